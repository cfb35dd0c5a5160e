from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from reports import services
from reports.cadence import Cadence
from reports.models import RegionalReport, ReportSubscription


class SubscriptionSerializer(serializers.ModelSerializer):
    class Meta:
        model = ReportSubscription
        fields = ["id", "cadence", "level", "province", "regency", "center", "created_at",
                  "paused_at"]  # fmt: skip


class FollowReport(serializers.Serializer):
    """A cadence, a level, and the code of its place."""

    cadence = serializers.ChoiceField(Cadence.choices)
    level = serializers.ChoiceField(RegionalReport.Level.choices)
    place = serializers.CharField(max_length=40, default="", allow_blank=True)


class SubscriptionViewSet(PortalViewSet):
    """The own subscriptions to the reports that the clock makes."""

    queryset = ReportSubscription.objects.all()
    serializer_class = SubscriptionSerializer
    may = dict.fromkeys(
        ("list", "retrieve", "create", "pause", "resume", "end"), "reports.follow_reports"
    )

    @extend_schema(request=FollowReport, responses={201: SubscriptionSerializer})
    def create(self, request: Request) -> Response:
        found = services.subscribe(**asked(FollowReport, request), by=request.user)
        return Response(self.get_serializer(found).data, status=201)

    @extend_schema(request=None, responses=SubscriptionSerializer)
    @action(detail=True, methods=["post"])
    def pause(self, request: Request, pk: str) -> Response:
        return Response(
            self.get_serializer(services.pause(self.get_object(), by=request.user)).data
        )

    @extend_schema(request=None, responses=SubscriptionSerializer)
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: str) -> Response:
        return Response(
            self.get_serializer(services.resume(self.get_object(), by=request.user)).data
        )

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        services.unsubscribe(self.get_object(), by=request.user)
        return Response(status=204)
