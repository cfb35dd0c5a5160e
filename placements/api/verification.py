"""Verification rounds through the API: seed, frame and sample, and the results."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from placements import services
from placements.models import SampledWork, VerificationRound


class RoundSerializer(serializers.ModelSerializer):
    class Meta:
        model = VerificationRound
        fields = ["id", "title", "started_from", "started_until", "per_region", "seed",
                  "published_at", "frame_size", "open_digest", "drawn_at"]  # fmt: skip


class PlanRound(serializers.Serializer):
    title = serializers.CharField(max_length=120)
    started_from = serializers.DateField()
    started_until = serializers.DateField()
    per_region = serializers.IntegerField(min_value=1, max_value=200)


class OpenSample(serializers.Serializer):
    regency = serializers.CharField(max_length=5)


class SampledWorkSerializer(serializers.ModelSerializer):
    class Meta:
        model = SampledWork
        fields = ["id", "round", "placement", "regency", "turn", "opened_at", "method", "result",
                  "note", "checked_at"]  # fmt: skip


class NoteCheck(serializers.Serializer):
    method = serializers.ChoiceField(choices=SampledWork.Method.choices)
    result = serializers.ChoiceField(choices=SampledWork.Result.choices)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class RoundViewSet(PortalViewSet):
    queryset = VerificationRound.objects.told().order_by("-pk")
    serializer_class = RoundSerializer
    may = {
        "list": "placements.view_sample",
        "retrieve": "placements.view_sample",
        "create": "placements.plan_round",
        "draw": "placements.draw_round",
        "open": "placements.open_sample",
    }

    @extend_schema(request=PlanRound, responses={201: RoundSerializer})
    def create(self, request: Request) -> Response:
        """The seed is made and published now."""
        plan = services.plan_round(by=request.user, **asked(PlanRound, request))
        return Response(self.get_serializer(plan).data, status=201)

    @extend_schema(request=None, responses=RoundSerializer)
    @action(detail=True, methods=["post"])
    def draw(self, request: Request, pk: str) -> Response:
        plan = services.draw_round(self.get_object(), by=request.user)
        return Response(self.get_serializer(plan).data)

    @extend_schema(request=OpenSample, responses=SampledWorkSerializer)
    @action(detail=True, methods=["post"])
    def open(self, request: Request, pk: str) -> Response:
        """The next one of the region, in the order of the draw."""
        words = asked(OpenSample, request)
        row = services.open_next(self.get_object(), words["regency"], by=request.user)
        return Response(SampledWorkSerializer(row).data)


class SampledWorkViewSet(PortalViewSet):
    """Those that have been opened."""

    queryset = SampledWork.objects.opened().select_related("placement").order_by("-pk")
    serializer_class = SampledWorkSerializer
    filterset_fields = ["round", "regency", "result"]
    may = {
        "list": "placements.view_sample",
        "retrieve": "placements.view_sample",
        "note": "placements.open_sample",
    }

    @extend_schema(request=NoteCheck, responses=SampledWorkSerializer)
    @action(detail=True, methods=["post"])
    def note(self, request: Request, pk: str) -> Response:
        words: dict[str, Any] = asked(NoteCheck, request)
        row = services.note_check(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(row).data)
