from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from participants.models import Certificate
from participants.services.certificate_check import check_link
from participants.states import CertificateStatus


class CheckedSerializer(serializers.ModelSerializer):
    """What stands on the paper, and its state as of now; nothing else about the person."""

    name = serializers.CharField(source="participant.name")
    program = serializers.CharField(source="program.title")
    center = serializers.CharField(source="center.name")
    status = serializers.SerializerMethodField()

    class Meta:
        model = Certificate
        fields = ["number", "kind", "status", "name", "program", "scheme", "level", "units",
                  "center", "issued_on", "valid_until"]  # fmt: skip
        read_only_fields = fields

    def get_status(self, certificate: Certificate) -> CertificateStatus:
        return CertificateStatus(certificate.status_today)


class CertificateCheckView(APIView):
    """For programs of employers: the last part of the address in the picture."""

    permission_classes = [AllowAny]

    @extend_schema(operation_id="certificate_check", responses=CheckedSerializer)
    def get(self, request: Request, token: str) -> Response:
        certificate = check_link(request, token)
        if certificate is None:
            raise NotFound
        return Response(CheckedSerializer(certificate).data)
