"""Class pledges, with the steps of their pages: the firm offers, the center answers."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import services
from placements.api.views import words_of
from placements.models import ClassPledge
from placements.pledge_filters import PledgeFilter
from placements.services.placement import LEAST_WAGE, MOST_WAGE
from programs.api.serializers import NothingSerializer, ReasonSerializer
from programs.models import Batch
from regions.models import Regency


class PledgeSerializer(serializers.ModelSerializer):
    """``kept`` of ``people`` are taken on, as counted from the records."""

    employer_name = serializers.CharField(source="employer.name")
    batch_title = serializers.CharField(source="batch.title")
    program_title = serializers.CharField(source="batch.program.title")

    class Meta:
        model = ClassPledge
        fields = ["id", "employer", "employer_name", "batch", "batch_title", "program_title",
                  "center", "people", "kept", "job_title", "work_regency", "wage", "starts_by",
                  "message", "status", "offered_at", "answered_on", "version"]  # fmt: skip
        read_only_fields = fields


class OfferPledge(serializers.Serializer):
    batch = serializers.PrimaryKeyRelatedField(queryset=Batch.objects.all())
    people = serializers.IntegerField(min_value=1, max_value=10_000)
    job_title = serializers.CharField(max_length=120)
    work_regency = serializers.PrimaryKeyRelatedField(queryset=Regency.objects.current())
    starts_by = serializers.DateField()
    wage = serializers.IntegerField(
        min_value=LEAST_WAGE, max_value=MOST_WAGE, required=False, allow_null=True
    )
    message = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class PledgeViewSet(PortalViewSet):
    queryset = ClassPledge.objects.as_listed()
    serializer_class = PledgeSerializer
    filterset_class = PledgeFilter
    may = {
        "list": "placements.view_pledges",
        "retrieve": "placements.view_pledges",
        "create": "placements.offer_pledge",
        "welcome": "placements.welcome_pledge",
        "decline": "placements.decline_pledge",
        "withdraw": "placements.withdraw_pledge",
    }

    @extend_schema(request=OfferPledge, responses={201: PledgeSerializer})
    def create(self, request: Request) -> Response:
        words = words_of(self, OfferPledge)
        pledge = services.offer_pledge(words.pop("batch"), by=request.user, **words)
        return Response(self.get_serializer(pledge).data, status=201)

    @extend_schema(request=NothingSerializer, responses=PledgeSerializer)
    @action(detail=True, methods=["post"])
    def welcome(self, request: Request, pk: str) -> Response:
        return self._told(services.welcome_pledge)

    @extend_schema(request=ReasonSerializer, responses=PledgeSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        return self._told(services.decline_pledge, **words_of(self, ReasonSerializer))

    @extend_schema(request=ReasonSerializer, responses=PledgeSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._told(services.withdraw_pledge, **words_of(self, ReasonSerializer))

    def _told(self, service: Callable[..., Any], **words: Any) -> Response:
        pledge = service(self.get_object(), by=self.request.user, **words)
        return Response(self.get_serializer(pledge).data)
