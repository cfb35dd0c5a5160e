"""What changed since a copy of a report that somebody holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from reports.services.causes import CAUSE_LABELS, CAUSE_WORDS
from reports.services.comparing import Change, Comparison, compare, copies_since
from reports.views.regional_report import built_or_404, own_reports


@require_safe
@may("reports.view_report")
def show_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """With ``?with=``: that later copy; without it: the newest."""
    old = built_or_404(request, pk)
    copies = list(copies_since(old, by=request.user)[:20])
    chosen = request.GET.get("with", "")
    is_number = chosen.isascii() and chosen.isdecimal() and len(chosen) < 19
    new_pk = int(chosen) if is_number else (copies[0].pk if copies else None)
    facts: dict[str, object] = {"old": old, "copies": copies}
    if new_pk:
        new = get_object_or_404(own_reports(request.user), pk=new_pk)
        comparison = compare(old, new, by=request.user)
        facts |= {"new": new, "comparison": comparison,
                  "words": [(CAUSE_LABELS[cause], CAUSE_WORDS[cause]) for cause in CAUSE_LABELS],
                  "rows": rows_of(comparison)}  # fmt: skip
    return render(request, "reports/report_changes.html", facts)


def rows_of(comparison: Comparison) -> list[dict[str, object]]:
    return [{"change": change, "causes": told(change)} for change in comparison.changes]


def told(change: Change) -> list[tuple[object, int]]:
    """(cause, number) of each that counts; what none explains comes last and is never left out."""
    causes: list[tuple[object, int]] = [
        (CAUSE_LABELS[cause], change.causes[cause])
        for cause in CAUSE_LABELS
        if change.causes.get(cause)
    ]
    if not change.unexplained:
        return causes
    joined = _("From placements, answers, or what is known of the person")
    words = joined if change.figure.is_joined else _("Not explained")
    return [*causes, (words, change.unexplained)]
