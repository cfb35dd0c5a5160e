from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.uploads.answer import as_attachment
from programs import services
from programs.agreement_papers import AgreementPaperKind
from programs.models import Agreement, AgreementPaper


class AgreementPaperSerializer(serializers.ModelSerializer):
    class Meta:
        model = AgreementPaper
        fields = ["id", "agreement", "kind", "side", "media", "size", "is_scanned", "status",
                  "removal", "added_at"]  # fmt: skip
        read_only_fields = fields


class AddAgreementPaperSerializer(serializers.Serializer):
    agreement = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(choices=AgreementPaperKind.choices)
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class RemovalSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class AgreementPaperViewSet(PortalViewSet):
    queryset = AgreementPaper.objects.order_by("-pk")
    serializer_class = AgreementPaperSerializer
    filterset_fields = ["agreement", "kind", "status"]
    may = {
        "list": "programs.read_agreement_paper",
        "retrieve": "programs.read_agreement_paper",
        "download": "programs.read_agreement_paper",
        "create": "programs.add_agreement_paper",
        "remove": "programs.remove_agreement_paper",
    }

    @extend_schema(
        request={"multipart/form-data": AddAgreementPaperSerializer},
        responses={201: AgreementPaperSerializer},
    )
    def create(self, request: Request) -> Response:
        words = asked(AddAgreementPaperSerializer, request)
        rows = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(rows, pk=words.pop("agreement"))
        paper = services.add_agreement_paper(agreement, by=request.user, **words)
        return Response(self.get_serializer(paper).data, status=201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def download(self, request: Request, pk: str) -> HttpResponse:
        paper = self.get_object()
        return as_attachment(services.read_agreement_paper(paper, by=request.user), paper.name)

    @extend_schema(request=RemovalSerializer, responses=AgreementPaperSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """The file is deleted; the row and the reason stay."""
        words = asked(RemovalSerializer, request)
        paper = services.remove_agreement_paper(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(paper).data)
