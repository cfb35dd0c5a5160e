from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from reports import services
from reports.cadence import Cadence
from reports.models import ReportRun
from reports.services.reporting_rate import reporting_of


class RunSerializer(serializers.ModelSerializer):
    """``built`` of ``places`` reports stand; ``failed`` says of which place none, and why."""

    built = serializers.IntegerField(read_only=True)
    status = serializers.CharField(source="job.status", default=None, read_only=True)

    class Meta:
        model = ReportRun
        fields = ["id", "cadence", "period_from", "period_to", "version", "reason", "built",
                  "places", "failed", "status", "started_at", "ended_at"]  # fmt: skip


class ReportingSerializer(serializers.Serializer):
    """``expected`` = ``on_time`` + ``late`` + ``still_time`` + ``missing``, in regencies."""

    code = serializers.CharField()
    name = serializers.CharField()
    expected = serializers.IntegerField()
    on_time = serializers.IntegerField()
    late = serializers.IntegerField()
    still_time = serializers.IntegerField()
    missing = serializers.IntegerField()
    doubted = serializers.IntegerField()
    accepted = serializers.IntegerField()


class StartRun(serializers.Serializer):
    """``day`` lies in the month, quarter or year that is meant."""

    cadence = serializers.ChoiceField(Cadence.choices)
    day = serializers.DateField()
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class RunViewSet(PortalViewSet):
    """The reports of all places about a period."""

    queryset = ReportRun.objects.with_built().select_related("job")
    serializer_class = RunSerializer
    filterset_fields = ["cadence"]
    may = {
        "list": "reports.view_runs",
        "retrieve": "reports.view_runs",
        "create": "reports.start_run",
        "resume": "reports.start_run",
        "reporting": "reports.view_runs",
    }

    @extend_schema(request=StartRun, responses={202: RunSerializer})
    def create(self, request: Request) -> Response:
        """For the first time, or anew as the next version, for a reason."""
        run = services.start_run(**asked(StartRun, request), by=request.user)
        return self._answer(run.pk)

    @extend_schema(request=None, responses={202: RunSerializer})
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: str) -> Response:
        """Make what failed, or what was left when the work was stopped."""
        run = services.continue_run(self.get_object(), by=request.user)
        return self._answer(run.pk)

    @extend_schema(responses=ReportingSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_fields=None)
    def reporting(self, request: Request, pk: str) -> Response:
        """How many regencies and cities have confirmed theirs, by province."""
        lines = reporting_of(self.get_object().pk)
        return Response(ReportingSerializer(lines, many=True).data)

    def _answer(self, pk: int) -> Response:
        run: Any = self.get_queryset().get(pk=pk)
        return Response(self.get_serializer(run).data, status=202)
