from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from participants import services
from participants.models import Merge, Participant
from participants.services.merge import FACTS


class MergeSerializer(serializers.ModelSerializer):
    """``kept`` holds everything now; ``gone`` is the number that leads to it."""

    class Meta:
        model = Merge
        fields = ["id", "kept", "gone", "reason", "merged_at", "undone_at"]
        read_only_fields = fields


class JoinPeopleSerializer(serializers.Serializer):
    """``take`` names the facts that are right in the record that goes."""

    kept = serializers.IntegerField(min_value=1, max_value=2**62)
    gone = serializers.IntegerField(min_value=1, max_value=2**62)
    take = serializers.ListField(
        child=serializers.ChoiceField(choices=FACTS), required=False, max_length=len(FACTS)
    )
    reason = serializers.CharField(max_length=300)


class MergeViewSet(PortalViewSet):
    queryset = Merge.objects.order_by("-pk")
    serializer_class = MergeSerializer
    filterset_fields = {"kept": ["exact"], "gone": ["exact"], "undone_at": ["isnull"]}
    may = {
        "list": "participants.view_duplicates",
        "retrieve": "participants.view_duplicates",
        "create": "participants.join_people",
        "undo": "participants.undo_join",
    }

    @extend_schema(request=JoinPeopleSerializer, responses={201: MergeSerializer})
    def create(self, request: Request) -> Response:
        """Two records become one; everything of ``gone`` moves to ``kept``."""
        words = asked(JoinPeopleSerializer, request)
        people = Participant.objects.visible_to(request.user)
        kept = get_object_or_404(people, pk=words.pop("kept"))
        gone = get_object_or_404(people, pk=words.pop("gone"))
        merge = services.join_people(kept, gone, by=request.user, **words)
        return Response(self.get_serializer(merge).data, status=201)

    @extend_schema(request=None, responses=MergeSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        """What moved goes back; what has come since stays with the person who was kept."""
        merge: Any = self.get_object()
        return Response(self.get_serializer(services.undo_join(merge, by=request.user)).data)
