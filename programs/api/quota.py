from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.serializers import ChangeQuotaSerializer, GrantSerializer, QuotaSerializer
from programs.filters import QuotaFilter
from programs.ledger_filters import BalanceFilter
from programs.models import Quota, QuotaEntry

NUMBERS = ["seats", "nominees", "nominated", "taken"]
AFTER = [f"{name}_after" for name in NUMBERS]


class EntrySerializer(serializers.ModelSerializer):
    """``seats`` … ``taken`` are changes in people, the others what stood after them."""

    class Meta:
        model = QuotaEntry
        fields = ["id", "at", "kind", *NUMBERS, *AFTER, "seats_free", "reason"]
        read_only_fields = fields


class BalanceSerializer(serializers.ModelSerializer):
    """How the quota stood at the end of the day: ``at`` is its last change until then."""

    agreement = serializers.IntegerField(source="quota.agreement_id")
    program = serializers.IntegerField(source="quota.program_id", allow_null=True)
    batch = serializers.IntegerField(source="quota.batch_id", allow_null=True)
    year = serializers.IntegerField(source="quota.year")

    class Meta:
        model = QuotaEntry
        fields = ["quota", "regency_id", "center_id", "agreement", "program", "batch", "year",
                  *AFTER, "seats_free", "at"]  # fmt: skip
        read_only_fields = fields


class QuotaViewSet(PortalViewSet):
    queryset = Quota.objects.all().order_by("-year", "pk")
    serializer_class = QuotaSerializer
    filterset_class = QuotaFilter
    may = {
        "list": "programs.view_agreements",
        "retrieve": "programs.view_agreements",
        "create": "programs.grant_quota",
        "change": "programs.change_quota",
        "ledger": "programs.view_agreements",
    }

    @extend_schema(request=GrantSerializer, responses={201: QuotaSerializer})
    def create(self, request: Request) -> Response:
        grant = asked(GrantSerializer, request)
        quota = services.grant_quota(grant.pop("agreement"), by=request.user, **grant)
        return Response(self.get_serializer(quota).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ChangeQuotaSerializer, responses=QuotaSerializer)
    @action(detail=True, methods=["post"])
    def change(self, request: Request, pk: str) -> Response:
        change = asked(ChangeQuotaSerializer, request)
        quota = services.change_quota(self.get_object(), by=request.user, **change)
        return Response(self.get_serializer(quota).data)

    @extend_schema(responses=EntrySerializer(many=True))
    @action(detail=True, methods=["get"], filterset_class=None)
    def ledger(self, request: Request, pk: str) -> Response:
        """Every change of the quota, the newest first."""
        lines = QuotaEntry.objects.visible_to(request.user).filter(quota=self.get_object())
        page = self.paginate_queryset(lines.order_by("-at", "-pk"))
        return self.get_paginated_response(EntrySerializer(page, many=True).data)


class BalanceViewSet(PortalViewSet):
    """How the quotas stood at the end of a day (``day``, by default today)."""

    queryset = QuotaEntry.objects.select_related("quota").order_by("pk")
    serializer_class = BalanceSerializer
    filterset_class = BalanceFilter
    http_method_names = ["get", "head", "options"]
    may = {"list": "programs.view_agreements", "retrieve": "programs.view_agreements"}

    def filter_queryset(self, queryset: Any) -> Any:
        """One balance is looked up by its own number; the day is a question of the list."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset
