from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.rule_set import CountedRulesSerializer, counted_rules
from programs.api.serializers import (
    BatchSerializer,
    CorrectBatchSerializer,
    DecreeSerializer,
    NothingSerializer,
    PlanSerializer,
    ReasonSerializer,
)
from programs.filters import BatchFilter
from programs.models import Batch


def verb(serializer: type[Serializer], **about: Any) -> Any:
    """A POST that moves one batch and answers with it."""

    def mark(method: Any) -> Any:
        schema = extend_schema(request=serializer, responses=BatchSerializer)
        return action(detail=True, methods=["post"], **about)(schema(method))

    return mark


class BatchViewSet(PortalViewSet):
    queryset = Batch.objects.select_related("program").order_by("-starts_on", "pk")
    serializer_class = BatchSerializer
    filterset_class = BatchFilter
    may = {
        "list": "programs.view_batches",
        "retrieve": "programs.view_batches",
        "rules": "programs.view_batches",
        "create": "programs.plan_batch",
        "correct": "programs.correct_batch",
        "open": "programs.open_batch",
        "start_selection": "programs.start_selection",
        "confirm": "programs.confirm_batch",
        "start": "programs.start_batch",
        "start_assessment": "programs.start_assessment",
        "start_graduation": "programs.start_graduation",
        "close": "programs.close_batch",
        "postpone": "programs.postpone_batch",
        "cancel": "programs.cancel_batch",
    }

    @extend_schema(request=PlanSerializer, responses={201: BatchSerializer})
    def create(self, request: Request) -> Response:
        plan = asked(PlanSerializer, request)
        _must_be_own(request, plan)
        batch = services.plan_batch(by=request.user, **plan)
        return Response(self.get_serializer(batch).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=CountedRulesSerializer)
    @action(detail=True)
    def rules(self, request: Request, pk: str) -> Response:
        """By which rules the class admits: those of its center, or the program's."""
        return Response(counted_rules(self.get_object()))

    @verb(CorrectBatchSerializer)
    def correct(self, request: Request, pk: str) -> Response:
        batch = self.get_object()
        sent = CorrectBatchSerializer(batch, data=request.data, partial=True)
        sent.is_valid(raise_exception=True)
        changes = dict(sent.validated_data)
        if "version" not in changes:
            raise ValidationError({"version": "Give the version that you have read."})
        _must_be_own(request, changes)
        version = changes.pop("version")
        services.correct_batch(batch, version=version, changes=changes, by=request.user)
        return self._answer(batch)

    @verb(NothingSerializer)
    def open(self, request: Request, pk: str) -> Response:
        return self._answer(services.open_batch(self.get_object(), by=request.user))

    @verb(NothingSerializer, url_path="start-selection")
    def start_selection(self, request: Request, pk: str) -> Response:
        return self._answer(services.start_selection(self.get_object(), by=request.user))

    @verb(DecreeSerializer)
    def confirm(self, request: Request, pk: str) -> Response:
        decree = asked(DecreeSerializer, request)
        return self._answer(services.confirm_batch(self.get_object(), by=request.user, **decree))

    @verb(NothingSerializer)
    def start(self, request: Request, pk: str) -> Response:
        return self._answer(services.start_batch(self.get_object(), by=request.user))

    @verb(NothingSerializer, url_path="start-assessment")
    def start_assessment(self, request: Request, pk: str) -> Response:
        return self._answer(services.start_assessment(self.get_object(), by=request.user))

    @verb(NothingSerializer, url_path="start-graduation")
    def start_graduation(self, request: Request, pk: str) -> Response:
        return self._answer(services.start_graduation(self.get_object(), by=request.user))

    @verb(NothingSerializer)
    def close(self, request: Request, pk: str) -> Response:
        return self._answer(services.close_batch(self.get_object(), by=request.user))

    @verb(ReasonSerializer)
    def postpone(self, request: Request, pk: str) -> Response:
        reason = asked(ReasonSerializer, request)
        return self._answer(services.postpone_batch(self.get_object(), by=request.user, **reason))

    @verb(ReasonSerializer)
    def cancel(self, request: Request, pk: str) -> Response:
        reason = asked(ReasonSerializer, request)
        return self._answer(services.cancel_batch(self.get_object(), by=request.user, **reason))

    def _answer(self, batch: Batch) -> Response:
        return Response(self.get_serializer(batch).data)


def _must_be_own(request: Request, plan: dict[str, Any]) -> None:
    user, center = request.user, plan.get("center")
    if user.is_center and center is not None and center.pk != user.scope_key:
        raise ValidationError({"center": "Plan batches for your own center."})
