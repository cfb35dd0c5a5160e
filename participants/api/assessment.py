from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import MOST_ROWS, KeysetPaging
from participants import services
from participants.api.unit_result import NotedSerializer
from participants.assessment_forms import SEEN
from participants.models import Assessment, Sitting
from participants.states import Verdict

LARGEST = 2**62


class AssessmentSerializer(serializers.ModelSerializer):
    recommendation = serializers.ChoiceField(Verdict.choices, allow_blank=True, read_only=True)
    decision = serializers.ChoiceField(Verdict.choices, allow_blank=True, read_only=True)

    class Meta:
        model = Assessment
        fields = ["id", "sitting", "enrollment", "regency", "status", "recommendation",
                  "decision", "decision_number", "decided_on"]  # fmt: skip
        read_only_fields = fields


class SittingSerializer(serializers.ModelSerializer):
    class Meta:
        model = Sitting
        fields = ["id", "batch", "center", "body", "held_on", "decide_by", "site", "assessor",
                  "assessor_number"]  # fmt: skip
        read_only_fields = fields


class PlanSittingSerializer(serializers.Serializer):
    body = serializers.IntegerField(min_value=1, max_value=LARGEST)
    people = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST), max_length=MOST_ROWS
    )
    held_on = serializers.DateField()
    site = serializers.CharField(max_length=150)
    assessor = serializers.CharField(max_length=120)
    assessor_number = serializers.CharField(max_length=60)


class RecommendedSerializer(serializers.Serializer):
    assessment = serializers.IntegerField(min_value=1, max_value=LARGEST)
    recommendation = serializers.ChoiceField(choices=SEEN[1:])


class RecommendationsSerializer(serializers.Serializer):
    results = RecommendedSerializer(many=True, allow_empty=False, max_length=MOST_ROWS)


class DecidedSerializer(serializers.Serializer):
    assessment = serializers.IntegerField(min_value=1, max_value=LARGEST)
    decision = serializers.ChoiceField(choices=Verdict.choices)


class DecisionsSerializer(serializers.Serializer):
    number = serializers.CharField(max_length=80)
    on = serializers.DateField()
    results = DecidedSerializer(many=True, allow_empty=False, max_length=MOST_ROWS)


class StepReasonSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class SittingViewSet(PortalViewSet):
    queryset = Sitting.objects.order_by("-held_on", "-pk")
    serializer_class = SittingSerializer
    filterset_fields = ["batch", "center", "body", "held_on"]
    may = {
        "list": "participants.view_assessments",
        "retrieve": "participants.view_assessments",
        "recommendations": "participants.note_recommendations",
        "decisions": "participants.note_decisions",
        "cancel": "participants.cancel_sitting",
    }

    @extend_schema(request=RecommendationsSerializer, responses=NotedSerializer)
    @action(detail=True, methods=["post"])
    def recommendations(self, request: Request, pk: str) -> Response:
        """What the assessor's list says, of some or all candidates."""
        rows = asked(RecommendationsSerializer, request)["results"]
        said = {row["assessment"]: row["recommendation"] for row in rows}
        noted = services.note_recommendations(self.get_object(), said, by=request.user)
        return Response({"noted": noted})

    @extend_schema(request=DecisionsSerializer, responses=NotedSerializer)
    @action(detail=True, methods=["post"])
    def decisions(self, request: Request, pk: str) -> Response:
        """What a letter of the certification body says, of some or all candidates."""
        words: dict[str, Any] = asked(DecisionsSerializer, request)
        decided = {row["assessment"]: row["decision"] for row in words.pop("results")}
        noted = services.note_decisions(self.get_object(), decided, by=request.user, **words)
        return Response({"noted": noted})

    @extend_schema(request=StepReasonSerializer, responses=NotedSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Nobody who is still to be assessed will be, on this day."""
        words = asked(StepReasonSerializer, request)
        noted = services.cancel_sitting(self.get_object(), by=request.user, **words)
        return Response({"noted": noted})


class AssessmentViewSet(PortalViewSet):
    queryset = Assessment.objects.all()
    serializer_class = AssessmentSerializer
    pagination_class = KeysetPaging
    filterset_fields = ["sitting", "enrollment", "status", "decision", "sitting__batch"]
    may = {
        "list": "participants.view_assessments",
        "retrieve": "participants.view_assessments",
        "take_back": "participants.take_back_assessment",
    }

    @extend_schema(request=StepReasonSerializer, responses=AssessmentSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: str) -> Response:
        """The last thing noted was wrong: one step back."""
        words = asked(StepReasonSerializer, request)
        row = services.take_back_assessment(self.get_object(), by=request.user, **words)
        return Response(AssessmentSerializer(row).data)
