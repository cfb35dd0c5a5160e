from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from programs.services.need_answer import MOST_SEATS
from reports import services
from reports.api.serializers import JobSerializer
from reports.proposal_forms import NUMBERS, ProposalForm
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_lines import Change
from reports.services.quota_proposal import Line
from reports.services.quota_scenario import PROPOSE, read_scenario


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


class ProposedLineSerializer(serializers.Serializer):
    need = serializers.IntegerField(source="wish.need.pk")
    regency = serializers.CharField(source="wish.need.regency_id")
    program = serializers.IntegerField(source="wish.need.program_id")
    wanted = serializers.IntegerField(source="wish.need.seats")
    most = serializers.IntegerField(source="wish.most")
    seats = serializers.IntegerField()
    decided = serializers.IntegerField()
    reason = serializers.CharField()
    accepted = serializers.BooleanField(source="is_accepted")
    points = serializers.IntegerField(source="wish.points.total")
    why = serializers.CharField()
    arithmetic = serializers.SerializerMethodField()

    def get_arithmetic(self, line: Line) -> str:
        return arithmetic(line)


class ChangeSerializer(serializers.Serializer):
    """``seats`` 0 leaves the need waiting; another number than the one reckoned has a reason."""

    need = serializers.IntegerField(min_value=1, max_value=2**62)
    seats = serializers.IntegerField(min_value=0, max_value=MOST_SEATS)
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True)


class ChangeLinesSerializer(serializers.Serializer):
    lines = serializers.ListField(child=ChangeSerializer(), max_length=1_000)


class AcceptLinesSerializer(serializers.Serializer):
    needs = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), max_length=1_000
    )


class UploadLinesSerializer(serializers.Serializer):
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class UseSerializer(serializers.Serializer):
    limit = serializers.CharField()
    used = serializers.IntegerField()
    of = serializers.IntegerField()


class QuotaProposalSerializer(serializers.Serializer):
    """``conflicts`` name the limits in the way of any division; there are no lines then."""

    seats = serializers.IntegerField()
    conflicts = serializers.ListField(source="division.conflicts", child=serializers.CharField())
    classes = serializers.DictField(source="division.classes", child=serializers.IntegerField())
    uses = UseSerializer(many=True)
    lines = ProposedLineSerializer(many=True)


class ScenarioSerializer(serializers.ModelSerializer):
    """``limits`` as they were asked; ``sums`` of seats, classes, regions and points."""

    limits = serializers.DictField(source="params")
    sums = serializers.DictField(source="result.sums")

    class Meta:
        model = Job
        fields = ["id", "created_at", "limits", "sums"]
        read_only_fields = fields


class FullScenarioSerializer(ScenarioSerializer):
    """``proposal`` is null where the needs have changed since."""

    proposal = serializers.SerializerMethodField()

    class Meta(ScenarioSerializer.Meta):
        fields = [*ScenarioSerializer.Meta.fields, "proposal"]
        read_only_fields = fields

    @extend_schema_field(QuotaProposalSerializer(allow_null=True))
    def get_proposal(self, job: Job) -> Any:
        proposal = read_scenario(job).proposal
        return proposal and QuotaProposalSerializer(proposal).data


class ProposalViewSet(PortalViewSet):
    """How a center's seats of a year could be divided among the needs of the regions."""

    queryset = Job.objects.all()
    may = {
        "list": "reports.propose_quotas",
        "create": "reports.propose_quotas",
        "retrieve": "reports.show_proposal",
        "accept": "reports.accept_proposal",
        "change_lines": "reports.change_lines",
        "accept_lines": "reports.change_lines",
        "upload_lines": "reports.change_lines",
    }

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(kind=PROPOSE, status=JobState.DONE)

    def get_serializer_class(self) -> Any:
        return FullScenarioSerializer if self.action == "retrieve" else ScenarioSerializer

    @extend_schema(request=ProposalLimitsSerializer, responses={202: JobSerializer})
    def create(self, request: Request) -> Response:
        """Reckon a proposal in the background; the same question is reckoned once."""
        form = ProposalForm(asked(ProposalLimitsSerializer, request))
        if not form.is_valid():
            raise ValidationError(form.errors)
        return _waiting(services.request_scenario(form.limits(), by=request.user))

    @extend_schema(request=None, responses={202: JobSerializer})
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        """Plan the needs and grant the quotas of this proposal, in the background."""
        return _waiting(services.request_acceptance(self.get_object(), by=request.user))

    @extend_schema(request=ChangeLinesSerializer, responses=FullScenarioSerializer)
    @action(detail=True, methods=["post"], url_path="change-lines")
    def change_lines(self, request: Request, pk: str) -> Response:
        """Other numbers with their reasons; all of them or none."""
        job, words = self.get_object(), asked(ChangeLinesSerializer, request)
        changes = [Change(**line) for line in words["lines"]]
        services.change_lines(job, changes, by=request.user)
        return Response(FullScenarioSerializer(job).data)

    @extend_schema(request=AcceptLinesSerializer, responses=FullScenarioSerializer)
    @action(detail=True, methods=["post"], url_path="accept-lines")
    def accept_lines(self, request: Request, pk: str) -> Response:
        """Plan these needs and grant their quotas at once, as they were decided."""
        job, words = self.get_object(), asked(AcceptLinesSerializer, request)
        services.accept_lines(job, words["needs"], by=request.user)
        return Response(FullScenarioSerializer(job).data)

    @extend_schema(
        request={"multipart/form-data": UploadLinesSerializer}, responses={202: JobSerializer}
    )
    @action(detail=True, methods=["post"], url_path="upload-lines")
    def upload_lines(self, request: Request, pk: str) -> Response:
        """The downloaded workbook with other numbers, read in the background: ``result`` of the
        job says how many were ``changed``, or names in ``problems`` every cell to mend."""
        job, file = self.get_object(), asked(UploadLinesSerializer, request)["file"]
        return _waiting(services.upload_lines(job, file, file.name, by=request.user))


def _waiting(job: Job) -> Response:
    return Response(JobSerializer(job).data, status=202)
