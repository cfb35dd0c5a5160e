"""The parts of a dashboard beside its overview: map, after graduation, among equals."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.paging import PAGE_SIZE, page_number, page_of
from reports.figures import BY_NAME
from reports.services.dashboard.asked import Level
from reports.services.dashboard.cohort import cohorts_of
from reports.services.dashboard.league import league_of, rate_of, rates_of
from reports.services.dashboard.looking import Look, classes_of
from reports.services.dashboard.mapping import DRAWN, draw, sentence_of, spots_of
from reports.services.dashboard.table import Table
from reports.services.dashboard.tables import regencies
from reports.size_groups import SizeGroup

SHORT = 10  # of a size group, unless the reader wants all


def map_of(request: HttpRequest, opened: Any) -> dict[str, Any]:
    look: Look = opened.look
    offered = [name for name in DRAWN if name in look.figures]
    wanted = request.GET.get("measure", "")
    measure = wanted if wanted in offered else "enrolled"
    zeros = request.GET.get("zeros") == "yes"
    numbers = {code: row[measure] for code, row in look.within.items()}
    spots = spots_of(numbers, look.names, look.places)
    return {
        "show": "map",
        "measure": BY_NAME[measure],
        "picture": draw(spots, whole=look.asked.level == Level.NATION),
        "links": reverse("reports:show_dashboard"),
        "sentence": sentence_of(spots, BY_NAME[measure].label),
        **paged(request, regencies_in(request, opened, zeros=zeros)),
        "zeros": zeros,
        "more_fields": [choice("measure", _("What is drawn"), labels_of(offered), measure)],
        "embed": embed_of(look),
    }


def paged(request: HttpRequest, table: Table) -> dict[str, Any]:
    """Fifty rows at a time; the file holds all of them."""
    page = page_of(request, table.rows)
    return {"page": page, "table": replace(table, rows=page.object_list)}


def paged_classes(request: HttpRequest, opened: Any, sort: str) -> dict[str, Any]:
    """The same for classes, which the database orders and cuts; one statement."""
    number = max(1, page_number(request))
    table, count = classes_of(
        opened.look, sort=sort, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE
    )
    if number > 1 and not table.rows:  # past the last page
        _first, count = classes_of(opened.look, limit=1)
        number = max(1, -(-count // PAGE_SIZE))
        offset = (number - 1) * PAGE_SIZE
        table, count = classes_of(opened.look, sort=sort, limit=PAGE_SIZE, offset=offset)
    page = Paginator(range(count), PAGE_SIZE).get_page(number)
    return {"page": page, "table": linked_all(table, opened)}


def linked_all(table: Table, opened: Any) -> Table:
    return replace(table, rows=[linked(row, opened) for row in table.rows])


def labels_of(names: list[str]) -> list[tuple[str, Any]]:
    return [(name, BY_NAME[name].label) for name in names]


def regencies_in(request: HttpRequest, opened: Any, *, zeros: bool) -> Table:
    """What the map draws, and the other figures; those with nothing where they are wanted."""
    table = regencies(opened.look)
    rows = [
        row | {"url": opened.address_below(row["key"])}
        for row in table.rows
        if zeros or any(row[name] for name in table.heads)
    ]
    return replace(table, rows=rows).sorted_by(request.GET.get("sort", "-enrolled"))


def embed_of(look: Look) -> str:
    """The public picture of the same place, for other sites; rounded and published figures."""
    place = look.asked.question.place
    name = "embed_province" if place else "embed_nation"
    return settings.PUBLIC_URL + reverse(f"open_data:{name}", args=[place] if place else [])


def cohort_of(request: HttpRequest, opened: Any) -> dict[str, Any]:
    return {"show": "cohort", "cohorts": cohorts_of(opened.look.asked, opened.look.places)}


def league_in(request: HttpRequest, opened: Any) -> dict[str, Any]:
    look: Look = opened.look
    rate = rate_of(look, request.GET.get("by", ""))
    group = request.GET.get("group", "")
    groups = [each for each in league_of(look, rate) if group in {"", each.size}]
    labels = [(name, each.label) for name, each in rates_of(look).items()]
    sizes = [("", gettext_lazy("All sizes")), *SizeGroup.choices]
    return {
        "show": "league",
        "rate": rate,
        "groups": [
            (each, [linked(row, opened) for row in (each.rows if group else each.rows[:SHORT])])
            for each in groups
        ],
        "short": SHORT,
        "more_fields": [
            choice("by", _("Ranked by"), labels, rate.name),
            choice("group", _("Size"), sizes, group),
        ],
    }


def linked(row: dict[str, Any], opened: Any) -> dict[str, Any]:
    return row | {"url": opened.address_below(row["key"])}


def choice(name: str, label: Any, choices: list[Any], value: str) -> Any:
    """One more field of the filter, which only this part has."""
    form = type(
        "PartForm",
        (forms.Form,),
        {name: forms.ChoiceField(label=label, choices=choices, required=False)},
    )
    return form({name: value})[name]
