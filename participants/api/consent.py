from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from participants import services
from participants.models import Consent


class ConsentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Consent
        fields = ["id", "participant", "purpose", "text_version", "channel", "given_at",
                  "withdrawn_at"]  # fmt: skip


class WithdrawConsent(serializers.Serializer):
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True)


class ConsentViewSet(PortalViewSet):
    queryset = Consent.objects.select_related("participant").order_by("-pk")
    serializer_class = ConsentSerializer
    filterset_fields = ["participant", "purpose"]
    may = {
        "list": "participants.view_consent",
        "retrieve": "participants.view_consent",
        "withdraw": "participants.withdraw_consent",
    }

    @extend_schema(request=WithdrawConsent, responses=ConsentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        asked = WithdrawConsent(data=request.data)
        asked.is_valid(raise_exception=True)
        reason = asked.validated_data.get("reason", "")
        consent = services.withdraw_consent(self.get_object(), by=request.user, reason=reason)
        return Response(self.get_serializer(consent).data)
