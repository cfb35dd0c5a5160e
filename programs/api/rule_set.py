from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.serializers import NothingSerializer
from programs.models import Batch, Program, RuleSet, TrainingCenter
from programs.rules import RulesOf, rules_in_words


class RuleSetSerializer(serializers.ModelSerializer):
    class Meta:
        model = RuleSet
        fields = ["id", "program", "center", "eligibility", "why", "set_at"]
        read_only_fields = fields


class SetRulesSerializer(serializers.Serializer):
    """``eligibility`` in the form of a program's, for example ``{"age_min": 17}``; all of it."""

    program = serializers.PrimaryKeyRelatedField(queryset=Program.objects.all())
    center = serializers.PrimaryKeyRelatedField(
        queryset=TrainingCenter.objects.all(), required=False
    )
    eligibility = serializers.DictField()
    why = serializers.CharField(max_length=300)


class CountedRulesSerializer(serializers.Serializer):
    """The rules by which a class admits, whose they are, and why."""

    rules_of = serializers.ChoiceField(choices=RulesOf.choices)
    eligibility = serializers.DictField()
    words = serializers.ListField(child=serializers.CharField())
    why = serializers.CharField(allow_blank=True)


class RuleSetViewSet(PortalViewSet):
    queryset = RuleSet.objects.order_by("pk")
    serializer_class = RuleSetSerializer
    filterset_fields = ["program", "center"]
    may = {
        "list": "programs.view_catalog",
        "retrieve": "programs.view_catalog",
        "create": "programs.set_rules",
        "drop": "programs.drop_rules",
    }

    @extend_schema(request=SetRulesSerializer, responses={201: RuleSetSerializer})
    def create(self, request: Request) -> Response:
        """The center's rules for a program, in place of what it had set before."""
        words = asked(SetRulesSerializer, request)
        own = services.set_rules(
            words["program"],
            _center(request.user, words.get("center")),
            words["eligibility"],
            why=words["why"],
            by=request.user,
        )
        return Response(self.get_serializer(own).data, status=201)

    @extend_schema(request=NothingSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: str) -> Response:
        """Back to the program's rules."""
        services.drop_rules(self.get_object(), by=request.user)
        return Response(status=204)


def _center(user: Any, named: TrainingCenter | None) -> TrainingCenter:
    if not user.is_center:
        if named is None:
            raise serializers.ValidationError({"center": "Name the center."})
        return named
    if named and named.pk != user.scope_key:
        raise serializers.ValidationError({"center": "Set the rules of your own center."})
    return get_object_or_404(TrainingCenter, pk=user.scope_key)


def counted_rules(batch: Batch) -> Any:
    counted = services.rules_that_count(batch)
    return CountedRulesSerializer(
        {
            "rules_of": counted.of,
            "eligibility": counted.rules,
            "words": rules_in_words(counted.rules),
            "why": counted.why,
        }
    ).data
