"""What people ask about their own data; answered here as on the page."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked as words_in
from participants import services
from participants.data_request_filters import DataRequestFilter
from participants.models import DataRequest


class DataRequestSerializer(serializers.ModelSerializer):
    class Meta:
        model = DataRequest
        fields = ["id", "participant", "regency", "kind", "text", "status", "asked_at", "due_at",
                  "warned_at", "late_at", "answer", "answered_at"]  # fmt: skip


class AnswerDataRequest(serializers.Serializer):
    answer = serializers.CharField(max_length=1000)


class DataRequestViewSet(PortalViewSet):
    queryset = DataRequest.objects.order_by("-pk")
    serializer_class = DataRequestSerializer
    filterset_class = DataRequestFilter
    may = {
        "list": "participants.view_data_requests",
        "retrieve": "participants.view_data_requests",
        "fulfil": "participants.fulfil_data_request",
        "decline": "participants.decline_data_request",
    }

    @extend_schema(request=AnswerDataRequest, responses=DataRequestSerializer)
    @action(detail=True, methods=["post"])
    def fulfil(self, request: Request, pk: str) -> Response:
        """A correction has been made before; an erasure, by the ministry, happens now."""
        return self._answered(services.fulfil_data_request, request)

    @extend_schema(request=AnswerDataRequest, responses=DataRequestSerializer)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, pk: str) -> Response:
        return self._answered(services.decline_data_request, request)

    def _answered(self, service: Any, request: Request) -> Response:
        words = words_in(AnswerDataRequest, request)
        return Response(self.get_serializer(service(self.found, by=request.user, **words)).data)
