"""Is this report real? For programs, as for people at the address on its paper."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from reports.models import RegionalReport
from reports.services import is_intact
from reports.services.reading import center_then, place_then
from reports.services.report_check import check_code
from reports.services.small_cells import headlines_of


class HeadlineSerializer(serializers.Serializer):
    """``number`` is null where it is kept back; ``is_few`` says that it is 1 to 4 then."""

    name = serializers.CharField()
    number = serializers.IntegerField(allow_null=True)
    of = serializers.CharField(source="whole_name")
    whole = serializers.IntegerField(allow_null=True)
    is_few = serializers.BooleanField()


class CheckedReportSerializer(serializers.ModelSerializer):
    """What must stand on the paper; no number below five people, and none that tells it.

    ``approval`` says how far up the line it was confirmed; empty where nobody is asked.
    """

    place = serializers.SerializerMethodField()
    center = serializers.SerializerMethodField()
    is_intact = serializers.SerializerMethodField()
    headlines = serializers.SerializerMethodField()
    approval = serializers.SerializerMethodField()

    class Meta:
        model = RegionalReport
        fields = ["level", "place", "center", "period_from", "period_to", "as_of",
                  "definitions_version", "checksum", "is_intact", "headlines",
                  "approval"]  # fmt: skip
        read_only_fields = fields

    def get_place(self, report: RegionalReport) -> str:
        return place_then(report)

    def get_center(self, report: RegionalReport) -> str:
        return center_then(report)

    def get_approval(self, report: RegionalReport) -> str:
        approval = getattr(report, "approval", None)
        return approval.status if approval else ""

    def get_is_intact(self, report: RegionalReport) -> bool:
        return is_intact(report)

    def get_headlines(self, report: RegionalReport) -> list[dict[str, Any]]:
        return HeadlineSerializer(headlines_of(report), many=True).data  # type: ignore[return-value]


class ReportCheckView(APIView):
    """The last part of the address in the picture, or the code as it is printed."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="report_check", responses=CheckedReportSerializer)
    def get(self, request: Request, code: str) -> Response:
        report = check_code(request, code)
        if report is None:
            raise NotFound
        return Response(CheckedReportSerializer(report).data)
