"""What changed between two copies, for programs."""

from typing import Any

from rest_framework import serializers

from reports.services.comparing import Change, Comparison


class CopySerializer(serializers.Serializer):
    """Which later copy to compare with: ``?with=12``; without it, the newest."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {"with": serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)}


class ChangeSerializer(serializers.Serializer):
    """A number is null where its definitions did not have the figure; then nothing is compared."""

    name = serializers.CharField(source="figure.name")
    before = serializers.IntegerField(allow_null=True)
    after = serializers.IntegerField(allow_null=True)
    difference = serializers.IntegerField()
    causes = serializers.DictField(child=serializers.IntegerField())
    unexplained = serializers.IntegerField()


class PlaceChangeSerializer(serializers.Serializer):
    name = serializers.CharField(source="figure.name")
    before = serializers.IntegerField(allow_null=True)
    after = serializers.IntegerField(allow_null=True)
    difference = serializers.IntegerField()


class RegencyChangesSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    figures = PlaceChangeSerializer(many=True)


class ComparisonSerializer(serializers.Serializer):
    """``causes`` are late, since, correction and merge; what none explains is ``unexplained``."""

    old = serializers.IntegerField(source="old.pk")
    new = serializers.IntegerField(source="new.pk")
    has_other_definitions = serializers.BooleanField()
    joined = serializers.IntegerField()
    figures = ChangeSerializer(many=True)
    regencies = serializers.SerializerMethodField()

    def get_regencies(self, comparison: Comparison) -> list[dict[str, Any]]:
        rows = [as_row(*regency) for regency in comparison.regencies]
        return RegencyChangesSerializer(rows, many=True).data  # type: ignore[return-value]


def as_row(code: str, name: str, changes: list[Change]) -> dict[str, Any]:
    return {"code": code, "name": name, "figures": changes}
