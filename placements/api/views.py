from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import filters, services
from placements.api import serializers
from placements.api.evidence import EvidenceActions
from placements.models import Employer, HireRequest, Placement
from placements.services.hire_request import note_contact


def words_of(view: Any, kind: Any) -> dict[str, Any]:
    """The checked words of a POST."""
    given = kind(data=view.request.data, context=view.get_serializer_context())
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)


class EmployerViewSet(PortalViewSet):
    queryset = Employer.objects.all()
    serializer_class = serializers.EmployerSerializer
    filterset_class = filters.EmployerFilter
    may = {
        "list": "placements.view_employers",
        "retrieve": "placements.view_employers",
        "create": "placements.register_employer",
        "verify": "placements.verify_employer",
        "deny": "placements.deny_employer",
        "suspend": "placements.suspend_employer",
        "appeal": "placements.appeal_suspension",
    }

    @extend_schema(responses={201: serializers.EmployerSerializer})
    def create(self, request: Request) -> Response:
        words = words_of(self, serializers.EmployerSerializer)
        employer = services.register_employer(by=request.user, **words)
        return Response(self.get_serializer(employer).data, status=201)

    @extend_schema(request=None, responses=serializers.EmployerSerializer)
    @action(detail=True, methods=["post"])
    def verify(self, request: Request, pk: str) -> Response:
        employer = services.verify_employer(self.get_object(), by=request.user)
        return Response(self.get_serializer(employer).data)

    @extend_schema(request=serializers.ReasonSerializer, responses=serializers.EmployerSerializer)
    @action(detail=True, methods=["post"])
    def deny(self, request: Request, pk: str) -> Response:
        words = words_of(self, serializers.ReasonSerializer)
        employer = services.deny_employer(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(employer).data)

    @extend_schema(request=serializers.ReasonSerializer, responses=serializers.EmployerSerializer)
    @action(detail=True, methods=["post"])
    def suspend(self, request: Request, pk: str) -> Response:
        words = words_of(self, serializers.ReasonSerializer)
        employer = services.suspend_employer(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(employer).data)

    @extend_schema(request=serializers.ReasonSerializer, responses=serializers.EmployerSerializer)
    @action(detail=True, methods=["post"])
    def appeal(self, request: Request, pk: str) -> Response:
        words = words_of(self, serializers.ReasonSerializer)
        employer = services.appeal_suspension(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(employer).data)


class HireRequestViewSet(PortalViewSet):
    queryset = HireRequest.objects.all()
    serializer_class = serializers.HireRequestSerializer
    filterset_class = filters.HireRequestFilter
    may = {
        "list": "placements.view_hire_requests",
        "retrieve": "placements.view_hire_requests",
        "create": "placements.request_hire",
        "accept": "placements.accept_hire_request",
        "decline": "placements.decline_hire_request",
        "take_back": "placements.take_back_yes",
        "withdraw": "placements.withdraw_hire_request",
        "hire": "placements.hire",
    }

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        user = self.request.user
        return rows.as_read_by(user) if user.is_authenticated else rows

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        note_contact(self.found, by=request.user)
        return super().retrieve(request, *args, **kwargs)

    def shown(self, pk: int, status: int = 200) -> Response:
        """As this reader sees it now."""
        asked = self.get_queryset().get(pk=pk)
        return Response(self.get_serializer(asked).data, status=status)

    @extend_schema(
        request=serializers.AskSerializer, responses={201: serializers.HireRequestSerializer}
    )
    def create(self, request: Request) -> Response:
        words = words_of(self, serializers.AskSerializer)
        asked = services.request_hire(words.pop("certificate"), by=request.user, **words)
        return self.shown(asked.pk, status=201)

    @extend_schema(
        request=serializers.AskedSerializer, responses=serializers.HireRequestSerializer
    )
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        asked = self.get_object()
        words_of(self, serializers.AskedSerializer)
        services.accept_hire_request(asked, by=request.user)
        return self.shown(asked.pk)

    @extend_schema(
        request=serializers.DeclineSerializer, responses=serializers.HireRequestSerializer
    )
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        asked = self.get_object()
        reason = words_of(self, serializers.DeclineSerializer)["reason"]
        services.decline_hire_request(asked, reason=reason, by=request.user)
        return self.shown(asked.pk)

    @extend_schema(
        request=serializers.DeclineSerializer, responses=serializers.HireRequestSerializer
    )
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: str) -> Response:
        asked = self.get_object()
        reason = words_of(self, serializers.DeclineSerializer)["reason"]
        services.take_back_yes(asked, reason=reason, by=request.user)
        return self.shown(asked.pk)

    @extend_schema(request=None, responses=serializers.HireRequestSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        asked = services.withdraw_hire_request(self.get_object(), by=request.user)
        return self.shown(asked.pk)

    @extend_schema(
        request=serializers.StartedSerializer, responses=serializers.HireRequestSerializer
    )
    @action(detail=True, methods=["post"])
    def hire(self, request: Request, pk: str) -> Response:
        asked = self.get_object()
        words = words_of(self, serializers.StartedSerializer)
        services.hire(asked, by=request.user, **words)
        return self.shown(asked.pk)


class PlacementViewSet(EvidenceActions, PortalViewSet):
    queryset = Placement.objects.all()
    serializer_class = serializers.PlacementSerializer
    filterset_class = filters.PlacementFilter
    may = {
        "list": "placements.view_placements",
        "retrieve": "placements.view_placements",
        "create": "placements.record_placement",
        "see": "placements.see_placement",
        "confirm": "placements.confirm_placement",
        "deny": "placements.deny_placement",
        "end": "placements.end_placement",
        **EvidenceActions.may,
    }

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        user = self.request.user
        return rows.as_read_by(user) if user.is_authenticated else rows

    def shown(self, pk: int, status: int = 200) -> Response:
        placement = self.get_queryset().get(pk=pk)
        return Response(self.get_serializer(placement).data, status=status)

    @extend_schema(
        request=serializers.RecordSerializer, responses={201: serializers.PlacementSerializer}
    )
    def create(self, request: Request) -> Response:
        words = words_of(self, serializers.RecordSerializer)
        enrollment = words.pop("enrollment")
        placement = services.record_placement(enrollment, by=request.user, **words)
        return self.shown(placement.pk, status=201)

    @extend_schema(request=None, responses=serializers.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def see(self, request: Request, pk: str) -> Response:
        return self.shown(services.see_placement(self.get_object(), by=request.user).pk)

    @extend_schema(request=None, responses=serializers.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        return self.shown(services.confirm_placement(self.get_object(), by=request.user).pk)

    @extend_schema(request=serializers.ReasonSerializer, responses=serializers.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def deny(self, request: Request, pk: str) -> Response:
        placement = self.get_object()
        words = words_of(self, serializers.ReasonSerializer)
        return self.shown(services.deny_placement(placement, by=request.user, **words).pk)

    @extend_schema(request=serializers.EndSerializer, responses=serializers.PlacementSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        placement = self.get_object()
        words = words_of(self, serializers.EndSerializer)
        return self.shown(services.end_placement(placement, by=request.user, **words).pk)
