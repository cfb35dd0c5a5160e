from typing import Any

from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from blkportal.core.api import PortalViewSet
from reports import services
from reports.api.serializers import JobSerializer
from reports.models import QualityFinding
from reports.quality import BY_NAME
from reports.services.quality_reading import lines_of


class RunPointSerializer(serializers.Serializer):
    """One check: ``found`` and ``accepted`` of ``looked``."""

    day = serializers.DateField()
    found = serializers.IntegerField()
    accepted = serializers.IntegerField()
    looked = serializers.IntegerField()


class QualityRuleSerializer(serializers.Serializer):
    """A rule with what is open now, and its last checks, the oldest first."""

    name = serializers.CharField(source="rule.name")
    label = serializers.CharField(source="rule.label")
    means = serializers.CharField(source="rule.means")
    mend = serializers.CharField(source="rule.mend")
    mended_by = serializers.CharField(source="rule.owner")
    looks_at = serializers.CharField(source="rule.looks_at")
    open = serializers.IntegerField()
    accepted = serializers.IntegerField()
    checks = RunPointSerializer(source="points", many=True)


class QualityFindingSerializer(serializers.ModelSerializer):
    """``page`` is where it is mended; what was accepted says by whom and why."""

    text = serializers.CharField(read_only=True)
    page = serializers.CharField(read_only=True)

    class Meta:
        model = QualityFinding
        fields = ["id", "rule", "record", "record_key", "regency", "center", "about", "text",
                  "facts", "since", "page", "accepted_at", "accepted_name", "reason"]  # fmt: skip
        read_only_fields = fields


class AcceptSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=1_000)


class QualityRuleViewSet(ViewSet):
    """What the nightly check looks for, and how much it found in the reader's records."""

    permission_classes = [MayDo]
    may = {"list": "reports.view_quality", "check": "reports.check_quality"}

    @extend_schema(responses=QualityRuleSerializer(many=True))
    def list(self, request: Request) -> Response:
        return Response(QualityRuleSerializer(lines_of(request.user), many=True).data)

    @extend_schema(request=None, responses={202: JobSerializer})
    @action(detail=False, methods=["post"])
    def check(self, request: Request) -> Response:
        """Check now; who asks while a check runs is shown that one."""
        job = services.request_check(by=request.user)
        return Response(JobSerializer(job).data, status=202)


class QualityFindingViewSet(PortalViewSet):
    """The records that stand out, and who said that one is right as it is."""

    queryset = QualityFinding.objects.filter(rule__in=BY_NAME)
    serializer_class = QualityFindingSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_fields = ["rule", "regency", "center"]
    may = {
        "list": "reports.view_quality",
        "retrieve": "reports.view_quality",
        "accept": "reports.accept_finding",
    }

    @extend_schema(request=AcceptSerializer, responses=QualityFindingSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: Any = None) -> Response:
        asked = AcceptSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        finding = services.accept_finding(
            self.get_object(), by=request.user, **asked.validated_data
        )
        return Response(QualityFindingSerializer(finding).data)
