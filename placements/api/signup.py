"""Firms that registered themselves, read and answered by the ministry.

Registering is a page alone: it is for people without an account, and the API knows none of them.
"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import services
from placements.api.views import words_of
from placements.filters import FirmSignupFilter
from placements.models import FirmSignup
from programs.api.serializers import ReasonSerializer


class FirmSignupSerializer(serializers.ModelSerializer):
    class Meta:
        model = FirmSignup
        fields = ["id", "name", "registry_number", "kbli", "sector", "regency", "address",
                  "contact_name", "contact_title", "email", "phone", "terms", "status",
                  "signed_up_at", "confirmed_at", "denied_because", "employer"]  # fmt: skip
        read_only_fields = fields


class VerifySignup(serializers.Serializer):
    """``is_theirs``: a firm that bears the number already was asked, and knows the person."""

    is_theirs = serializers.BooleanField(default=False)


class FirmSignupViewSet(PortalViewSet):
    queryset = FirmSignup.objects.all()
    serializer_class = FirmSignupSerializer
    filterset_class = FirmSignupFilter
    may = {
        "list": "placements.view_signups",
        "retrieve": "placements.view_signups",
        "verify": "placements.verify_signup",
        "deny": "placements.deny_signup",
    }

    @extend_schema(request=VerifySignup, responses=FirmSignupSerializer)
    @action(detail=True, methods=["post"])
    def verify(self, request: Request, pk: str) -> Response:
        signup, words = self.get_object(), words_of(self, VerifySignup)
        services.verify_signup(signup, by=request.user, **words)
        return Response(self.get_serializer(signup).data)

    @extend_schema(request=ReasonSerializer, responses=FirmSignupSerializer)
    @action(detail=True, methods=["post"])
    def deny(self, request: Request, pk: str) -> Response:
        signup, words = self.get_object(), words_of(self, ReasonSerializer)
        services.deny_signup(signup, by=request.user, **words)
        return Response(self.get_serializer(signup).data)
