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
from participants.models import Attendance, TrainingDay
from participants.services.attendance import Mark
from programs.models.program import LESSON_HOURS_A_DAY


class TrainingDaySerializer(serializers.ModelSerializer):
    class Meta:
        model = TrainingDay
        fields = ["id", "batch", "center", "day", "hours", "room", "instructor", "taken_at"]
        read_only_fields = fields


class AttendanceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Attendance
        fields = ["enrollment", "mark", "hours"]
        read_only_fields = fields


class PlanDaysSerializer(serializers.Serializer):
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6), min_length=1, max_length=7
    )
    hours_a_day = serializers.IntegerField(min_value=1, max_value=LESSON_HOURS_A_DAY)
    off = serializers.ListField(child=serializers.DateField(), max_length=60, default=list)


class AssignDaysSerializer(serializers.Serializer):
    """Left out or null: none; without days, all whose roll is not taken."""

    room = serializers.IntegerField(min_value=1, max_value=2**62, allow_null=True, default=None)
    instructor = serializers.IntegerField(
        min_value=1, max_value=2**62, allow_null=True, default=None
    )
    since = serializers.DateField(allow_null=True, default=None)
    until = serializers.DateField(allow_null=True, default=None)


class RollMarkSerializer(serializers.Serializer):
    enrollment = serializers.IntegerField(min_value=1, max_value=2**62)
    mark = serializers.ChoiceField(choices=Attendance.Mark.choices)
    hours = serializers.IntegerField(
        min_value=1, max_value=LESSON_HOURS_A_DAY, allow_null=True, default=None
    )


class RollSerializer(serializers.Serializer):
    marks = RollMarkSerializer(many=True, allow_empty=False, max_length=MOST_ROWS)
    reason = serializers.CharField(max_length=300, default="", allow_blank=True)


class TrainingDayViewSet(PortalViewSet):
    queryset = TrainingDay.objects.order_by("-day", "pk")
    serializer_class = TrainingDaySerializer
    filterset_fields = ["batch", "day"]
    may = {
        "list": "participants.view_attendance",
        "retrieve": "participants.view_attendance",
        "roll": "participants.view_attendance",
        "take": "participants.take_roll",
    }

    @extend_schema(responses=AttendanceSerializer(many=True))
    @action(detail=True, pagination_class=None, filterset_fields=[])
    def roll(self, request: Request, pk: str) -> Response:
        rows = Attendance.objects.visible_to(request.user).filter(day=self.get_object())
        return Response(AttendanceSerializer(rows.order_by("enrollment_id"), many=True).data)

    @extend_schema(request=RollSerializer, responses=AttendanceSerializer(many=True))
    @roll.mapping.post
    def take(self, request: Request, pk: str) -> Response:
        """The first time everybody of the class is on it; later some may be corrected."""
        words: dict[str, Any] = asked(RollSerializer, request)
        marks = {row["enrollment"]: Mark(row["mark"], row["hours"]) for row in words["marks"]}
        services.take_roll(self.get_object(), marks, reason=words["reason"], by=request.user)
        return self.roll(request, pk)
