from rest_framework import serializers

from blkportal.core.api import PortalViewSet
from blkportal.core.paging import MOST_ROWS, KeysetPaging
from participants.models import UnitResult


class UnitResultSerializer(serializers.ModelSerializer):
    code = serializers.CharField(source="unit.code", read_only=True)

    class Meta:
        model = UnitResult
        fields = ["id", "enrollment", "unit", "code", "attempt", "is_passed", "on"]
        read_only_fields = fields


class ResultSerializer(serializers.Serializer):
    enrollment = serializers.IntegerField(min_value=1, max_value=2**62)
    is_passed = serializers.BooleanField()


class NoteResultsSerializer(serializers.Serializer):
    unit = serializers.IntegerField(min_value=1, max_value=2**62)
    on = serializers.DateField(required=False)
    results = ResultSerializer(many=True, allow_empty=False, max_length=MOST_ROWS)


class NotedSerializer(serializers.Serializer):
    noted = serializers.IntegerField()


class TakeBackSerializer(serializers.Serializer):
    unit = serializers.IntegerField(min_value=1, max_value=2**62)
    reason = serializers.CharField(max_length=500)


class UnitResultViewSet(PortalViewSet):
    queryset = UnitResult.objects.select_related("unit")
    serializer_class = UnitResultSerializer
    pagination_class = KeysetPaging
    filterset_fields = ["enrollment", "unit", "enrollment__batch"]
    may = {"list": "participants.view_unit_results", "retrieve": "participants.view_unit_results"}
