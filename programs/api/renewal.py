from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.serializers import AgreementSerializer, NothingSerializer, ReasonSerializer
from programs.models import Agreement, Renewal


class RenewalSerializer(serializers.ModelSerializer):
    class Meta:
        model = Renewal
        fields = ["id", "agreement", "starts_on", "ends_on", "note", "status", "answer",
                  "successor", "asked_at", "answered_at"]  # fmt: skip
        read_only_fields = fields


class AskRenewalSerializer(serializers.ModelSerializer):
    agreement = serializers.IntegerField(min_value=1, max_value=2**62)

    class Meta:
        model = Renewal
        fields = ["agreement", "starts_on", "ends_on", "note"]


class RenewSerializer(serializers.Serializer):
    number = serializers.CharField(max_length=100)
    signed_on = serializers.DateField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class RenewalViewSet(PortalViewSet):
    queryset = Renewal.objects.order_by("-pk")
    serializer_class = RenewalSerializer
    filterset_fields = ["agreement", "status"]
    may = {
        "list": "programs.view_renewals",
        "retrieve": "programs.view_renewals",
        "create": "programs.ask_renewal",
        "renew": "programs.renew_agreement",
        "refuse": "programs.refuse_renewal",
        "withdraw": "programs.withdraw_renewal",
    }

    @extend_schema(request=AskRenewalSerializer, responses={201: RenewalSerializer})
    def create(self, request: Request) -> Response:
        words = asked(AskRenewalSerializer, request)
        rows = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(rows, pk=words.pop("agreement"))
        renewal = services.ask_renewal(agreement, by=request.user, **words)
        return Response(self.get_serializer(renewal).data, status=201)

    @extend_schema(request=RenewSerializer, responses={201: AgreementSerializer})
    @action(detail=True, methods=["post"])
    def renew(self, request: Request, pk: str) -> Response:
        """The following agreement, as a draft with the parties, scope and costs of this one."""
        words = asked(RenewSerializer, request)
        following = services.renew_agreement(self.get_object(), by=request.user, **words)
        return Response(AgreementSerializer(following).data, status=201)

    @extend_schema(request=ReasonSerializer, responses=RenewalSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        reason = asked(ReasonSerializer, request)
        renewal = services.refuse_renewal(self.get_object(), by=request.user, **reason)
        return Response(self.get_serializer(renewal).data)

    @extend_schema(request=NothingSerializer, responses=RenewalSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        renewal = services.withdraw_renewal(self.get_object(), by=request.user)
        return Response(self.get_serializer(renewal).data)
