"""What is taught, where and when: for everybody, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may_do
from blkportal.core.lists import list_context
from programs.filters import ProgramFilter
from programs.models import Batch, Program, RuleSet
from programs.rules import rules_in_words
from programs.states import BatchStatus
from programs.views.layout import layout_for

ANNOUNCED = (BatchStatus.PLANNED, BatchStatus.OPEN, BatchStatus.SELECTION, BatchStatus.CONFIRMED)
COLUMNS = {"title": "title", "hours": "lesson_hours", "vocation": "vocation__name"}
HEADS = [
    {"sort": "title", "label": _("Program")},
    {"sort": "vocation", "label": _("Vocation")},
    {"sort": "hours", "label": _("Lesson hours"), "numeric": True},
    {"label": _("Level (KKNI)"), "numeric": True},
    {"label": _("Units"), "numeric": True},
    {"label": _("Next batch")},
]


def upcoming():
    rows = Batch.objects.filter(status__in=ANNOUNCED, starts_on__gte=timezone.localdate())
    return rows.select_related("center__regency").order_by("starts_on")


@login_not_required
@require_safe
def list_programs(request: HttpRequest) -> HttpResponse:
    rows = (
        Program.objects.filter(is_offered=True)
        .select_related("vocation")
        .annotate(unit_count=Count("units"))
        .prefetch_related(Prefetch("batches", upcoming(), to_attr="upcoming"))
        .order_by("title", "pk")
    )
    context = list_context(request, ProgramFilter(request.GET, rows), HEADS, COLUMNS)
    context |= {"layout": layout_for(request), "today": timezone.localdate()}
    return render(request, "programs/program_list.html", context)


@login_not_required
@require_safe
def show_program(request: HttpRequest, pk: int) -> HttpResponse:
    offered = Q(is_offered=True) | Q(batches__isnull=False)
    rows = Program.objects.filter(offered).distinct().select_related("vocation")
    program = get_object_or_404(rows, pk=pk)
    context = {
        "program": program,
        "units": program.units.all(),
        "rules": rules_in_words(program.eligibility),
        "own_rules": _own_rules(program),
        "may_set_rules": may_do(request.user, "programs.set_rules"),
        "batches": upcoming().filter(program=program)[:50],
        "layout": layout_for(request),
    }
    return render(request, "programs/program_detail.html", context)


def _own_rules(program: Program) -> list[tuple[RuleSet, list[str]]]:
    """Centers that admit by rules of their own, each with its rules in words."""
    rows = RuleSet.objects.filter(program=program).select_related("center")
    return [(own, rules_in_words(own.eligibility)) for own in rows.order_by("center__name")[:50]]
