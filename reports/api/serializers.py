from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from blkportal.core.models import Job
from reports.models import RegionalReport
from reports.services import is_intact
from reports.services.reading import complete, shares_of


class ReportSerializer(serializers.ModelSerializer):
    status = serializers.CharField(source="job.status", default=None, read_only=True)

    class Meta:
        model = RegionalReport
        fields = ["id", "level", "province", "regency", "center", "period_from", "period_to",
                  "created_at", "as_of", "definitions_version", "checksum",
                  "job", "status"]  # fmt: skip
        read_only_fields = fields


class QuestionSerializer(serializers.Serializer):
    """A question: the level, the code of its place, and the first and last day."""

    level = serializers.ChoiceField(RegionalReport.Level.choices)
    place = serializers.CharField(
        max_length=40, default="", allow_blank=True,
        help_text="A province “62”, a regency “62.10”, a center’s code; empty for the nation.",
    )  # fmt: skip
    center = serializers.CharField(max_length=40, default=None, allow_null=True)
    period_from = serializers.DateField()
    period_to = serializers.DateField()


class NumbersField(serializers.DictField):
    child = serializers.IntegerField()


class ShareSerializer(serializers.Serializer):
    name = serializers.CharField(source="rate.name")
    numerator = serializers.IntegerField()
    denominator = serializers.IntegerField()
    unknown = serializers.IntegerField(allow_null=True)


class FiguresSerializer(serializers.ModelSerializer):
    """The frozen numbers; ``is_intact`` says whether they still match their fingerprint."""

    figures = serializers.SerializerMethodField()
    rates = serializers.SerializerMethodField()
    is_intact = serializers.SerializerMethodField()

    class Meta:
        model = RegionalReport
        fields = ["id", "as_of", "definitions_version", "checksum", "is_intact", "figures",
                  "rates", "regencies", "breakdowns"]  # fmt: skip
        read_only_fields = fields

    def get_figures(self, report: RegionalReport) -> dict[str, int]:
        return complete(report.figures)

    def get_rates(self, report: RegionalReport) -> list[dict[str, Any]]:
        return ShareSerializer(shares_of(report), many=True).data  # type: ignore[return-value]

    def get_is_intact(self, report: RegionalReport) -> bool:
        return is_intact(report)


class DefinitionSerializer(serializers.Serializer):
    name = serializers.CharField()
    label = serializers.CharField()
    definition = serializers.CharField()
    numerator = serializers.CharField()
    denominator = serializers.CharField(allow_null=True)
    source = serializers.CharField(required=False)
    since = serializers.CharField()


class MeasureSerializer(serializers.Serializer):
    """What does not add up over regions; ``counted`` and ``unknown`` say what stands beside it."""

    name = serializers.CharField()
    label = serializers.CharField()
    definition = serializers.CharField()
    counted = serializers.CharField()
    unknown = serializers.CharField()
    since = serializers.CharField()


@extend_schema_serializer(many=False)  # the list of definitions is one answer
class DefinitionsSerializer(serializers.Serializer):
    version = serializers.CharField()
    figures = DefinitionSerializer(many=True)
    rates = DefinitionSerializer(many=True)
    measures = MeasureSerializer(many=True)


class JobSerializer(serializers.ModelSerializer):
    class Meta:
        model = Job
        fields = ["id", "kind", "status", "attempts", "done", "total", "result", "error",
                  "created_at", "started_at", "ended_at"]  # fmt: skip
        read_only_fields = fields
