from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.uploads.answer import as_attachment
from participants import services
from participants.models import Participant, PersonalDocument
from programs.api.serializers import ReasonSerializer
from programs.document_kinds import DocumentKind


class DocumentSerializer(serializers.ModelSerializer):
    class Meta:
        model = PersonalDocument
        fields = ["id", "participant", "kind", "media", "size", "is_scanned", "status", "refusal",
                  "added_at"]  # fmt: skip
        read_only_fields = fields


class AddDocumentSerializer(serializers.Serializer):
    participant = serializers.IntegerField(min_value=1, max_value=2**62)
    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class DocumentViewSet(PortalViewSet):
    queryset = PersonalDocument.objects.order_by("-pk")
    serializer_class = DocumentSerializer
    filterset_fields = ["participant", "kind", "status"]
    may = {
        "list": "participants.view_documents",
        "retrieve": "participants.view_documents",
        "create": "participants.add_document",
        "download": "participants.read_document",
        "accept": "participants.accept_document",
        "decline": "participants.decline_document",
        "remove": "participants.remove_document",
    }

    @extend_schema(
        request={"multipart/form-data": AddDocumentSerializer}, responses={201: DocumentSerializer}
    )
    def create(self, request: Request) -> Response:
        words = asked(AddDocumentSerializer, request)
        people = Participant.objects.visible_to(request.user)
        person = get_object_or_404(people, pk=words.pop("participant"))
        document = services.add_document(person, by=request.user, **words)
        return Response(self.get_serializer(document).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def download(self, request: Request, pk: str) -> HttpResponse:
        """The file itself; who fetched it is noted in the history of the document."""
        document = self.get_object()
        return as_attachment(services.read_document(document, by=request.user), document.name)

    @extend_schema(request=None, responses=DocumentSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        return self._told(services.accept_document(self.get_object(), by=request.user))

    @extend_schema(request=ReasonSerializer, responses=DocumentSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        return self._told(services.decline_document(self.get_object(), by=request.user, **words))

    @extend_schema(request=None, responses=DocumentSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """The file is deleted; the row stays."""
        return self._told(services.remove_document(self.get_object(), by=request.user))

    def _told(self, document: Any) -> Response:
        return Response(self.get_serializer(document).data)
