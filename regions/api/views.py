from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from regions import services
from regions.api.serializers import (
    AgencyChangeSerializer,
    AgencySerializer,
    MoveOfficerSerializer,
    OfficerSerializer,
    ProvinceSerializer,
    RegencySerializer,
)
from regions.filters import AgencyFilter, OfficerFilter, RegencyFilter
from regions.models import Officer, Province, Regency, RegionalAgency


class ProvinceViewSet(PortalViewSet):
    queryset = Province.objects.order_by("code")
    serializer_class = ProvinceSerializer
    may = dict.fromkeys(("list", "retrieve"), "regions.see_place")
    lookup_value_regex = r"[0-9]{2}"


class RegencyViewSet(PortalViewSet):
    """Regencies and cities, superseded codes with their successors among them."""

    queryset = Regency.objects.order_by("code")
    serializer_class = RegencySerializer
    filterset_class = RegencyFilter
    may = dict.fromkeys(("list", "retrieve"), "regions.see_place")
    lookup_value_regex = r"[0-9]{2}\.[0-9]{2}"


class AgencyViewSet(PortalViewSet):
    queryset = RegionalAgency.objects.order_by("name", "pk")
    serializer_class = AgencySerializer
    filterset_class = AgencyFilter
    may = {
        "list": "regions.see_agency",
        "retrieve": "regions.see_agency",
        "change": "regions.change_agency",
    }

    @extend_schema(request=AgencyChangeSerializer, responses=AgencySerializer)
    @action(detail=True, methods=["post"])
    def change(self, request: Request, pk: Any = None) -> Response:
        """Change the contact data of the own agency."""
        agency = self.get_object()
        asked = AgencyChangeSerializer(agency, data=request.data)
        asked.is_valid(raise_exception=True)
        changes = {name: getattr(agency, name) for name in services.CONTACT}
        changes |= asked.validated_data
        version = changes.pop("version")
        services.change_agency(agency, changes, version=version, by=request.user)
        return Response(self.get_serializer(agency).data)


class OfficerViewSet(PortalViewSet):
    queryset = Officer.objects.select_related("user").order_by("user__name", "pk")
    serializer_class = OfficerSerializer
    filterset_class = OfficerFilter
    may = {
        "list": "regions.see_officer",
        "retrieve": "regions.see_officer",
        "move": "regions.appoint_officer",
    }

    @extend_schema(request=MoveOfficerSerializer, responses=OfficerSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: Any = None) -> Response:
        """Let the officer act for another agency from now on."""
        officer = self.get_object()
        asked = MoveOfficerSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        services.move_officer(officer, asked.validated_data["agency"], by=request.user)
        return Response(self.get_serializer(officer).data)
