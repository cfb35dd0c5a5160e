from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import KeysetPaging
from participants import services
from participants.api.training_serializers import (
    CertificateSerializer,
    IssueSerializer,
    ReasonSerializer,
    ReplaceSerializer,
)
from participants.center_filters import CertificateFilter
from participants.models import Certificate, Enrollment


class CertificateViewSet(PortalViewSet):
    queryset = Certificate.objects.select_related("participant").defer("participant__nik")
    serializer_class = CertificateSerializer
    filterset_class = CertificateFilter
    pagination_class = KeysetPaging
    may = {
        "list": "participants.view_certificates",
        "retrieve": "participants.view_certificates",
        "create": "participants.issue_certificate",
        "revoke": "participants.revoke_certificate",
        "replace": "participants.replace_certificate",
    }

    @extend_schema(request=IssueSerializer, responses={201: CertificateSerializer})
    def create(self, request: Request) -> Response:
        words = asked(IssueSerializer, request)
        rows = Enrollment.objects.visible_to(request.user).select_related("participant", "program")
        enrollment = get_object_or_404(rows, pk=words.pop("enrollment"))
        certificate = services.issue_certificate(enrollment, by=request.user, **words)
        return Response(self.get_serializer(certificate).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ReasonSerializer, responses=CertificateSerializer)
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        certificate = services.revoke_certificate(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(certificate).data)

    @extend_schema(request=ReplaceSerializer, responses={201: CertificateSerializer})
    @action(detail=True, methods=["post"])
    def replace(self, request: Request, pk: str) -> Response:
        """The new certificate; the old number says from now on that it was replaced."""
        words = asked(ReplaceSerializer, request)
        fresh = services.replace_certificate(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(fresh).data, status=status.HTTP_201_CREATED)
