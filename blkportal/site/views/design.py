"""Every component of the pages with its states, on invented data: what style is judged by."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

WIB = ZoneInfo("Asia/Jakarta")
AS_OF = datetime(2020, 1, 31, 23, 59, tzinfo=WIB)


class NominationSample(forms.Form):
    name = forms.CharField(label=_("Full name"), help_text=_("As written on the identity card."))
    birth_date = forms.DateField(
        label=_("Birth date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    vocation = forms.ChoiceField(
        label=_("Vocation"), choices=[("", "–"), ("smaw", "Las SMAW 3G"), ("ac", "Teknisi AC")]
    )
    housing = forms.ChoiceField(
        label=_("Boarding"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Stays in the dormitory")), ("no", _("Lives at home"))],
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False)
    letter = forms.FileField(label=_("Letter of the regional office"), required=False)
    agrees = forms.BooleanField(label=_("The participant has agreed to the use of this data"))


class FilterSample(forms.Form):
    q = forms.CharField(label=_("Name or number"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), choices=[("", _("All"))], required=False)
    year = forms.ChoiceField(label=_("Year"), choices=[("", _("All"))], required=False)


def state(status: str, label: str) -> SimpleNamespace:
    return SimpleNamespace(status=status, get_status_display=lambda: label)


STATES = [
    state("draft", _("Draft")),
    state("submitted", _("Submitted")),
    state("accepted", _("Accepted")),
    state("returned", _("Returned")),
    state("rejected", _("Rejected")),
]
PEOPLE = [
    {"name": "Sari Rahmawati", "vocation": "Las SMAW 3G", "days": 2, "state": STATES[2]},
    {"name": "Bimo Prasetyo", "vocation": "Teknisi AC", "days": 14, "state": STATES[3]},
    {"name": "Yosefina Wanggai", "vocation": "Barista", "days": 1204, "state": STATES[1]},
]
HEADS = [
    {"sort": "name", "label": _("Name")},
    {"sort": "vocation", "label": _("Vocation")},
    {"label": _("Status")},
    {"sort": "days", "label": _("Days waiting"), "numeric": True},
]
JOURNEY = [
    {"label": _("Nominated"), "state": "done", "note": "3 Juni 2019"},
    {"label": _("Selected"), "state": "done", "note": "26 Juni 2019"},
    {"label": _("Arrived"), "state": "done", "note": "1 Juli 2019"},
    {"label": _("Graduated"), "state": "now", "note": _("waits for 2 units")},
    {"label": _("Certified"), "state": "waiting"},
    {"label": _("Working"), "state": "waiting"},
]
STOPPED = [*JOURNEY[:2], {"label": _("Arrived"), "state": "stopped", "note": _("did not arrive")}]
WORKLIST = [
    {
        "text": _("3 nominations returned by BBPLK Bekasi"),
        "reason": _("Reason: the diploma cannot be read"),
        "icon": "warning", "url": "#worklist", "action_label": _("Correct"),
    },
    {
        "text": _("2 seats free in Teknisi AC, stage 4"),
        "reason": _("After the date they go to the next region"),
        "deadline": date(2026, 11, 27), "icon": "clock",
        "url": "#worklist", "action_label": _("Nominate"),
    },
]  # fmt: skip
HISTORY = [
    {
        "label": _("Returned"), "before": _("Submitted"), "after": _("Returned"),
        "who": "Dewi Lestari", "at": AS_OF, "reason": _("The diploma cannot be read."),
    },
    {"label": _("Submitted"), "who": "Agus Salim", "at": AS_OF},
]  # fmt: skip
BARS = [
    {"label": "Kab. Gunung Mas", "value": 14, "unknown": 3},
    {"label": "Kota Padang Panjang", "value": 9, "unknown": 0},
    {"label": "Kab. Karimun", "value": 4, "unknown": 2},
]
CHIPS = [{"name": "stage", "label": _("Stage"), "value": _("Selected")}]

ICONS = [
    "home", "people", "user", "building", "briefcase", "bed", "certificate", "document", "chart",
    "map", "upload", "download", "print", "search", "filter", "check", "cross", "clock", "warning",
    "info", "circle", "arrow-left", "arrow-right", "language", "menu",
]  # fmt: skip


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    if not (settings.SHOWS_SYNTHETIC_DATA or request.user.is_staff):
        raise Http404
    page = Paginator(range(7496), 100).get_page(request.GET.get("page", 2))
    wrong = NominationSample({"name": "Sari Rahmawati", "birth_date": "31-31-1999"})
    return render(
        request,
        "site/design.html",
        {
            "sample": NominationSample(auto_id="sample_%s"), "wrong": wrong,
            "filter_form": FilterSample(auto_id="filter_%s"), "chips": CHIPS,
            "states": STATES, "people": PEOPLE, "heads": HEADS, "page": page,
            "steps": JOURNEY, "stopped": STOPPED, "worklist": WORKLIST, "history": HISTORY,
            "bar_rows": BARS, "as_of": AS_OF,
            "tones": ["info", "good", "warn", "bad"],
            "icons": ICONS,
        },
    )  # fmt: skip
