from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from blkportal.core.api import PortalViewSet
from regions.models import Regency
from reports import services
from reports.duties import CHOICES, DUTIES_VERSION
from reports.models import DutyAnswer
from reports.services.duty_card import (
    Card,
    card_of_center,
    card_of_region,
    centers_of,
    this_year_or,
)

YEAR = OpenApiParameter("year", OpenApiTypes.INT, description="This year where none is given.")


class DutyScoreSerializer(serializers.Serializer):
    duty = serializers.CharField()
    party = serializers.CharField()
    definition = serializers.CharField()
    year = serializers.IntegerField()
    met = serializers.IntegerField()
    due = serializers.IntegerField()
    unknown = serializers.IntegerField()


class DutyCardSerializer(serializers.Serializer):
    """Five years of each duty: how much was due, how much of it met, how much is not known."""

    definitions_version = serializers.CharField()
    scores = DutyScoreSerializer(many=True)


class DutyAnswerSerializer(serializers.ModelSerializer):
    duty = serializers.ChoiceField(CHOICES)

    class Meta:
        model = DutyAnswer
        fields = ["id", "duty", "year", "regency", "center", "text", "by_name", "at"]
        read_only_fields = ["id", "regency", "center", "by_name", "at"]


class DutyViewSet(ViewSet):
    """What regions and centers owe each other."""

    permission_classes = [MayDo]
    may = dict.fromkeys(("of_region", "of_center"), "reports.view_duties")

    @extend_schema(parameters=[YEAR], responses=DutyCardSerializer)
    def of_region(self, request: Request, code: str) -> Response:
        region = get_object_or_404(Regency.objects.of_office(request.user), code=code)
        return _answer(card_of_region(region, _year(request)))

    @extend_schema(parameters=[YEAR], responses=DutyCardSerializer)
    def of_center(self, request: Request, code: str) -> Response:
        center = get_object_or_404(centers_of(request.user), code=code)
        return _answer(card_of_center(center, _year(request)))


class DutyAnswerViewSet(PortalViewSet):
    """What regions and centers say to their figures."""

    queryset = DutyAnswer.objects.all()
    serializer_class = DutyAnswerSerializer
    may = {
        "list": "reports.view_duties",
        "retrieve": "reports.view_duties",
        "create": "reports.answer_duty",
    }

    @extend_schema(request=DutyAnswerSerializer, responses={201: DutyAnswerSerializer})
    def create(self, request: Request) -> Response:
        asked = DutyAnswerSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        answer = services.answer_duty(**asked.validated_data, by=request.user)
        return Response(DutyAnswerSerializer(answer).data, status=201)


def _year(request: Request) -> int:
    return this_year_or(request.query_params.get("year", ""))


def _answer(card: Card) -> Response:
    scores: list[dict[str, Any]] = [
        {
            "duty": line.duty.name,
            "party": party,
            "definition": line.duty.definition,
            "year": year,
            "met": score.met,
            "due": score.due,
            "unknown": score.unknown,
        }
        for party, lines in card.parts
        for line in lines
        for year, score in line.scores
    ]
    body = {"definitions_version": DUTIES_VERSION, "scores": scores}
    return Response(DutyCardSerializer(body).data)
