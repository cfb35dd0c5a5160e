"""Referrals through the API: the region's verbs, with the center's mixed in."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from participants import services
from participants.api.selection import MAY_SELECT, SelectionActions
from participants.models import Participant, Referral
from programs.models import Batch
from programs.rules import RulesOf


class RuleResult(serializers.Serializer):
    rule = serializers.CharField()
    ok = serializers.BooleanField()
    text = serializers.CharField()


class KeptShare(serializers.Serializer):
    """Of the whole class, just before the last step; ``meant`` seats are for the group."""

    rule = serializers.CharField()
    percent = serializers.IntegerField()
    meant = serializers.IntegerField()
    seated = serializers.IntegerField()
    seated_unknown = serializers.IntegerField()
    seated_all = serializers.IntegerField()
    waiting = serializers.IntegerField()
    waiting_unknown = serializers.IntegerField()


class KeptShares(serializers.Serializer):
    """Empty where nobody is put first, or nothing has been decided yet."""

    on = serializers.DateField(required=False)
    groups = KeptShare(many=True, required=False)


class ReferralSerializer(serializers.ModelSerializer):
    eligibility = RuleResult(many=True, read_only=True)
    shares = KeptShares(read_only=True)
    rules_of = serializers.ChoiceField(RulesOf.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Referral
        fields = ["id", "participant", "batch", "program", "center", "regency", "status",
                  "submitted_on", "verified_on", "decided_on", "rank", "reason", "eligibility",
                  "rules_of", "shares", "created_at", "version"]  # fmt: skip
        read_only_fields = fields


class Nominate(serializers.Serializer):
    participant = serializers.IntegerField(min_value=1, max_value=2**62)
    batch = serializers.IntegerField(min_value=1, max_value=2**62)


class WithReason(serializers.Serializer):
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True)


class NominatingActions:
    # The region's verbs as POST actions of the referral view.

    nominating_may = {
        "list": "participants.view_referral",
        "retrieve": "participants.view_referral",
        "create": "participants.nominate",
        "submit": "participants.submit_referral",
        "resubmit": "participants.resubmit_referral",
        "withdraw": "participants.withdraw_referral",
    }

    @extend_schema(request=Nominate, responses={201: ReferralSerializer})
    def create(self, request: Request) -> Response:
        """A draft; ``submit`` hands it to the center and takes a place."""
        asked = Nominate(data=request.data)
        asked.is_valid(raise_exception=True)
        user, wanted = request.user, asked.validated_data
        people, batches = Participant.objects.visible_to(user), Batch.objects.visible_to(user)
        person = get_object_or_404(people, pk=wanted["participant"])
        batch = get_object_or_404(batches.select_related("program"), pk=wanted["batch"])
        referral = services.nominate(person, batch, by=user)
        return Response(ReferralSerializer(referral).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=ReferralSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        return self._done(services.submit_referral)

    @extend_schema(request=WithReason, responses=ReferralSerializer)
    @action(detail=True, methods=["post"])
    def resubmit(self, request: Request, pk: str) -> Response:
        return self._done(services.resubmit_referral, note=self._reason(request))

    @extend_schema(request=WithReason, responses=ReferralSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._done(services.withdraw_referral, reason=self._reason(request))

    def _done(self, verb: Callable[..., Referral], **more: Any) -> Response:
        referral = verb(self.get_object(), by=self.request.user, **more)  # type: ignore[attr-defined]
        return Response(ReferralSerializer(referral).data)

    @staticmethod
    def _reason(request: Request) -> str:
        asked = WithReason(data=request.data)
        asked.is_valid(raise_exception=True)
        return asked.validated_data.get("reason", "")


class ReferralViewSet(NominatingActions, SelectionActions, PortalViewSet):
    queryset = Referral.objects.select_related("participant", "batch__program").order_by("-pk")
    serializer_class = ReferralSerializer
    filterset_fields = ["status", "batch", "participant", "regency", "center"]
    may = {**NominatingActions.nominating_may, **MAY_SELECT}
