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
from participants import services
from participants.models import ClassPaper
from participants.services.class_paper import read_class_paper
from programs.class_papers import ClassPaperKind
from programs.models import Batch


class ClassPaperSerializer(serializers.ModelSerializer):
    class Meta:
        model = ClassPaper
        fields = ["id", "batch", "kind", "media", "size", "is_scanned", "added_at", "removed_at"]
        read_only_fields = fields


class AddClassPaperSerializer(serializers.Serializer):
    batch = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(choices=ClassPaperKind.choices)
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class ClassPaperViewSet(PortalViewSet):
    queryset = ClassPaper.objects.select_related("batch").order_by("-pk")
    serializer_class = ClassPaperSerializer
    filterset_fields = ["batch", "kind"]
    may = {
        "list": "participants.view_closing",
        "retrieve": "participants.view_closing",
        "download": "participants.view_closing",
        "create": "participants.add_class_paper",
        "remove": "participants.remove_class_paper",
    }

    @extend_schema(
        request={"multipart/form-data": AddClassPaperSerializer},
        responses={201: ClassPaperSerializer},
    )
    def create(self, request: Request) -> Response:
        words = asked(AddClassPaperSerializer, request)
        batches = Batch.objects.visible_to(request.user)
        batch = get_object_or_404(batches, pk=words.pop("batch"))
        paper = services.add_class_paper(batch, by=request.user, **words)
        return Response(self.get_serializer(paper).data, status=201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def download(self, request: Request, pk: str) -> HttpResponse:
        paper = self.get_object()
        return as_attachment(read_class_paper(paper), paper.name)

    @extend_schema(request=None, responses=ClassPaperSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """The file is deleted; the row stays."""
        paper = services.remove_class_paper(self.get_object(), by=request.user)
        return Response(self.get_serializer(paper).data)
