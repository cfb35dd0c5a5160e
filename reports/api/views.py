from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from blkportal.core.api import PortalViewSet
from blkportal.core.jobs import cancel_job
from blkportal.core.models import Job
from reports import services
from reports.api.changes import ComparisonSerializer, CopySerializer
from reports.api.serializers import (
    DefinitionsSerializer,
    FiguresSerializer,
    JobSerializer,
    QuestionSerializer,
    ReportSerializer,
)
from reports.figures import DEFINITIONS_VERSION, FIGURES, RATES
from reports.filters import ReportFilter
from reports.measures import MEASURES
from reports.models import RegionalReport
from reports.services.comparing import compare, copies_since


class ReportViewSet(PortalViewSet):
    """Frozen reports about a place and a period."""

    queryset = RegionalReport.objects.select_related("job")
    serializer_class = ReportSerializer
    filterset_class = ReportFilter
    may = {
        "list": "reports.view_report",
        "retrieve": "reports.view_report",
        "figures": "reports.view_report",
        "changes": "reports.view_report",
        "create": "reports.request_report",
        "again": "reports.request_report",
    }

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        reads_all = self.action in {"figures", "changes"}
        return rows if reads_all else rows.defer("regencies", "breakdowns")

    @extend_schema(request=QuestionSerializer, responses={202: ReportSerializer})
    def create(self, request: Request) -> Response:
        """Ask for a report; it is built in the background, and ``status`` says how far it is."""
        question = QuestionSerializer(data=request.data)
        question.is_valid(raise_exception=True)
        report = services.request_report(**question.validated_data, by=request.user)
        return Response(self.get_serializer(report).data, status=202)

    @extend_schema(request=None, responses={202: ReportSerializer})
    @action(detail=True, methods=["post"])
    def again(self, request: Request, pk: str) -> Response:
        report = services.request_again(self.get_object(), by=request.user)
        return Response(self.get_serializer(report).data, status=202)

    @extend_schema(responses=FiguresSerializer)
    @action(detail=True, methods=["get"])
    def figures(self, request: Request, pk: str) -> Response:
        return Response(FiguresSerializer(self.get_built()).data)

    @extend_schema(
        responses=ComparisonSerializer,
        parameters=[OpenApiParameter("with", int, required=False,
                                     description="The number of a later copy.")],
    )  # fmt: skip
    @action(detail=True, methods=["get"])
    def changes(self, request: Request, pk: str) -> Response:
        """What changed between this copy and a later one, and why."""
        wanted = CopySerializer(data=request.query_params)
        wanted.is_valid(raise_exception=True)
        old = self.get_built()
        if "with" in wanted.validated_data:
            new = get_object_or_404(self.get_queryset(), pk=wanted.validated_data["with"])
        else:
            new = copies_since(old, by=request.user).first() or old  # which is refused
        comparison = compare(old, new, by=request.user)
        return Response(ComparisonSerializer(comparison).data)

    def get_built(self) -> RegionalReport:
        report = self.get_object()
        if report.as_of is None:
            raise NotFound(_("The report is not built yet."))
        return report


class DefinitionViewSet(ViewSet):
    """How every figure is counted."""

    permission_classes = [MayDo]
    may = {"list": "reports.view_definitions"}

    @extend_schema(responses=DefinitionsSerializer, operation_id="definitions_list")
    def list(self, request: Request) -> Response:
        body = {"version": DEFINITIONS_VERSION, "figures": FIGURES, "rates": RATES,
                "measures": MEASURES}  # fmt: skip
        return Response(DefinitionsSerializer(body).data)


class JobViewSet(PortalViewSet):
    """Background work that one has asked for."""

    queryset = Job.objects.all()
    serializer_class = JobSerializer
    may = {
        "list": "reports.view_job",
        "retrieve": "reports.view_job",
        "cancel": "reports.cancel_job",
    }

    @extend_schema(request=None, responses=JobSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        job = self.get_object()
        cancel_job(job, by=request.user)
        job.refresh_from_db()
        return Response(self.get_serializer(job).data)
