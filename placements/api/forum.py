"""Firms invited to forums: an office invites, takes back and notes who came; a firm reads its
invitations and answers."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import services
from placements.api.views import words_of
from placements.forum_filters import ForumGuestFilter
from placements.models import Employer, ForumGuest
from placements.models.forum_guest import Attended
from programs.api.serializers import ReasonSerializer
from regions.models import Meeting
from regions.states import MeetingStatus


class ForumGuestSerializer(serializers.ModelSerializer):
    """``center_name`` is empty where a province or the ministry called the forum."""

    employer_name = serializers.CharField(source="employer.name")
    title = serializers.CharField(source="meeting.title")
    held_on = serializers.DateField(source="meeting.held_on")
    place = serializers.CharField(source="meeting.place")
    meeting_status = serializers.ChoiceField(choices=MeetingStatus, source="meeting.status")
    province = serializers.CharField(source="meeting.province_id")
    center_name = serializers.CharField(default="")

    class Meta:
        model = ForumGuest
        fields = ["id", "meeting", "title", "held_on", "place", "meeting_status", "province",
                  "center_name", "employer", "employer_name", "invited_at", "status", "word",
                  "answered_at", "withdrawn_because", "came"]  # fmt: skip
        read_only_fields = fields


class InviteFirm(serializers.Serializer):
    meeting = serializers.IntegerField(min_value=1, max_value=2**62)
    employer = serializers.IntegerField(min_value=1, max_value=2**62)


class AnswerInvitation(serializers.Serializer):
    comes = serializers.BooleanField()
    word = serializers.CharField(max_length=300, required=False, allow_blank=True)


class NoteAttendance(serializers.Serializer):
    came = serializers.ChoiceField(choices=Attended)


class ForumGuestViewSet(PortalViewSet):
    queryset = ForumGuest.objects.as_listed()
    serializer_class = ForumGuestSerializer
    filterset_class = ForumGuestFilter
    may = {
        "list": "placements.view_invitations",
        "retrieve": "placements.view_invitations",
        "create": "placements.invite_firm",
        "attendance": "placements.note_attendance",
        "answer": "placements.answer_invitation",
        "take_back": "placements.take_back_invitation",
    }

    @extend_schema(request=InviteFirm, responses={201: ForumGuestSerializer})
    def create(self, request: Request) -> Response:
        words, user = words_of(self, InviteFirm), request.user
        meeting = get_object_or_404(Meeting.objects.visible_to(user), pk=words["meeting"])
        firm = get_object_or_404(Employer.objects.visible_to(user), pk=words["employer"])
        guest = services.invite_firm(meeting, firm, by=user)
        made = self.get_queryset().get(pk=guest.pk)
        return Response(self.get_serializer(made).data, status=201)

    @extend_schema(request=NoteAttendance, responses=ForumGuestSerializer)
    @action(detail=True, methods=["post"])
    def attendance(self, request: Request, pk: str) -> Response:
        guest, words = self.get_object(), words_of(self, NoteAttendance)
        services.note_attendance(guest.meeting, {guest.pk: words["came"]}, by=request.user)
        guest.refresh_from_db(fields=["came"])
        return Response(self.get_serializer(guest).data)

    @extend_schema(request=AnswerInvitation, responses=ForumGuestSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, pk: str) -> Response:
        return self._told(services.answer_invitation, **words_of(self, AnswerInvitation))

    @extend_schema(request=ReasonSerializer, responses=ForumGuestSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: str) -> Response:
        return self._told(services.take_back_invitation, **words_of(self, ReasonSerializer))

    def _told(self, service: Callable[..., Any], **words: Any) -> Response:
        guest = service(self.get_object(), by=self.request.user, **words)
        return Response(self.get_serializer(guest).data)
