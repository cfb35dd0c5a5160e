from rest_framework import serializers

from blkportal.core.api import PortalViewSet
from regions.models import MinimumWage


class MinimumWageSerializer(serializers.ModelSerializer):
    """Rupiah a month; without a regency it is the province's."""

    class Meta:
        model = MinimumWage
        fields = ["id", "year", "province", "regency", "amount", "source"]
        read_only_fields = fields


class MinimumWageViewSet(PortalViewSet):
    """Minimum wages by year, as decreed: uploaded as lists, or entered in the admin."""

    queryset = MinimumWage.objects.order_by("-year", "province", "regency", "pk")
    serializer_class = MinimumWageSerializer
    filterset_fields = ["year", "province", "regency"]
    may = dict.fromkeys(("list", "retrieve"), "regions.see_minimum_wages")
