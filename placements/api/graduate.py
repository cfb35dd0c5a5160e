"""The talent search: the same filters, counts and people as its pages."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.keys import keys_in
from blkportal.core.paging import CappedApiPaging
from participants.models import Look
from participants.services.look import note_look
from placements import services
from placements.facets import facets_of
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate


class GraduateSerializer(serializers.ModelSerializer):
    """Exactly what an employer may read of a person before the person has said yes."""

    initials = serializers.CharField(source="participant.initials")
    sex = serializers.CharField(source="participant.sex")
    education = serializers.CharField(source="participant.education")
    home = serializers.CharField(source="home.code", help_text="Code of the home regency")
    home_name = serializers.CharField(source="home.short_name")
    available_from = serializers.DateField(source="participant.available_from", allow_null=True)
    willing_to_move = serializers.BooleanField(
        source="participant.willing_to_move", allow_null=True
    )
    program_title = serializers.CharField(source="program.title")
    center_name = serializers.CharField(source="center.name")

    class Meta:
        model = Graduate
        fields = ["id", "initials", "sex", "education", "home", "home_name", "available_from",
                  "willing_to_move", "program", "program_title", "center", "center_name", "level",
                  "units", "issued_on", "valid_until"]  # fmt: skip
        read_only_fields = fields


class ChoiceSerializer(serializers.Serializer):
    key = serializers.CharField()
    label = serializers.CharField()
    count = serializers.IntegerField()
    is_chosen = serializers.BooleanField()


class FacetSerializer(serializers.Serializer):
    """Where ``capped`` is true, a count is the least that there are."""

    name = serializers.CharField()
    capped = serializers.BooleanField()
    choices = ChoiceSerializer(many=True)


class FacetsSerializer(serializers.Serializer):
    """``seen``: people under all filters, or 1001 for more than a thousand."""

    seen = serializers.IntegerField()
    facets = FacetSerializer(many=True, source="each")


class ComparedGraduatesSerializer(serializers.Serializer):
    graduates = GraduateSerializer(many=True)
    gone = serializers.IntegerField(help_text="How many of them are not on offer")


class GraduateViewSet(PortalViewSet):
    """Certified graduates on offer, with the same filters as the search page.

    ``count`` is 1001 for more than a thousand; set one more filter to read those beyond.
    """

    queryset = Graduate.objects.all()
    serializer_class = GraduateSerializer
    filterset_class = GraduateFilter
    pagination_class = CappedApiPaging
    may = dict.fromkeys(("list", "retrieve", "facets", "compare"), "placements.view_graduates")

    def get_queryset(self) -> Any:
        return super().get_queryset().as_cards()

    def filter_queryset(self, queryset: Any) -> Any:
        """A list alone; whom an address names is found whatever else stands in it."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        note_look([self.found.participant_id], Look.Kind.PROFILE, by=request.user)
        return super().retrieve(request, *args, **kwargs)

    @extend_schema(responses=FacetsSerializer)
    @action(detail=False, filter_backends=[])
    def facets(self, request: Request) -> Response:
        """How many people each choice would find, under the other filters of the address."""
        found = GraduateFilter(request.GET or None, Graduate.objects.visible_to(request.user))
        if found.is_bound and not found.is_valid():
            raise ValidationError(found.errors)
        return Response(FacetsSerializer(facets_of(found, by=request.user)).data)

    @extend_schema(
        parameters=[OpenApiParameter("graduate", int, many=True, required=True)],
        responses=ComparedGraduatesSerializer,
    )
    @action(detail=False, filter_backends=[])
    def compare(self, request: Request) -> Response:
        """Up to four side by side, by their numbers; whoever is not on offer is only counted."""
        keys = keys_in(request.GET.getlist("graduate"))
        compared = services.compare_graduates(keys, by=request.user)
        return Response(ComparedGraduatesSerializer(compared).data)
