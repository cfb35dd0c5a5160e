"""The saved searches of the firm; run one by sending its ``query`` to ``/graduates/``."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import services
from placements.api.views import words_of
from placements.models import SavedSearch
from programs.api.serializers import NothingSerializer


class SavedSearchSerializer(serializers.ModelSerializer):
    """``unseen``: new people since ``seen_at``, as of the last morning."""

    class Meta:
        model = SavedSearch
        fields = ["id", "name", "query", "is_mailed", "seen_at", "unseen", "is_broken"]
        read_only_fields = fields


class ChangeSearch(serializers.Serializer):
    name = serializers.CharField(max_length=80)
    is_mailed = serializers.BooleanField()


class SaveSearch(ChangeSearch):
    """``query`` is {filter: text}, with the filters of ``/graduates/``."""

    query = serializers.DictField(child=serializers.CharField(max_length=200), allow_empty=False)


class SavedSearchViewSet(PortalViewSet):
    queryset = SavedSearch.objects.all()
    serializer_class = SavedSearchSerializer
    http_method_names = ["get", "head", "options", "post", "patch"]
    may = {
        "list": "placements.view_searches",
        "retrieve": "placements.view_searches",
        "create": "placements.save_search",
        "partial_update": "placements.change_search",
        "drop": "placements.drop_search",
    }

    @extend_schema(request=SaveSearch, responses={201: SavedSearchSerializer})
    def create(self, request: Request) -> Response:
        words = words_of(self, SaveSearch)
        search = services.save_search(words.pop("query"), by=request.user, **words)
        return Response(self.get_serializer(search).data, status=201)

    @extend_schema(request=ChangeSearch, responses=SavedSearchSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        search = self.get_object()
        words: dict[str, Any] = words_of(self, ChangeSearch)
        services.change_search(search, by=request.user, **words)
        return Response(self.get_serializer(search).data)

    @extend_schema(request=NothingSerializer, responses={204: None})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: str) -> Response:
        services.drop_search(self.get_object(), by=request.user)
        return Response(status=204)
