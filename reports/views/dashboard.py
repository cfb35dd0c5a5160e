"""Dashboards: nation, province, regency and class, with the same filters in every address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from blkportal.core.keys import key_in
from programs.models import Batch
from reports.dashboard_forms import DashboardForm
from reports.services import reading
from reports.services.dashboard.asked import Asked, Level, level_of, may_look, own_place
from reports.services.dashboard.cards import cards_of
from reports.services.dashboard.looking import Look, children_of, look_at_place
from reports.services.dashboard.tables import names_at
from reports.services.question import load_places
from reports.views.dashboard_parts import (
    cohort_of,
    league_in,
    linked_all,
    map_of,
    paged,
    paged_classes,
)


@dataclass(frozen=True)
class Opened:
    """A dashboard that the reader may see, with the filters that its address sets."""

    form: DashboardForm
    look: Look
    batch: Batch | None

    @property
    def title(self) -> str:
        return self.batch.title if self.batch else self.look.title

    def address_below(self, key: str) -> str:
        """Of a place within this one, or of a class in this regency."""
        if self.look.asked.level == Level.REGENCY:
            return f"{self.of_a_class}{key}"
        return address_of(key) + self.kept

    @cached_property
    def of_a_class(self) -> str:
        own = address_of(self.look.asked.question.place)
        return f"{own}{self.kept}{'&' if self.kept else '?'}class="

    @cached_property
    def kept(self) -> str:
        return self.form.address()


@require_safe
@may("reports.view_dashboard")
def show_dashboard(request: HttpRequest, place: str = "") -> Any:
    """Who acts for one region begins there, with the filters that were asked for."""
    user: Any = request.user
    if not place and (own := own_place(user)):
        query = request.META["QUERY_STRING"]
        return redirect(f"{address_of(own)}{'?' if query else ''}{query}")
    opened = open_dashboard(request, place)
    show = request.GET.get("show", "")
    make = SHOWN[show if show in SHOWN and has_part(opened, show) else ""]
    return render(request, "reports/dashboard.html", frame_of(opened) | make(request, opened))


def open_dashboard(request: HttpRequest, place: str) -> Opened:
    places = load_places()
    if not may_look(request.user, place, places):
        raise Http404
    batch = class_of(request, place)
    form = DashboardForm(request.user, request.GET)
    asked = form.asked(place, batch.pk if batch else None)
    return Opened(form, look_at_place(asked, places), batch)


def class_of(request: HttpRequest, place: str) -> Batch | None:
    """``?class=12`` narrows a regency to one class: the last level."""
    wanted = request.GET.get("class", "")
    if not wanted:
        return None
    key = key_in(wanted) if level_of(place) == Level.REGENCY else None
    return get_object_or_404(Batch.objects.visible_to(request.user), pk=key)


def frame_of(opened: Opened) -> dict[str, Any]:
    """What every part of a dashboard stands in."""
    asked, look = opened.look.asked, opened.look
    place = asked.question.place
    return {
        "opened": opened,
        "form": opened.form,
        "look": look,
        "code": place,
        "level": asked.level,
        "own_level": Level,
        "kept": opened.kept,
        "crumbs": crumbs_of(opened),
        "tabs": tabs_of(opened),
        "message": reading.message_of(look.report),
        "question": asked.question,
        "other": asked.other,
        "is_running": is_ahead(asked),
    }


def is_ahead(asked: Asked) -> bool:
    """More people can still come into the period, and none into the one beside it."""
    today = timezone.localdate()
    return bool(asked.other and asked.other[1] < today < asked.question.period_to)


def tabs_of(opened: Opened) -> list[tuple[str, str]]:
    """(what ``show`` says, address) of the parts that this level has."""
    place = opened.look.asked.question.place
    kept: dict[str, str] = {"class": str(opened.batch.pk)} if opened.batch else {}
    return [
        (name, address_of(place) + opened.form.address(show=name, **kept))
        for name in SHOWN
        if has_part(opened, name)
    ]


def has_part(opened: Opened, name: str) -> bool:
    return not name or name in names_at(opened.look.asked.level)


def address_of(place: str) -> str:
    if place:
        return reverse("reports:show_place_dashboard", args=[place])
    return reverse("reports:show_dashboard")


def crumbs_of(opened: Opened) -> list[tuple[str, str]]:
    """(name, address) of the places above, as far as the reader may look."""
    look, kept = opened.look, opened.kept
    place = look.asked.question.place
    above = ["", place[:2]] if "." in place else [""] if place else []
    if opened.batch:
        above.append(place)
    return [
        (look.names.get(each, "Indonesia"), address_of(each) + kept)
        for each in above
        if may_look(opened.form.user, each, look.places)
    ]


def overview(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    look = opened.look
    lines = reading.steps_of(look.report)
    if "referred" not in look.figures:
        lines = lines[1:]
    return {
        "show": "",
        "sorts": True,
        "cards": cards_of(look),
        "lines": lines,
        **within(request, opened),
    }


def within(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """The next level below, each row with the address of its own dashboard."""
    sort = request.GET.get("sort", "-enrolled")
    question = opened.look.asked.question
    if opened.look.asked.level == Level.REGENCY and not question.batch:
        return paged_classes(request, opened, sort)
    table = children_of(opened.look)
    if table is None:
        return {"table": None}
    return paged(request, linked_all(table, opened).sorted_by(sort))


Part = Callable[[HttpRequest, Opened], dict[str, Any]]
SHOWN: dict[str, Part] = {
    "": overview,
    "map": map_of,
    "cohort": cohort_of,
    "league": league_in,
}
