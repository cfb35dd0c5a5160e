from rest_framework import serializers

from participants.models import Certificate, Enrollment, Stay
from programs.api.serializers import NothingSerializer, ReasonSerializer

__all__ = ["NothingSerializer", "ReasonSerializer"]


class EnrollmentSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="participant.name", read_only=True)

    class Meta:
        model = Enrollment
        fields = ["id", "referral", "participant", "name", "batch", "program", "center",
                  "funding", "regency", "sex", "is_boarding", "status", "confirmed_on",
                  "reregister_by", "reregistered_on", "enrolled_on", "dropped_on",
                  "completed_on", "graduated_on", "certified_on", "placed_on", "outcome",
                  "outcome_known_on", "version"]  # fmt: skip
        read_only_fields = fields


class StaySerializer(serializers.ModelSerializer):
    first_night = serializers.DateField(source="nights.lower", read_only=True)
    leaves_on = serializers.DateField(source="nights.upper", read_only=True)

    class Meta:
        model = Stay
        fields = ["id", "enrollment", "bed", "sex", "center", "regency", "first_night",
                  "leaves_on", "is_cancelled"]  # fmt: skip
        read_only_fields = fields


class CertificateSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="participant.name", read_only=True)

    class Meta:
        model = Certificate
        fields = ["id", "enrollment", "participant", "name", "program", "center", "regency",
                  "kind", "number", "registration_number", "scheme", "level", "units",
                  "issued_on", "valid_until", "status", "replaces"]  # fmt: skip
        read_only_fields = fields


class OptionalReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class RankSerializer(serializers.Serializer):
    rank = serializers.IntegerField(min_value=1, max_value=999, required=False, allow_null=True)


class DaySerializer(serializers.Serializer):
    on = serializers.DateField(required=False)


class ArriveSerializer(DaySerializer):
    bed = serializers.IntegerField(min_value=1, required=False)


class ChangeBedSerializer(serializers.Serializer):
    bed = serializers.IntegerField(min_value=1, max_value=2**62)


class SwapBedsSerializer(serializers.Serializer):
    other = serializers.IntegerField(min_value=1, max_value=2**62)


class LeaveSerializer(ReasonSerializer):
    on = serializers.DateField(required=False)


class ReplaceSerializer(ReasonSerializer):
    registration_number = serializers.CharField(max_length=80, required=False, allow_blank=True)


class IssueSerializer(serializers.Serializer):
    enrollment = serializers.IntegerField(min_value=1)
    kind = serializers.ChoiceField(choices=Certificate.Kind.choices)
    issued_on = serializers.DateField(required=False)
    registration_number = serializers.CharField(max_length=80, required=False, allow_blank=True)
