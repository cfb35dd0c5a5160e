from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import KeysetPaging
from participants import services
from participants.models import Enrollment, Leave


class LeaveOfAbsenceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Leave
        fields = ["id", "enrollment", "center", "left_at", "due_back", "returned_at", "reason"]
        read_only_fields = fields


class GiveLeaveSerializer(serializers.Serializer):
    enrollment = serializers.IntegerField(min_value=1, max_value=2**62)
    left_at = serializers.DateTimeField(required=False)
    due_back = serializers.DateTimeField()
    reason = serializers.CharField(max_length=200)


class NoteReturnSerializer(serializers.Serializer):
    returned_at = serializers.DateTimeField(required=False)


class LeaveViewSet(PortalViewSet):
    queryset = Leave.objects.all()
    serializer_class = LeaveOfAbsenceSerializer
    pagination_class = KeysetPaging
    filterset_fields = {"enrollment": ["exact"], "returned_at": ["isnull"]}
    may = {
        "list": "participants.view_leaves",
        "retrieve": "participants.view_leaves",
        "create": "participants.give_leave",
        "come_back": "participants.note_return",
    }

    @extend_schema(request=GiveLeaveSerializer, responses={201: LeaveOfAbsenceSerializer})
    def create(self, request: Request) -> Response:
        words = asked(GiveLeaveSerializer, request)
        rows = Enrollment.objects.visible_to(request.user).select_related("participant")
        enrollment = get_object_or_404(rows, pk=words.pop("enrollment"))
        leave = services.give_leave(enrollment, by=request.user, **words)
        return Response(self.get_serializer(leave).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=NoteReturnSerializer, responses=LeaveOfAbsenceSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def come_back(self, request: Request, pk: str) -> Response:
        """The person is back, now or at the moment that is given."""
        words = asked(NoteReturnSerializer, request)
        leave = services.note_return(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(leave).data)
