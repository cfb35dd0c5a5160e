from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from reports import services
from reports.approval_forms import LONGEST, ApprovalFilter
from reports.models import ReportApproval


class ApprovalSerializer(serializers.ModelSerializer):
    """``is_on_time`` says whether the confirmation that stands was given by the day due."""

    is_on_time = serializers.BooleanField(read_only=True)

    class Meta:
        model = ReportApproval
        fields = ["id", "report", "place", "status", "due_on", "checksum", "confirmed_on",
                  "is_on_time", "endorsed_on", "accepted_on"]  # fmt: skip
        read_only_fields = fields


class ApprovalComment(serializers.Serializer):
    comment = serializers.CharField(
        max_length=LONGEST, required=False, allow_blank=True, default=""
    )


class ApprovalReason(serializers.Serializer):
    comment = serializers.CharField(max_length=LONGEST)


class ApprovalViewSet(PortalViewSet):
    """What regions, provinces and the ministry say to the reports made for every region."""

    queryset = ReportApproval.objects.with_reports()
    serializer_class = ApprovalSerializer
    filterset_class = ApprovalFilter
    may = {
        "list": "reports.view_approvals",
        "retrieve": "reports.view_approvals",
        "confirm": "reports.confirm_report",
        "doubt": "reports.doubt_report",
        "withdraw": "reports.withdraw_confirmation",
        "endorse": "reports.endorse_report",
        "send_back": "reports.return_report",
        "retract": "reports.retract_endorsement",
        "accept": "reports.accept_report",
        "reopen": "reports.reopen_report",
    }

    @extend_schema(request=ApprovalComment, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """The figures are right as of the cut-off."""
        return self._told(services.confirm_report, ApprovalComment)

    @extend_schema(request=ApprovalReason, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def doubt(self, request: Request, pk: str) -> Response:
        """Something is wrong with the figures."""
        return self._told(services.doubt_report, ApprovalReason)

    @extend_schema(request=ApprovalReason, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._told(services.withdraw_confirmation, ApprovalReason)

    @extend_schema(request=ApprovalComment, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def endorse(self, request: Request, pk: str) -> Response:
        """The province agrees with its region."""
        return self._told(services.endorse_report, ApprovalComment)

    @extend_schema(request=ApprovalReason, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: str) -> Response:
        return self._told(services.return_report, ApprovalReason)

    @extend_schema(request=ApprovalComment, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        return self._told(services.accept_report, ApprovalComment)

    @extend_schema(request=ApprovalReason, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def retract(self, request: Request, pk: str) -> Response:
        """The province takes its confirmation back, until the ministry has answered."""
        return self._told(services.retract_endorsement, ApprovalReason)

    @extend_schema(request=ApprovalReason, responses=ApprovalSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """The ministry takes its acceptance back, until a newer copy is asked about."""
        return self._told(services.reopen_report, ApprovalReason)

    def _told(self, service: Callable[..., Any], sent: type[serializers.Serializer]) -> Response:
        said = asked(sent, self.request)
        approval = service(self.get_object().report, by=self.request.user, **said)
        return Response(self.get_serializer(approval).data)
