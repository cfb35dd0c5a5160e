from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import MOST_ROWS
from participants import services
from participants.models import SelectionScore, SelectionStep
from participants.models.selection import BEST
from participants.services.score import Mark


class SelectionStepSerializer(serializers.ModelSerializer):
    class Meta:
        model = SelectionStep
        fields = ["id", "batch", "center", "kind", "held_on", "weight", "pass_mark"]
        read_only_fields = fields


class ScoreSerializer(serializers.ModelSerializer):
    class Meta:
        model = SelectionScore
        fields = ["referral", "points", "is_absent"]


class PointsSerializer(serializers.Serializer):
    referral = serializers.IntegerField(min_value=1, max_value=2**62)
    points = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=Decimal(0), max_value=Decimal(BEST),
        allow_null=True, default=None,
    )  # fmt: skip
    is_absent = serializers.BooleanField(default=False)


class MarksSerializer(serializers.Serializer):
    marks = PointsSerializer(many=True, allow_empty=False, max_length=MOST_ROWS)


class SelectionStepViewSet(PortalViewSet):
    queryset = SelectionStep.objects.order_by("-held_on", "pk")
    serializer_class = SelectionStepSerializer
    filterset_fields = ["batch", "kind"]
    may = {
        "list": "participants.view_selection",
        "retrieve": "participants.view_selection",
        "points": "participants.view_selection",
        "note": "participants.note_points",
    }

    @extend_schema(responses=ScoreSerializer(many=True))
    @action(detail=True, pagination_class=None, filterset_fields=[])
    def points(self, request: Request, pk: str) -> Response:
        """What may be read of the points of this step; a region reads them once it is decided."""
        rows = SelectionScore.objects.visible_to(request.user).filter(step=self.get_object())
        return Response(ScoreSerializer(rows.order_by("referral_id"), many=True).data)

    @extend_schema(request=MarksSerializer, responses=ScoreSerializer(many=True))
    @points.mapping.post
    def note(self, request: Request, pk: str) -> Response:
        """Points, absence, or neither to take a mark back; the same marks again change nothing."""
        sent: list[dict[str, Any]] = asked(MarksSerializer, request)["marks"]
        marks = {row["referral"]: Mark(row["points"], row["is_absent"]) for row in sent}
        services.note_points(self.get_object(), marks, by=request.user)
        return self.points(request, pk)
