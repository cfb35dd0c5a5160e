"""The ladder of evidence through the API: a firm asked, a paper, a visit; and what there is."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.uploads.answer import as_attachment
from placements import services
from placements.models import FirmQuestion, WorkPaper, WorkVisit
from placements.services.firm_question import link_to_confirm


class FirmQuestionSerializer(serializers.ModelSerializer):
    class Meta:
        model = FirmQuestion
        fields = ["id", "placement", "sent_to", "asked_on", "closes_on", "answer", "last_day",
                  "witness_name", "witness_title", "answered_at"]  # fmt: skip


class WorkPaperSerializer(serializers.ModelSerializer):
    class Meta:
        model = WorkPaper
        fields = ["id", "placement", "kind", "media", "size", "is_scanned", "added_at"]


class WorkVisitSerializer(serializers.ModelSerializer):
    class Meta:
        model = WorkVisit
        fields = ["id", "placement", "on", "found", "note", "added_at"]


class AskFirm(serializers.Serializer):
    sent_to = serializers.CharField(max_length=120)


class FirmLink(serializers.Serializer):
    link = serializers.URLField()
    closes_on = serializers.DateField()


class AddWorkPaper(serializers.Serializer):
    kind = serializers.ChoiceField(choices=WorkPaper.Kind.choices)
    file = serializers.FileField(allow_empty_file=True)


class NoteVisit(serializers.Serializer):
    on = serializers.DateField()
    found = serializers.ChoiceField(choices=WorkVisit.Found.choices)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class EvidenceActions:
    """What an office does with one placement to prove it."""

    may = {
        "ask_firm": "placements.ask_firm",
        "add_paper": "placements.add_work_paper",
        "note_visit": "placements.note_visit",
    }
    never_kept = frozenset({"ask_firm", "add_paper"})

    @extend_schema(request=AskFirm, responses={201: FirmLink})
    @action(detail=True, methods=["post"], url_path="ask-firm")
    def ask_firm(self, request: Request, pk: str) -> Response:
        """A link for the firm; every earlier one about this work leads nowhere any more."""
        words = asked(AskFirm, request)
        question = services.ask_firm(self.get_object(), by=request.user, **words)  # type: ignore[attr-defined]
        answer = {"link": link_to_confirm(question), "closes_on": question.closes_on}
        return Response(FirmLink(answer).data, status=201, headers={"Cache-Control": "no-store"})

    @extend_schema(request={"multipart/form-data": AddWorkPaper},
                   responses={201: WorkPaperSerializer})  # fmt: skip
    @action(detail=True, methods=["post"], url_path="add-paper")
    def add_paper(self, request: Request, pk: str) -> Response:
        words = asked(AddWorkPaper, request)
        paper = services.add_work_paper(self.get_object(), by=request.user, **words)  # type: ignore[attr-defined]
        return Response(WorkPaperSerializer(paper).data, status=201)

    @extend_schema(request=NoteVisit, responses={201: WorkVisitSerializer})
    @action(detail=True, methods=["post"], url_path="note-visit")
    def note_visit(self, request: Request, pk: str) -> Response:
        words = asked(NoteVisit, request)
        visit = services.note_visit(self.get_object(), by=request.user, **words)  # type: ignore[attr-defined]
        return Response(WorkVisitSerializer(visit).data, status=201)


class FirmQuestionViewSet(PortalViewSet):
    queryset = FirmQuestion.objects.order_by("-pk")
    serializer_class = FirmQuestionSerializer
    filterset_fields = ["placement", "answer"]
    may = {"list": "placements.read_work_papers", "retrieve": "placements.read_work_papers"}


class WorkPaperViewSet(PortalViewSet):
    queryset = WorkPaper.objects.select_related("placement").order_by("-pk")
    serializer_class = WorkPaperSerializer
    filterset_fields = ["placement", "kind"]
    may = {
        "list": "placements.read_work_papers",
        "retrieve": "placements.read_work_papers",
        "download": "placements.read_work_papers",
    }

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def download(self, request: Request, pk: str) -> HttpResponse:
        paper: Any = self.found
        return as_attachment(services.read_work_paper(paper, by=request.user), paper.name)


class WorkVisitViewSet(PortalViewSet):
    queryset = WorkVisit.objects.order_by("-pk")
    serializer_class = WorkVisitSerializer
    filterset_fields = ["placement", "found"]
    may = {"list": "placements.read_work_papers", "retrieve": "placements.read_work_papers"}
