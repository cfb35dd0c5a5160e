from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from participants import services
from participants.api.participant import NikInput
from participants.models import Transfer


class TransferSerializer(serializers.ModelSerializer):
    class Meta:
        model = Transfer
        fields = ["id", "regency", "nik_last4", "reason", "status", "answer", "participant",
                  "asked_at", "answered_at"]  # fmt: skip
        read_only_fields = fields


class AskTransferSerializer(serializers.Serializer):
    nik = NikInput(write_only=True)
    reason = serializers.CharField(max_length=500)


class GrantTransferSerializer(serializers.Serializer):
    answer = serializers.CharField(max_length=500, required=False)


class DeclineTransferSerializer(serializers.Serializer):
    answer = serializers.CharField(max_length=500)


class TransferViewSet(PortalViewSet):
    queryset = Transfer.objects.defer("nik").order_by("-pk")
    serializer_class = TransferSerializer
    filterset_fields = ["status", "regency"]
    never_kept = frozenset({"create"})
    may = {
        "list": "participants.view_transfers",
        "retrieve": "participants.view_transfers",
        "create": "participants.ask_transfer",
        "grant": "participants.grant_transfer",
        "decline": "participants.decline_transfer",
        "withdraw": "participants.withdraw_transfer",
    }

    @extend_schema(request=AskTransferSerializer, responses={201: TransferSerializer})
    def create(self, request: Request) -> Response:
        """For a NIK that another office keeps; nothing about the person is answered."""
        words = asked(AskTransferSerializer, request)
        transfer = services.ask_transfer(by=request.user, **words)
        return Response(self.get_serializer(transfer).data, status=201)

    @extend_schema(request=GrantTransferSerializer, responses=TransferSerializer)
    @action(detail=True, methods=["post"])
    def grant(self, request: Request, pk: str) -> Response:
        """The record moves, with its consents and documents."""
        words = asked(GrantTransferSerializer, request)
        return self._told(services.grant_transfer(self.get_object(), by=request.user, **words))

    @extend_schema(request=DeclineTransferSerializer, responses=TransferSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        words = asked(DeclineTransferSerializer, request)
        return self._told(services.decline_transfer(self.get_object(), by=request.user, **words))

    @extend_schema(request=None, responses=TransferSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._told(services.withdraw_transfer(self.get_object(), by=request.user))

    def _told(self, transfer: Any) -> Response:
        return Response(self.get_serializer(transfer).data)
