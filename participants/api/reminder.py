from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from participants import services
from participants.services.reminder import waiting_regencies
from regions.models import Regency


class WaitingSerializer(serializers.Serializer):
    regency = serializers.CharField(source="code")
    number = serializers.IntegerField()
    until = serializers.DateField()
    reminded_at = serializers.DateTimeField(allow_null=True)


class RemindedSerializer(serializers.Serializer):
    number = serializers.IntegerField()


class WaitingViewSet(ViewSet):
    """Regencies that let returned nominations wait."""

    permission_classes = [MayDo]
    may = {"list": "participants.see_waiting", "remind": "participants.remind_regency"}

    @extend_schema(responses=WaitingSerializer(many=True))
    def list(self, request: Request) -> Response:
        return Response(WaitingSerializer(waiting_regencies(request.user), many=True).data)

    @extend_schema(request=None, responses=RemindedSerializer)
    def remind(self, request: Request, code: str) -> Response:
        """Once a day; its officers read it in their news."""
        regency: Any = get_object_or_404(Regency.objects.of_office(request.user), pk=code)
        number = services.remind_regency(regency.pk, by=request.user)
        return Response(RemindedSerializer({"number": number}).data)
