from rest_framework import serializers

from regions.models import Officer, Province, Regency, RegionalAgency


class ProvinceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Province
        fields = ["code", "name"]


class RegencySerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="official_name", read_only=True)

    class Meta:
        model = Regency
        fields = [
            *("code", "kind", "name", "province", "latitude", "longitude", "population"),
            *("utc_offset", "valid_to", "succeeded_by"),
        ]
        read_only_fields = fields


class AgencySerializer(serializers.ModelSerializer):
    class Meta:
        model = RegionalAgency
        fields = ["id", "name", "regency", "province", "address", "phone", "email",
                  "two_for_a_list", "version"]  # fmt: skip
        read_only_fields = ["id", "regency", "province"]


class AgencyChangeSerializer(serializers.ModelSerializer):
    """Give the version that was read; another one answers 409 with what differs."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    class Meta:
        model = RegionalAgency
        fields = ["name", "address", "phone", "email", "two_for_a_list", "version"]


class OfficerSerializer(serializers.ModelSerializer):
    name = serializers.CharField(source="user.name", read_only=True)
    email = serializers.EmailField(source="user.email", read_only=True)

    class Meta:
        model = Officer
        fields = ["id", "user", "name", "email", "agency", "title", "phone", "since"]
        read_only_fields = fields


class MoveOfficerSerializer(serializers.Serializer):
    agency = serializers.PrimaryKeyRelatedField(queryset=RegionalAgency.objects.all())
