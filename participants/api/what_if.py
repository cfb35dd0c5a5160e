from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from participants.services.what_if import Answer, what_if
from participants.what_if_forms import MOST_CLASSES, WhatIfForm


class QuestionSerializer(serializers.Serializer):
    program = serializers.IntegerField(min_value=1, max_value=2**62)
    classes = serializers.IntegerField(min_value=1, max_value=MOST_CLASSES)
    starts_on = serializers.DateField()
    center = serializers.CharField(max_length=40)


class BedsSerializer(serializers.Serializer):
    sex = serializers.CharField()
    total = serializers.IntegerField()
    free = serializers.IntegerField()


class OriginSerializer(serializers.Serializer):
    regency = serializers.CharField(source="regency.pk")
    rank = serializers.IntegerField(allow_null=True)
    wanted = serializers.IntegerField()
    waiting = serializers.IntegerField()
    free = serializers.IntegerField()
    has_agreement = serializers.BooleanField()


class AnswerSerializer(serializers.Serializer):
    """Numbers are people; ``beds`` are free in every night between the two days."""

    seats = serializers.IntegerField(source="plan.seats")
    starts_on = serializers.DateField(source="plan.starts_on")
    ends_on = serializers.DateField(source="plan.ends_on")
    beds = BedsSerializer(many=True)
    rooms_free = serializers.IntegerField()
    classes_meanwhile = serializers.SerializerMethodField()
    origins = OriginSerializer(many=True)

    def get_classes_meanwhile(self, answer: Answer) -> list[int]:
        return [batch.pk for batch in answer.meanwhile]


class WhatIfViewSet(ViewSet):
    """Who could come to further classes, from where, and whether there is a bed."""

    permission_classes = [MayDo]
    may = {"ask": "participants.ask_what_if"}

    @extend_schema(parameters=[QuestionSerializer], responses=AnswerSerializer)
    def ask(self, request: Request) -> Response:
        form: Any = WhatIfForm(request.user, request.query_params)
        if not form.is_valid():
            raise ValidationError(form.errors)
        return Response(AnswerSerializer(what_if(form.plan())).data)
