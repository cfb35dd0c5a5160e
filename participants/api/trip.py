from rest_framework import serializers

from blkportal.core.api import PortalViewSet
from blkportal.core.paging import MOST_ROWS, KeysetPaging
from participants.models import Trip
from participants.services.travel import Journey
from participants.travel_forms import MOST
from programs.models.agreement_cost import Payer


class TripSerializer(serializers.ModelSerializer):
    class Meta:
        model = Trip
        fields = ["id", "enrollment", "batch", "item", "means", "on", "cost", "payer", "noted_at"]
        read_only_fields = fields


class JourneySerializer(serializers.Serializer):
    """``payer`` is the agreed one where it is left out; without ``means`` the note is removed."""

    enrollment = serializers.IntegerField(min_value=1, max_value=2**62)
    means = serializers.ChoiceField(choices=Trip.Means.choices, required=False)
    on = serializers.DateField(required=False, allow_null=True)
    cost = serializers.IntegerField(min_value=0, max_value=MOST, required=False, allow_null=True)
    payer = serializers.ChoiceField(choices=Payer.choices, required=False)


class NoteTripsSerializer(serializers.Serializer):
    item = serializers.ChoiceField(choices=Trip.ITEMS)
    journeys = JourneySerializer(many=True, allow_empty=False, max_length=MOST_ROWS)

    def validate_journeys(self, rows: list[dict]) -> dict[int, Journey | None]:
        return {
            row.pop("enrollment"): Journey(**row) if row.get("means") else None
            for row in map(dict, rows)
        }


class TripViewSet(PortalViewSet):
    queryset = Trip.objects.all()
    serializer_class = TripSerializer
    pagination_class = KeysetPaging
    filterset_fields = ["batch", "enrollment", "item", "payer"]
    may = {"list": "participants.view_travel", "retrieve": "participants.view_travel"}
