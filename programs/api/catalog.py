"""The catalog, which everybody with an account may read: no rows are hidden from anybody."""

from typing import Any

from blkportal.core.api import PortalViewSet
from programs.api.serializers import (
    CenterSerializer,
    CertificationBodySerializer,
    FundingSourceSerializer,
    ProgramSerializer,
    VocationSerializer,
)
from programs.filters import CenterFilter, ProgramFilter
from programs.models import CertificationBody, FundingSource, Program, TrainingCenter, Vocation

SLUG = r"[a-z0-9-]{1,60}"


class CatalogViewSet(PortalViewSet):
    may = {"list": "programs.view_catalog", "retrieve": "programs.view_catalog"}

    def get_queryset(self) -> Any:
        return super(PortalViewSet, self).get_queryset()


class CenterViewSet(CatalogViewSet):
    queryset = TrainingCenter.objects.prefetch_related("names").order_by("code")
    serializer_class = CenterSerializer
    filterset_class = CenterFilter
    lookup_value_regex = SLUG


class VocationViewSet(CatalogViewSet):
    queryset = Vocation.objects.order_by("code")
    serializer_class = VocationSerializer


class ProgramViewSet(CatalogViewSet):
    queryset = Program.objects.prefetch_related("units").order_by("pk")
    serializer_class = ProgramSerializer
    filterset_class = ProgramFilter


class CertificationBodyViewSet(CatalogViewSet):
    queryset = CertificationBody.objects.order_by("name", "pk")
    serializer_class = CertificationBodySerializer


class FundingSourceViewSet(CatalogViewSet):
    queryset = FundingSource.objects.order_by("code")
    serializer_class = FundingSourceSerializer
    lookup_value_regex = SLUG
