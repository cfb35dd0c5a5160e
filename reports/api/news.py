from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from reports.services.news import KEPT, news_of, settings_of


class NewsSerializer(serializers.Serializer):
    """``number`` steps of one kind on one day; ``page`` shows what they are about."""

    topic = serializers.CharField(source="event.topic")
    record = serializers.CharField(source="event.record")
    verb = serializers.CharField(source="event.verb")
    text = serializers.CharField()
    day = serializers.DateField()
    number = serializers.IntegerField()
    last = serializers.DateTimeField()
    page = serializers.CharField(source="url")


class NewsViewSet(ViewSet):
    """What others did with what is one's own, in the last thirty days."""

    permission_classes = [MayDo]
    may = {"list": "reports.view_notices"}

    @extend_schema(responses=NewsSerializer(many=True))
    def list(self, request: Request) -> Response:
        muted = settings_of(request.user).muted
        news = news_of(request.user, timezone.now() - KEPT, muted)
        return Response(NewsSerializer(news, many=True).data)
