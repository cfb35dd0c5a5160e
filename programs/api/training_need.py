from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.serializers import NothingSerializer
from programs.models import TrainingNeed
from programs.need_filters import NeedFilter

FACTS = ["occupation", "occupation_code", "program", "sector", "demand", "capacity", "vacancies",
         "companies", "men_seeking", "women_seeking", "sources", "delivery", "seats", "quarter",
         "cost_sharing", "placements", "placed_with", "why"]  # fmt: skip


class NeedSerializer(serializers.ModelSerializer):
    """``gap`` is demand less capacity, in people; null where either is unknown."""

    gap = serializers.IntegerField(read_only=True, allow_null=True)
    sector = serializers.CharField(read_only=True)  # empty in a draft
    delivery = serializers.CharField(read_only=True)

    class Meta:
        model = TrainingNeed
        fields = ["id", "regency", "year", "rank", *FACTS, "gap", "status", "planned", "quota",
                  "answer", "version"]  # fmt: skip
        read_only_fields = fields


class DraftNeed(serializers.ModelSerializer):
    year = serializers.IntegerField(min_value=2000, max_value=2100)

    class Meta:
        model = TrainingNeed
        fields = ["year", *FACTS]


class CorrectNeed(serializers.ModelSerializer):
    """Only what is sent changes; ``version`` is the one that was read."""

    version = serializers.IntegerField(min_value=1)

    class Meta:
        model = TrainingNeed
        fields = ["version", *FACTS]
        extra_kwargs = {"occupation": {"required": False}}


class AnswerNeed(serializers.Serializer):
    answer = serializers.CharField(max_length=500)


class ReviewNeed(serializers.Serializer):
    answer = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PlanNeed(ReviewNeed):
    seats = serializers.IntegerField(min_value=1, max_value=9999)


class TrainingNeedViewSet(PortalViewSet):
    queryset = TrainingNeed.objects.select_related("program").order_by("-year", "-pk")
    serializer_class = NeedSerializer
    filterset_class = NeedFilter
    may = {
        "list": "programs.view_needs",
        "retrieve": "programs.view_needs",
        "create": "programs.draft_need",
        "move_up": "programs.move_need",
        "move_down": "programs.move_need",
        **{
            name: f"programs.{name}_need"
            for name in ("correct", "submit", "withdraw", "review", "plan", "defer", "reject")
        },
        "send_back": "programs.return_need",
    }

    @extend_schema(request=DraftNeed, responses={201: NeedSerializer})
    def create(self, request: Request) -> Response:
        need = services.draft_need(by=request.user, **asked(DraftNeed, request))
        return Response(self.get_serializer(need).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=CorrectNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        changes = asked(CorrectNeed, request)
        version = changes.pop("version")
        need = services.correct_need(
            self.get_object(), version=version, changes=changes, by=request.user
        )
        return Response(self.get_serializer(need).data)

    @extend_schema(request=NothingSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        return self._told(services.submit_need)

    @extend_schema(request=NothingSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._told(services.withdraw_need)

    @extend_schema(request=NothingSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"], url_path="move-up")
    def move_up(self, request: Request, pk: str) -> Response:
        return self._told(services.move_need, up=True)

    @extend_schema(request=NothingSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"], url_path="move-down")
    def move_down(self, request: Request, pk: str) -> Response:
        return self._told(services.move_need, up=False)

    @extend_schema(request=ReviewNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def review(self, request: Request, pk: str) -> Response:
        return self._told(services.review_need, ReviewNeed)

    @extend_schema(request=AnswerNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: str) -> Response:
        return self._told(services.return_need, AnswerNeed)

    @extend_schema(request=PlanNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def plan(self, request: Request, pk: str) -> Response:
        return self._told(services.plan_need, PlanNeed)

    @extend_schema(request=AnswerNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def defer(self, request: Request, pk: str) -> Response:
        return self._told(services.defer_need, AnswerNeed)

    @extend_schema(request=AnswerNeed, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str) -> Response:
        return self._told(services.reject_need, AnswerNeed)

    def _told(
        self,
        service: Callable[..., Any],
        sent: type[serializers.Serializer] | None = None,
        **facts: Any,
    ) -> Response:
        said = asked(sent, self.request) if sent else {}
        need = service(self.get_object(), by=self.request.user, **said, **facts)
        return Response(self.get_serializer(need).data)
