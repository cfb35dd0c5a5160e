from typing import Any

from django.utils.translation import ngettext
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.refusals import Refusal
from regions import services
from regions.imports import Context, read_wages
from regions.models import WageList
from regions.services.wage_list import lines_of


class WageListSerializer(serializers.ModelSerializer):
    class Meta:
        model = WageList
        fields = ["id", "file_name", "status", "added", "changed", "same", "uploaded_by",
                  "uploaded_at", "answered_by", "answered_at"]  # fmt: skip
        read_only_fields = fields


class WageLineSerializer(serializers.Serializer):
    """``place`` is a province "62" or a regency "62.10"; ``…_before`` null where there is none."""

    row = serializers.IntegerField()
    place = serializers.CharField()
    year = serializers.IntegerField()
    amount = serializers.IntegerField()
    source = serializers.CharField()
    amount_before = serializers.IntegerField(allow_null=True)
    source_before = serializers.CharField(allow_null=True)


class FullWageListSerializer(WageListSerializer):
    lines = serializers.SerializerMethodField()

    class Meta(WageListSerializer.Meta):
        fields = [*WageListSerializer.Meta.fields, "lines"]
        read_only_fields = fields

    @extend_schema_field(WageLineSerializer(many=True))
    def get_lines(self, wages: WageList) -> Any:
        return WageLineSerializer(lines_of(wages), many=True).data


class UploadWagesSerializer(serializers.Serializer):
    """``source`` is the decree of rows that name none."""

    file = serializers.FileField(max_length=200, allow_empty_file=True)
    source = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class WageListViewSet(PortalViewSet):
    """Lists of minimum wages; what a list says holds once it is confirmed."""

    queryset = WageList.objects.order_by("-pk")
    filterset_fields = ["status"]
    may = {
        "list": "regions.view_wage_lists",
        "retrieve": "regions.view_wage_lists",
        "create": "regions.upload_wages",
        "confirm": "regions.confirm_wages",
        "discard": "regions.discard_wages",
    }

    def get_serializer_class(self) -> Any:
        return FullWageListSerializer if self.action == "retrieve" else WageListSerializer

    @extend_schema(
        request={"multipart/form-data": UploadWagesSerializer},
        responses={201: FullWageListSerializer},
    )
    def create(self, request: Request) -> Response:
        """Upload a list. Every cell to mend is named in ``problems``; then nothing is kept."""
        words = asked(UploadWagesSerializer, request)
        file, about = words["file"], Context(words["source"].strip())
        checked = read_wages(file, file.name, about)
        if checked.problems:
            raise Refusal(
                _told(len(checked.problems)),
                code="cells_to_mend",
                problems=[problem.as_words() for problem in checked.problems],
            )
        lines = [row.line(about) for row in checked.rows]
        wages = services.keep_wages(lines, file.name, by=request.user)
        return Response(FullWageListSerializer(wages).data, status=201)

    @extend_schema(request=None, responses=WageListSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """All lines or none, over the numbers that were shown."""
        wages = services.confirm_wages(self.get_object(), by=request.user)
        return Response(self.get_serializer(wages).data)

    @extend_schema(request=None, responses=WageListSerializer)
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: str) -> Response:
        wages = services.discard_wages(self.get_object(), by=request.user)
        return Response(self.get_serializer(wages).data)


def _told(number: int) -> str:
    words = ngettext(
        "One cell has to be mended; nothing was kept.",
        "%(n)s cells have to be mended; nothing was kept.",
        number,
    )
    return words % {"n": number}
