from rest_framework import serializers

from programs.cost_forms import MOST
from programs.models import AgreementCost
from programs.models.agreement_cost import CostItem, Payer


class CostSerializer(serializers.ModelSerializer):
    class Meta:
        model = AgreementCost
        fields = ["item", "payer", "amount"]
        read_only_fields = fields


class ShareSerializer(serializers.Serializer):
    """``amount`` in rupiah for one person; left out where only the payer is agreed."""

    item = serializers.ChoiceField(choices=CostItem.choices)
    payer = serializers.ChoiceField(choices=Payer.choices)
    amount = serializers.IntegerField(min_value=0, max_value=MOST, required=False, allow_null=True)


class SetCostsSerializer(serializers.Serializer):
    costs = serializers.ListField(child=ShareSerializer(), max_length=len(CostItem))
