"""The comparison of a class with the neighbour's file, as data."""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from participants import services
from participants.compared import told_facts
from participants.models import ComparedPerson, Comparison
from participants.services.comparison import since_last


class ReturnedFileSerializer(serializers.Serializer):
    file = serializers.FileField(max_length=200, allow_empty_file=True)


class DifferenceSerializer(serializers.Serializer):
    fact = serializers.CharField()
    ours = serializers.CharField(allow_blank=True)
    theirs = serializers.CharField(allow_blank=True)


class ComparedPersonSerializer(serializers.ModelSerializer):
    """``row`` is that of the file, 0 for a person who is in the portal."""

    row = serializers.IntegerField(source="file_row", read_only=True)
    differences = serializers.SerializerMethodField()

    class Meta:
        model = ComparedPerson
        fields = ["id", "comparison", "standing", "name", "nik_last4", "row", "differences",
                  "settled_at", "note"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(DifferenceSerializer(many=True))
    def get_differences(self, person: ComparedPerson) -> list[dict[str, str]]:
        return [
            {"fact": str(fact), "ours": ours, "theirs": theirs}
            for fact, ours, theirs in told_facts(person)
        ]


class UnreadCellSerializer(serializers.Serializer):
    cell = serializers.CharField()
    sentence = serializers.CharField()


class SinceSerializer(serializers.Serializer):
    """``news`` are people who came into the list, or differ in another way."""

    earlier = serializers.IntegerField(source="earlier.pk")
    news = serializers.ListField(child=serializers.IntegerField())
    mended = serializers.IntegerField()


class RegisterComparisonSerializer(serializers.ModelSerializer):
    """``counts`` by standing; ``unread`` names the cells because of which a row was left out."""

    counts = serializers.SerializerMethodField()
    unread = serializers.SerializerMethodField()

    class Meta:
        model = Comparison
        fields = ["id", "batch", "file_name", "columns", "counts", "rows_unread", "unread",
                  "compared_at"]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "integer"}})
    def get_counts(self, comparison: Comparison) -> dict[str, int]:
        return {str(standing): n for standing, n in comparison.counts.items()}

    @extend_schema_field(UnreadCellSerializer(many=True))
    def get_unread(self, comparison: Comparison) -> list[dict[str, str]]:
        return [{"cell": cell, "sentence": last} for cell, *_rest, last in comparison.problems]


class ComparedSerializer(RegisterComparisonSerializer):
    """With everybody, and with what is new since the comparison before (nothing for the first)."""

    people = ComparedPersonSerializer(many=True)
    since = serializers.SerializerMethodField()

    class Meta(RegisterComparisonSerializer.Meta):
        fields = [*RegisterComparisonSerializer.Meta.fields, "since", "people"]
        read_only_fields = fields

    @extend_schema_field(SinceSerializer(allow_null=True))
    def get_since(self, comparison: Comparison) -> dict[str, Any] | None:
        since = since_last(comparison, comparison.people.all())
        return SinceSerializer(since).data if since else None


class SettleSerializer(serializers.Serializer):
    people = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=2**62), max_length=500
    )
    note = serializers.CharField(max_length=300)


class SettledSerializer(serializers.Serializer):
    settled = serializers.IntegerField()


class ComparisonViewSet(PortalViewSet):
    queryset = Comparison.objects.order_by("-pk")
    serializer_class = RegisterComparisonSerializer
    filterset_fields = ["batch"]
    may = {
        "list": "participants.compare_siapkerja",
        "retrieve": "participants.compare_siapkerja",
        "settle": "participants.settle_differences",
    }

    @extend_schema(request=SettleSerializer, responses=SettledSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request: Request, pk: str) -> Response:
        """Somebody has seen to these people, and says how."""
        comparison, words = self.get_object(), asked(SettleSerializer, request)
        settled = services.settle_differences(comparison, by=request.user, **words)
        return Response({"settled": settled})


class ComparedPersonViewSet(PortalViewSet):
    queryset = ComparedPerson.objects.order_by("pk")
    serializer_class = ComparedPersonSerializer
    filterset_fields = {"comparison": ["exact"], "standing": ["exact"], "settled_at": ["isnull"]}
    may = {
        "list": "participants.compare_siapkerja",
        "retrieve": "participants.compare_siapkerja",
    }
