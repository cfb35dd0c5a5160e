"""Follow-ups of graduates: to be asked, answered, and the answer that an office has been told."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from participants.states import Outcome
from placements import services
from placements.api.serializers import WorkSerializer
from placements.api.views import words_of
from placements.follow_up_filters import FollowUpFilter
from placements.models import FollowUp


class FollowUpSerializer(serializers.ModelSerializer):
    """``answer`` stays UNKNOWN until somebody has answered."""

    name = serializers.CharField(source="participant.name")
    program_title = serializers.CharField(source="enrollment.program.title")

    class Meta:
        model = FollowUp
        fields = ["id", "enrollment", "name", "program_title", "regency", "center", "months",
                  "due_on", "closes_on", "answer", "words", "source", "answered_at", "times_asked",
                  "asked_on"]  # fmt: skip
        read_only_fields = fields


class FollowUpAnswerSerializer(WorkSerializer):
    """``same_work`` says that the work on record goes on; otherwise it ends on ``last_day``."""

    answer = serializers.ChoiceField(choices=Outcome.choices)
    words = serializers.CharField(
        max_length=120, required=False, allow_blank=True, help_text="Of OTHER: what else"
    )
    same_work = serializers.BooleanField(required=False)
    last_day = serializers.DateField(required=False, allow_null=True)
    started_on = serializers.DateField(required=False, allow_null=True)


class FollowUpViewSet(PortalViewSet):
    queryset = FollowUp.objects.all()
    serializer_class = FollowUpSerializer
    filterset_class = FollowUpFilter
    may = {
        "list": "placements.view_follow_ups",
        "retrieve": "placements.view_follow_ups",
        "answer": "placements.answer_follow_up",
        "replace_link": "placements.replace_link",
    }

    def get_queryset(self) -> Any:
        return super().get_queryset().as_listed()

    def shown(self, pk: int) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=pk)).data)

    @extend_schema(request=FollowUpAnswerSerializer, responses=FollowUpSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        follow_up = self.get_object()
        words = words_of(self, FollowUpAnswerSerializer)
        return self.shown(services.answer_follow_up(follow_up, by=request.user, **words).pk)

    @extend_schema(request=None, responses=FollowUpSerializer)
    @action(detail=True, methods=["post"], url_path="replace-link")
    def replace_link(self, request: Request, pk: str) -> Response:
        return self.shown(services.replace_link(self.get_object(), by=request.user).pk)
