from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from regions import services
from regions.api.obstacle import CommentSerializer, ObstacleSerializer
from regions.meeting_filters import MeetingFilter
from regions.models import Meeting, Obstacle, Province, Regency
from regions.models.meeting import MeetingKind


class MeetingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Meeting
        fields = ["id", "kind", "province", "center_id", "title", "held_on", "place", "status",
                  "minutes", "attendance"]  # fmt: skip
        read_only_fields = fields


class CallMeeting(serializers.Serializer):
    """``province`` may be left out by an officer of a province; a center calls ``FKLPI`` only."""

    kind = serializers.ChoiceField(choices=MeetingKind.choices, default=MeetingKind.RAKOR)
    province = serializers.PrimaryKeyRelatedField(queryset=Province.objects.all(), required=False)
    title = serializers.CharField(max_length=100)
    held_on = serializers.DateField()
    place = serializers.CharField(max_length=200)


class DecideAtMeeting(serializers.Serializer):
    obstacle = serializers.IntegerField(min_value=1, max_value=2**62)
    text = serializers.CharField(max_length=2_000)


class TaskOfMeeting(serializers.Serializer):
    regency = serializers.PrimaryKeyRelatedField(queryset=Regency.objects.current())
    text = serializers.CharField(max_length=2_000)
    due_on = serializers.DateField()


class HoldMeeting(serializers.Serializer):
    minutes = serializers.CharField(max_length=10_000)
    attendance = serializers.CharField(max_length=5_000)


class CancelMeeting(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class MeetingViewSet(PortalViewSet):
    """Coordination meetings: called, decided in, written down."""

    queryset = Meeting.objects.all()
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilter
    may = {
        "list": "regions.view_meetings",
        "retrieve": "regions.view_meetings",
        "create": "regions.call_meeting",
        "decide": "regions.decide",
        "task": "regions.give_task",
        "hold": "regions.hold_meeting",
        "cancel": "regions.cancel_meeting",
    }

    @extend_schema(request=CallMeeting, responses={201: MeetingSerializer})
    def create(self, request: Request) -> Response:
        words = asked(CallMeeting, request)
        if "province" not in words:
            words["province"] = Province.objects.filter(pk=request.user.scope_key).first()
        if words["province"] is None:
            raise ValidationError({"province": "Give the code of a province."})
        meeting = services.call_meeting(**words, by=request.user)
        return Response(self.get_serializer(meeting).data, status=201)

    @extend_schema(request=DecideAtMeeting, responses={201: CommentSerializer})
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: str) -> Response:
        """What was decided stands under the obstacle."""
        words = asked(DecideAtMeeting, request)
        rows = Obstacle.objects.visible_to(request.user).select_related("regency")
        obstacle = get_object_or_404(rows, pk=words["obstacle"])
        said = services.decide(self.get_object(), obstacle, text=words["text"], by=request.user)
        return Response(CommentSerializer(said).data, status=201)

    @extend_schema(request=TaskOfMeeting, responses={201: ObstacleSerializer})
    @action(detail=True, methods=["post"])
    def task(self, request: Request, pk: str) -> Response:
        """An obstacle of the region with a day of its own."""
        words = asked(TaskOfMeeting, request)
        task = services.give_task(self.get_object(), by=request.user, **words)
        return Response(ObstacleSerializer(task).data, status=201)

    @extend_schema(request=HoldMeeting, responses=MeetingSerializer)
    @action(detail=True, methods=["post"])
    def hold(self, request: Request, pk: str) -> Response:
        words = asked(HoldMeeting, request)
        meeting = services.hold_meeting(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(meeting).data)

    @extend_schema(request=CancelMeeting, responses=MeetingSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        words = asked(CancelMeeting, request)
        meeting = services.cancel_meeting(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(meeting).data)
