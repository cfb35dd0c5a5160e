from rest_framework import serializers

from programs.models import (
    Agreement,
    Batch,
    CenterName,
    CertificationBody,
    CompetencyUnit,
    FundingSource,
    Program,
    Quota,
    TrainingCenter,
    TrainingNeed,
    Vocation,
)


class CenterNameSerializer(serializers.ModelSerializer):
    class Meta:
        model = CenterName
        fields = ["name", "valid_from", "valid_to"]


class CenterSerializer(serializers.ModelSerializer):
    names = CenterNameSerializer(many=True, read_only=True)

    class Meta:
        model = TrainingCenter
        fields = ["code", "name", "owner_level", "regency", "supervisor", "address", "email",
                  "phone", "names"]  # fmt: skip


class VocationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Vocation
        fields = ["id", "code", "name"]


class UnitSerializer(serializers.ModelSerializer):
    class Meta:
        model = CompetencyUnit
        fields = ["code", "title", "is_critical"]


class ProgramSerializer(serializers.ModelSerializer):
    units = UnitSerializer(many=True, read_only=True)

    class Meta:
        model = Program
        fields = ["id", "code", "title", "vocation", "lesson_hours", "qualification_level",
                  "certification_scheme", "certificate_years", "class_size",
                  "attendance_threshold", "certificate_pattern", "eligibility", "is_offered",
                  "units"]  # fmt: skip


class CertificationBodySerializer(serializers.ModelSerializer):
    class Meta:
        model = CertificationBody
        fields = ["id", "name", "licence_number", "licensed_until", "decision_days",
                  "reassessment_days", "most_attempts"]  # fmt: skip


class FundingSourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = FundingSource
        fields = ["code", "name"]


PLAN = ["code", "title", "center", "program", "funding", "delivery", "year", "intake",
        "nominate_by", "starts_on", "ends_on", "capacity"]  # fmt: skip


class BatchSerializer(serializers.ModelSerializer):
    seats_left = serializers.IntegerField(read_only=True)

    class Meta:
        model = Batch
        fields = ["id", *PLAN, "taken", "seats_left", "status", "decree_number", "decree_on",
                  "reregister_by", "version"]  # fmt: skip
        read_only_fields = fields


class PlanSerializer(serializers.ModelSerializer):
    class Meta:
        model = Batch
        fields = PLAN


class CorrectBatchSerializer(PlanSerializer):
    version = serializers.IntegerField(min_value=1)

    class Meta(PlanSerializer.Meta):
        fields = [*PLAN, "version"]


class DecreeSerializer(serializers.Serializer):
    decree_number = serializers.CharField(max_length=80)
    decree_on = serializers.DateField()


class ReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class NothingSerializer(serializers.Serializer):
    """A verb that needs nothing but the call."""


TERMS = ["number", "title", "regency", "center", "signed_on", "starts_on", "ends_on", "coverage",
         "placements", "companies"]  # fmt: skip


class AgreementSerializer(serializers.ModelSerializer):
    class Meta:
        model = Agreement
        fields = ["id", *TERMS, "predecessor", "status", "version"]
        read_only_fields = fields


class TermsSerializer(serializers.ModelSerializer):
    class Meta:
        model = Agreement
        fields = TERMS


class QuotaSerializer(serializers.ModelSerializer):
    seats_left = serializers.IntegerField(read_only=True)
    nominations_left = serializers.IntegerField(read_only=True)

    class Meta:
        model = Quota
        fields = ["id", "agreement", "regency", "center", "year", "program", "batch", "seats",
                  "taken", "seats_left", "nominees", "nominated", "nominations_left",
                  "note"]  # fmt: skip
        read_only_fields = fields


class GrantSerializer(serializers.Serializer):
    agreement = serializers.PrimaryKeyRelatedField(queryset=Agreement.objects.all())
    batch = serializers.PrimaryKeyRelatedField(
        queryset=Batch.objects.all(), required=False, allow_null=True
    )
    program = serializers.PrimaryKeyRelatedField(
        queryset=Program.objects.all(), required=False, allow_null=True
    )
    year = serializers.IntegerField(min_value=2000, max_value=2100, required=False)
    seats = serializers.IntegerField(min_value=1, max_value=9999)
    nominees = serializers.IntegerField(min_value=1, max_value=9999)
    need = serializers.PrimaryKeyRelatedField(
        queryset=TrainingNeed.objects.all(), required=False, allow_null=True
    )
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class ChangeQuotaSerializer(serializers.Serializer):
    seats = serializers.IntegerField(min_value=1, max_value=9999)
    nominees = serializers.IntegerField(min_value=1, max_value=9999)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)
