"""Open data through the API, without an account; the ministry publishes with one."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ViewSet

from blkportal.core.access import MayDo
from reports import services
from reports.api.serializers import JobSerializer
from reports.models import OpenDataset
from reports.opendata.catalog import LICENCE, address_of
from reports.opendata.files import open_json
from reports.views.open_data import find


class OpenDatasetSerializer(serializers.ModelSerializer):
    address = serializers.SerializerMethodField()
    licence = serializers.SerializerMethodField()

    class Meta:
        model = OpenDataset
        fields = ["code", "year", "version", "as_of", "published_at", "definitions_version",
                  "checksum", "reason", "address", "licence"]  # fmt: skip
        read_only_fields = fields

    def get_address(self, dataset: OpenDataset) -> str:
        return address_of(dataset)

    def get_licence(self, dataset: OpenDataset) -> str:
        return LICENCE


class VersionQuery(serializers.Serializer):
    version = serializers.IntegerField(min_value=1, max_value=32_767, required=False)


class PublishSerializer(serializers.Serializer):
    year = serializers.IntegerField(allow_null=True, default=None)
    reason = serializers.CharField(max_length=300)


class OpenDataViewSet(ListModelMixin, GenericViewSet):
    """Aggregate tables for everybody: rounded to five, never changed once published."""

    permission_classes = [AllowAny]
    serializer_class = OpenDatasetSerializer
    queryset = OpenDataset.objects.without_lines().newest_only()

    @extend_schema(parameters=[OpenApiParameter("version", int)], responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, code: str, year: int) -> Response:
        """The newest version with its rows; ``?version=1`` for an older one."""
        query = VersionQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        return Response(open_json(find(code, year, query.validated_data.get("version"))))


class PublishViewSet(ViewSet):
    permission_classes = [MayDo]
    may = {"publish": "reports.publish_open_data"}

    @extend_schema(request=PublishSerializer, responses={202: JobSerializer})
    def publish(self, request: Any) -> Response:
        """Publish what has changed, in the background; the answer is the work to wait for."""
        asked = PublishSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        job = services.request_publication(**asked.validated_data, by=request.user)
        return Response(JobSerializer(job).data, status=202)
