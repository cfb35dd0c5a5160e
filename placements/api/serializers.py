from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participants.models import Enrollment
from placements.models import Employer, Graduate, HireRequest, Placement
from placements.services.placement import LEAST_WAGE, MOST_WAGE
from programs.api.serializers import ReasonSerializer
from regions.models import Regency


class EmployerSerializer(serializers.ModelSerializer):
    is_direct = serializers.BooleanField(
        write_only=True,
        help_text="The firm declares that it employs and pays the people itself; false is refused",
    )

    class Meta:
        model = Employer
        fields = ["id", "name", "registry_number", "sector", "kbli", "is_direct", "declared_on",
                  "regency", "address", "website", "status", "stopped_because", "appealed_at",
                  "created_at", "version"]  # fmt: skip
        read_only_fields = ["declared_on", "status", "stopped_because", "appealed_at",
                            "created_at", "version"]  # fmt: skip
        # the service says who already bears the number
        extra_kwargs = {
            "registry_number": {"validators": []},
            "kbli": {"required": True, "allow_blank": False},
        }

    def to_representation(self, instance: Employer) -> dict[str, Any]:
        """Why it was stopped is between the ministry and the firm."""
        told = super().to_representation(instance)
        user = self.context["request"].user
        if not (user.is_ministry or user.is_employer):
            told |= {"stopped_because": "", "appealed_at": None}
        return told


class HireRequestSerializer(serializers.ModelSerializer):
    """``name`` and ``phone`` stay empty for the employer until the person has accepted."""

    name = serializers.CharField(source="open_name", read_only=True)
    phone = serializers.CharField(source="open_phone", read_only=True)
    program_title = serializers.CharField(read_only=True, allow_null=True)
    answer_by = serializers.DateField(read_only=True)

    class Meta:
        model = HireRequest
        fields = ["id", "employer", "certificate", "regency", "center", "initials", "name",
                  "phone", "program_title", "job_title", "work_regency", "wage", "starts_on",
                  "message", "status", "requested_at", "answer_by", "answered_on",
                  "version"]  # fmt: skip
        read_only_fields = fields


class AskSerializer(serializers.Serializer):
    """Ask for one graduate."""

    certificate = serializers.PrimaryKeyRelatedField(queryset=Graduate.objects.none())
    job_title = serializers.CharField(max_length=120)
    work_regency = serializers.PrimaryKeyRelatedField(queryset=Regency.objects.current())
    starts_on = serializers.DateField()
    wage = serializers.IntegerField(
        min_value=LEAST_WAGE, max_value=MOST_WAGE, required=False, allow_null=True
    )
    message = serializers.CharField(max_length=1000, required=False, allow_blank=True)

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if request := self.context.get("request"):
            offered = Graduate.objects.visible_to(request.user).only("pk")
            fields["certificate"].queryset = offered
        return fields


class AskedSerializer(serializers.Serializer):
    """The office says that it has asked the person."""

    asked_person = serializers.BooleanField()

    def validate_asked_person(self, value: bool) -> bool:
        if not value:
            raise serializers.ValidationError(_("Ask the person first."))
        return value


class DeclineSerializer(AskedSerializer, ReasonSerializer):
    pass


class StartedSerializer(serializers.Serializer):
    started_on = serializers.DateField()


class EndSerializer(ReasonSerializer):
    ended_on = serializers.DateField()


class PlacementSerializer(serializers.ModelSerializer):
    """``person`` is the name for offices; for an employer what the person has opened."""

    person = serializers.CharField(read_only=True)
    contract = serializers.CharField(read_only=True)  # empty: not yet known

    class Meta:
        model = Placement
        fields = ["id", "enrollment", "person", "regency", "center", "kind", "employer",
                  "employer_name", "words", "job_title", "occupation_code", "work_regency",
                  "contract", "wage", "is_linear", "started_on", "ended_on", "evidence",
                  "disputed_on", "hire_request", "recorded_at"]  # fmt: skip
        read_only_fields = fields


class WorkSerializer(serializers.Serializer):
    """Work as somebody tells of it; only the firm and the first day have to be known."""

    employer = serializers.PrimaryKeyRelatedField(
        queryset=Employer.objects.verified(), required=False, allow_null=True
    )
    employer_name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    job_title = serializers.CharField(max_length=120, required=False, allow_blank=True)
    occupation_code = serializers.RegexField(
        r"^[0-9]{4}$", required=False, allow_blank=True, help_text="Four digits of KBJI"
    )
    work_regency = serializers.PrimaryKeyRelatedField(
        queryset=Regency.objects.current(), required=False, allow_null=True
    )
    contract = serializers.ChoiceField(
        choices=Placement.Contract.choices, required=False, allow_blank=True
    )
    wage = serializers.IntegerField(
        min_value=LEAST_WAGE, max_value=MOST_WAGE, required=False, allow_null=True
    )
    is_linear = serializers.BooleanField(required=False, allow_null=True)


class RecordSerializer(WorkSerializer):
    enrollment = serializers.PrimaryKeyRelatedField(queryset=Enrollment.objects.none())
    kind = serializers.ChoiceField(choices=Placement.Kind)
    words = serializers.CharField(
        max_length=120, required=False, allow_blank=True, help_text="Of kind OTHER: what it is"
    )
    started_on = serializers.DateField()

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if request := self.context.get("request"):
            fields["enrollment"].queryset = Enrollment.objects.visible_to(request.user)
        return fields

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        is_other = data["kind"] == Placement.Kind.OTHER
        if not is_other and not data.get("employer") and not data.get("employer_name"):
            raise serializers.ValidationError({"employer_name": "Name the firm or school."})
        return data
