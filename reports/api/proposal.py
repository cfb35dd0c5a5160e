from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from reports import services
from reports.api.serializers import JobSerializer
from reports.proposal_forms import NUMBERS, ProposalForm
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_proposal import Line


class ProposalLimitsSerializer(serializers.Serializer):
    """``people`` seats, ``hours`` lesson hours, ``beds_*`` beds, ``share`` percent."""

    center = serializers.CharField(max_length=40)
    year = serializers.IntegerField()

    def get_fields(self) -> dict[str, Any]:
        numbers = {
            name: serializers.IntegerField(min_value=least, max_value=most)
            for name, (_label, least, most, _help) in NUMBERS.items()
        }
        return super().get_fields() | numbers


class AcceptSerializer(ProposalLimitsSerializer):
    mark = serializers.CharField(max_length=64)


class ProposedLineSerializer(serializers.Serializer):
    need = serializers.IntegerField(source="wish.need.pk")
    regency = serializers.CharField(source="wish.need.regency_id")
    program = serializers.IntegerField(source="wish.need.program_id")
    wanted = serializers.IntegerField(source="wish.need.seats")
    most = serializers.IntegerField(source="wish.most")
    seats = serializers.IntegerField()
    points = serializers.IntegerField(source="wish.points.total")
    why = serializers.CharField()
    arithmetic = serializers.SerializerMethodField()

    def get_arithmetic(self, line: Line) -> str:
        return arithmetic(line)


class UseSerializer(serializers.Serializer):
    limit = serializers.CharField()
    used = serializers.IntegerField()
    of = serializers.IntegerField()


class QuotaProposalSerializer(serializers.Serializer):
    """``conflicts`` name the limits in the way of any proposal; there are no lines then."""

    mark = serializers.CharField()
    seats = serializers.IntegerField()
    conflicts = serializers.ListField(child=serializers.CharField())
    uses = UseSerializer(many=True)
    classes = serializers.DictField(child=serializers.IntegerField())
    not_weighed = serializers.IntegerField()
    lines = ProposedLineSerializer(many=True)


class ProposalViewSet(ViewSet):
    """How a center's seats of a year could be divided among the needs of the regions."""

    permission_classes = [MayDo]
    may = {"propose": "reports.propose_quotas", "accept": "reports.accept_proposal"}

    @extend_schema(parameters=[ProposalLimitsSerializer], responses=QuotaProposalSerializer)
    def propose(self, request: Request) -> Response:
        form = _checked(request.query_params)
        return Response(QuotaProposalSerializer(services.propose(form.limits())).data)

    @extend_schema(request=AcceptSerializer, responses={202: JobSerializer})
    def accept(self, request: Request) -> Response:
        """Plan the needs and grant the quotas of exactly this proposal, in the background."""
        asked = AcceptSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        limits = _checked(asked.validated_data).limits()
        mark = asked.validated_data["mark"]
        job = services.request_acceptance(limits, mark=mark, by=request.user)
        return Response(JobSerializer(job, context={"request": request}).data, status=202)


def _checked(data: Any) -> ProposalForm:
    form = ProposalForm(data)
    if not form.is_valid():
        raise ValidationError(form.errors)
    return form
