from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import KeysetPaging
from blkportal.core.subjects import find_subject
from regions import services
from regions.models import Lesson, Obstacle, ObstacleComment, Regency
from regions.models.mention import Mentioned
from regions.models.obstacle import Category
from regions.obstacle_filters import ObstacleFilter
from regions.services.mention import candidates_for


class CommentSerializer(serializers.ModelSerializer):
    mentions = serializers.StringRelatedField(many=True, read_only=True)

    class Meta:
        model = ObstacleComment
        fields = ["id", "text", "by_name", "at", "mentions"]
        read_only_fields = fields


class CandidateSerializer(serializers.Serializer):
    key = serializers.CharField()
    who = serializers.ChoiceField(choices=Mentioned.choices)
    name = serializers.CharField()


class ObstacleSerializer(serializers.ModelSerializer):
    is_late = serializers.BooleanField(read_only=True)

    class Meta:
        model = Obstacle
        fields = ["id", "regency", "center_id", "category", "is_urgent", "title", "text",
                  "subject", "subject_label", "level", "status", "due_on", "is_late",
                  "raised_at", "closed_on", "answer", "helped", "merged_into"]  # fmt: skip
        read_only_fields = fields


class RaiseObstacle(serializers.Serializer):
    """``regency`` may be left out by an officer of a regency; ``about`` is e.g. "batch:12"."""

    text = serializers.CharField(max_length=2_000)
    category = serializers.ChoiceField(choices=Category.choices)
    regency = serializers.CharField(max_length=5, required=False)
    is_urgent = serializers.BooleanField(required=False, default=False)
    about = serializers.CharField(max_length=40, required=False)


class SolveObstacle(serializers.Serializer):
    answer = serializers.CharField(max_length=2_000)
    helped = serializers.IntegerField(min_value=0, max_value=100_000, required=False)
    lesson = serializers.CharField(max_length=300, required=False)


class AnswerObstacle(serializers.Serializer):
    answer = serializers.CharField(max_length=2_000)


class ReopenObstacle(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class MergeObstacle(serializers.Serializer):
    into = serializers.IntegerField(min_value=1, max_value=2**62)


class CommentObstacle(serializers.Serializer):
    text = serializers.CharField(max_length=2_000)
    mentions = serializers.ListField(
        child=serializers.CharField(max_length=20), required=False, max_length=50
    )


class ObstacleViewSet(PortalViewSet):
    queryset = Obstacle.objects.all()
    serializer_class = ObstacleSerializer
    filterset_class = ObstacleFilter
    pagination_class = KeysetPaging
    may = {
        "list": "regions.view_obstacles",
        "retrieve": "regions.view_obstacles",
        "create": "regions.raise_obstacle",
        "take_up": "regions.take_up_obstacle",
        "solve": "regions.solve_obstacle",
        "give_up": "regions.give_up_obstacle",
        "reopen": "regions.reopen_obstacle",
        "merge": "regions.merge_obstacle",
        "comments": "regions.view_obstacles",
        "comment": "regions.comment_obstacle",
        "mentionable": "regions.comment_obstacle",
    }

    @extend_schema(request=RaiseObstacle, responses={201: ObstacleSerializer})
    def create(self, request: Request) -> Response:
        """Its day is reckoned in working days, by what it is about."""
        words = asked(RaiseObstacle, request)
        user: Any = request.user
        code = words.pop("regency", "")
        regency = _regency(user, code)
        if regency is None:
            raise ValidationError({"regency": "Give the code of a region that is yours."})
        subject = find_subject(words.pop("about", ""), user)
        obstacle = services.raise_obstacle(by=user, regency=regency, subject=subject, **words)
        return Response(self.get_serializer(obstacle).data, status=201)

    @extend_schema(request=None, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request: Request, pk: str) -> Response:
        return self._told(services.take_up(self.get_object(), by=request.user))

    @extend_schema(request=SolveObstacle, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def solve(self, request: Request, pk: str) -> Response:
        """``lesson`` tells every region, without names, what stood in the way."""
        words = asked(SolveObstacle, request)
        return self._told(services.solve(self.get_object(), by=request.user, **words))

    @extend_schema(request=AnswerObstacle, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"], url_path="give-up")
    def give_up(self, request: Request, pk: str) -> Response:
        words = asked(AnswerObstacle, request)
        return self._told(services.give_up(self.get_object(), by=request.user, **words))

    @extend_schema(request=ReopenObstacle, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        words = asked(ReopenObstacle, request)
        return self._told(services.reopen(self.get_object(), by=request.user, **words))

    @extend_schema(request=MergeObstacle, responses=ObstacleSerializer)
    @action(detail=True, methods=["post"])
    def merge(self, request: Request, pk: str) -> Response:
        """The same thing raised twice: this one leads to ``into`` from now on."""
        obstacle = self.get_object()
        rows = Obstacle.objects.visible_to(request.user)
        into = get_object_or_404(rows, pk=asked(MergeObstacle, request)["into"])
        return self._told(services.merge_obstacle(obstacle, into, by=request.user))

    @extend_schema(responses=CommentSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_class=None)
    def comments(self, request: Request, pk: str) -> Response:
        rows = self.get_object().comments.prefetch_related("mentions")[:500]
        return Response(CommentSerializer(rows, many=True).data)

    @extend_schema(responses=CandidateSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_class=None)
    def mentionable(self, request: Request, pk: str) -> Response:
        """Whom a comment can call; ``key`` is what ``comment`` takes under ``mentions``."""
        rows = candidates_for(self.get_object(), by=request.user)
        return Response(CandidateSerializer(rows, many=True).data)

    @extend_schema(request=CommentObstacle, responses={201: CommentSerializer})
    @action(detail=True, methods=["post"])
    def comment(self, request: Request, pk: str) -> Response:
        words = asked(CommentObstacle, request)
        said = services.comment(self.get_object(), by=request.user, **words)
        return Response(CommentSerializer(said).data, status=201)

    def _told(self, obstacle: Obstacle) -> Response:
        return Response(self.get_serializer(obstacle).data)


def _regency(user: Any, code: str) -> Regency | None:
    """The officer's own; else the one that is named, in a province among its own."""
    if user.is_officer and "." in user.scope_key:
        return Regency.objects.filter(pk=user.scope_key).first()
    rows = Regency.objects.filter(pk=code, succeeded_by=None)
    return (rows.filter(province=user.scope_key) if user.is_officer else rows).first()


class LessonSerializer(serializers.ModelSerializer):
    class Meta:
        model = Lesson
        fields = ["id", "category", "problem", "solution", "helped", "learned_on"]
        read_only_fields = fields


class LessonViewSet(PortalViewSet):
    """What helped elsewhere, without names."""

    queryset = Lesson.objects.order_by("-pk")
    serializer_class = LessonSerializer
    filterset_fields = ["category"]
    may = dict.fromkeys(("list", "retrieve"), "regions.view_obstacles")
