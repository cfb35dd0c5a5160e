"""The dashboard through the API: the numbers of the page, for the same places and filters."""

from typing import Any

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked as words_asked
from reports import services
from reports.dashboard_forms import DashboardForm
from reports.models import SavedView
from reports.services.dashboard.asked import may_look, own_place
from reports.services.dashboard.looking import Look, look_at_place
from reports.services.dashboard.tables import MORE, TABLES, names_at
from reports.services.question import load_places

FILTERS = [
    OpenApiParameter("since", OpenApiTypes.DATE, description="The first day; this year's first."),
    OpenApiParameter("until", OpenApiTypes.DATE, description="The last day; this year's last."),
    OpenApiParameter("center", str, description="The code of a training center."),
    OpenApiParameter("program", str, description="The code of a program."),
    OpenApiParameter("sex", str, enum=["FEMALE", "MALE"]),
    OpenApiParameter("compare", str, enum=["before", "year", "own", "none"]),
    OpenApiParameter("other", OpenApiTypes.DATE, description="With compare=own: its first day."),
    OpenApiParameter(
        "table",
        str,
        enum=list(TABLES),
        description="One table only; cohort and league come only when asked for.",
    ),
]


class ColumnSerializer(serializers.Serializer):
    name = serializers.CharField()
    label = serializers.CharField()


class DashboardTableSerializer(serializers.Serializer):
    """``rows`` hold the columns by name, beside ``key`` and ``label``; null is not counted."""

    name = serializers.CharField()
    title = serializers.CharField(allow_blank=True)
    columns = ColumnSerializer(many=True)
    rows = serializers.ListField(child=serializers.DictField())


class DashboardSerializer(serializers.Serializer):
    place = serializers.CharField(allow_blank=True)
    title = serializers.CharField()
    since = serializers.DateField()
    until = serializers.DateField()
    other_since = serializers.DateField(allow_null=True)
    other_until = serializers.DateField(allow_null=True)
    center = serializers.CharField(allow_null=True)
    as_of = serializers.DateTimeField()
    definitions_version = serializers.CharField()
    tables = DashboardTableSerializer(many=True)


class DashboardViewSet(ViewSet):
    """Counted at this moment, by the definitions of every report."""

    permission_classes = [MayDo]
    may = dict.fromkeys(("of_own_place", "of_place"), "reports.view_dashboard")

    @extend_schema(parameters=FILTERS, responses=DashboardSerializer)
    def of_own_place(self, request: Request) -> Response:
        """The nation; for an officer, the own province or regency."""
        return _answer(request, own_place(request.user))

    @extend_schema(
        operation_id="dashboard_of_place", parameters=FILTERS, responses=DashboardSerializer
    )
    def of_place(self, request: Request, place: str) -> Response:
        return _answer(request, place)


def _answer(request: Request, place: str) -> Response:
    places = load_places()
    if not may_look(request.user, place, places):
        raise Http404
    form = DashboardForm(request.user, request.query_params)
    if not form.is_valid():
        raise ValidationError(form.errors)
    look = look_at_place(form.asked(place), places)
    report = look.report
    since, until = look.asked.other or (None, None)
    body = {
        "place": place,
        "title": look.title,
        "since": report.period_from,
        "until": report.period_to,
        "other_since": since,
        "other_until": until,
        "center": look.asked.question.center,
        "as_of": report.as_of,
        "definitions_version": report.definitions_version,
        "tables": tables_of(look, request.query_params.get("table", "")),
    }
    return Response(DashboardSerializer(body).data)


def tables_of(look: Look, wanted: str) -> list[dict[str, Any]]:
    names = names_at(look.asked.level)
    if wanted and wanted not in names:
        raise ValidationError({"table": f"One of {', '.join(names)}."})
    usual = [name for name in names if name not in MORE]
    found = [TABLES[name](look) for name in ([wanted] if wanted else usual)]
    return [
        {
            "name": table.name,
            "title": str(table.title),
            "columns": [{"name": name, "label": str(head)} for name, head in table.heads.items()],
            "rows": [
                {name: row.get(name) for name in ("key", "label", *table.heads)}
                for row in table.rows
            ],
        }
        for table in found
    ]


class SavedViewSerializer(serializers.ModelSerializer):
    """``query`` is {filter: text}, as in the address of a dashboard."""

    class Meta:
        model = SavedView
        fields = ["id", "name", "region", "query", "created_at"]
        read_only_fields = fields


class RenameView(serializers.Serializer):
    name = serializers.CharField(max_length=80)


class SaveView(RenameView):
    region = serializers.RegexField(r"^(\d{2}(\.\d{2})?)?$", default="", allow_blank=True)
    query = serializers.DictField(child=serializers.CharField(max_length=200), default=dict)


class SavedViewViewSet(PortalViewSet):
    """The own saved views of dashboards."""

    queryset = SavedView.objects.all()
    serializer_class = SavedViewSerializer
    may = dict.fromkeys(("list", "retrieve", "create", "rename", "remove"), "reports.save_view")

    @extend_schema(request=SaveView, responses={201: SavedViewSerializer})
    def create(self, request: Request) -> Response:
        words = words_asked(SaveView, request)
        if not may_look(request.user, words["region"] or own_place(request.user), load_places()):
            raise Http404
        view = services.save_view(**words, by=request.user)
        return Response(self.get_serializer(view).data, status=201)

    @extend_schema(request=RenameView, responses=SavedViewSerializer)
    @action(detail=True, methods=["post"])
    def rename(self, request: Request, pk: str) -> Response:
        view = self.get_object()
        services.rename_view(view, **words_asked(RenameView, request), by=request.user)
        return Response(self.get_serializer(view).data)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        services.remove_view(self.get_object(), by=request.user)
        return Response(status=204)
