from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import history_of
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal, StaleVersion
from programs import services
from programs.filters import BatchFilter
from programs.forms import BatchForm, DecreeForm, ReasonForm
from programs.models import Batch, Quota
from programs.rules import rules_in_words
from programs.services.rule_set import counted_from, own_rules
from programs.states import batch_moves
from programs.steps import STEPS, steps_of

COLUMNS = {"starts": "starts_on", "title": "title", "nominate": "nominate_by", "taken": "taken"}
HEADS = [
    {"sort": "title", "label": gettext_lazy("Batch")},
    {"label": gettext_lazy("Status")},
    {"sort": "nominate", "label": gettext_lazy("Nominations until")},
    {"sort": "starts", "label": gettext_lazy("Starts")},
    {"sort": "taken", "label": gettext_lazy("Seats taken")},
]


def batches_of(user: Any) -> Any:
    rows = Batch.objects.visible_to(user)
    return rows.select_related("center__regency", "program__vocation", "funding")


@require_safe
@may("programs.view_batches")
def list_batches(request: HttpRequest) -> HttpResponse:
    filterset = BatchFilter(request.GET, batches_of(request.user))
    context = list_context(request, filterset, HEADS, COLUMNS)
    context["may_plan"] = may_do(request.user, "programs.plan_batch")
    return render(request, "programs/batch_list.html", context)


@require_safe
@may("programs.view_batches")
def show_batch(request: HttpRequest, pk: int) -> HttpResponse:
    user = request.user
    batch = get_object_or_404(batches_of(user).annotate(own_rules=own_rules()), pk=pk)
    quotas = Quota.objects.visible_to(user).for_batch(batch)
    counted = counted_from(batch.program.eligibility, batch.own_rules)
    context = {
        "batch": batch,
        "counted": counted,
        "rules": rules_in_words(counted.rules),
        "may_set_rules": may_do(user, "programs.set_rules"),
        "quotas": quotas.select_related("regency", "agreement"),
        **counts(user, referrals=batch.referrals, people=batch.enrollments),
        "pledges": batch.pledges.visible_to(user).select_related("employer"),
        "may_pledge": batch.is_still_to_end and may_do(user, "placements.offer_pledge"),
        "actions": steps_of(batch, user),
        "may_correct": may_do(user, "programs.correct_batch"),
        "may_work": may_do(user, "participants.view_class"),
        "history": history_of(batch, counters=["taken"]) if not user.is_employer else [],
    }
    return render(request, "programs/batch_detail.html", context)


def counts(user: Any, **related: Any) -> dict[str, list[tuple[str, int]]]:
    """{name: [(word of the status, how many)]} of those whom the reader may see; one statement."""
    parts = [
        each.visible_to(user).order_by().annotate(what=Value(name)).values_list("what", "status")
        for name, each in related.items()
    ]
    counted = [part.annotate(n=Count("pk")) for part in parts]
    found = {(what, status): n for what, status, n in counted[0].union(*counted[1:], all=True)}
    return {
        name: [
            (label, found[name, value])
            for value, label in each.model._meta.get_field("status").flatchoices
            if (name, value) in found
        ]
        for name, each in related.items()
    }


@may("programs.plan_batch")
def plan_batch(request: HttpRequest) -> HttpResponse:
    form = BatchForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            batch = services.plan_batch(by=request.user, **form.plan())
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(
                request, _("The batch is planned. Open it when regions may nominate.")
            )
            return redirect("programs:show_batch", batch.pk)
    return render(request, "programs/batch_form.html", {"form": form})


@may("programs.correct_batch")
def correct_batch(request: HttpRequest, pk: int) -> HttpResponse:
    batch = get_object_or_404(batches_of(request.user), pk=pk)
    form = BatchForm(request.POST or None, instance=batch, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            _save_correction(form, pk, by=request.user)
        except StaleVersion:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The batch has been corrected."))
            return redirect("programs:show_batch", pk)
    return render(request, "programs/batch_form.html", {"form": form, "batch": batch})


def _save_correction(form: BatchForm, pk: int, *, by: Any) -> None:
    version = form.cleaned_data["version"] or 0
    fresh = Batch.objects.get(pk=pk)  # the form has already written into its own copy
    services.correct_batch(fresh, version=version, changes=form.plan(), by=by)


def batch_step(verb: str) -> Callable[..., HttpResponse]:
    """A step that needs nothing but the click."""
    service = getattr(services, verb)

    @require_POST
    @may(f"programs.{verb}")
    def step(request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(batches_of(request.user), pk=pk)
        service(batch, by=request.user)
        messages.success(request, STEPS[verb].done)
        return redirect("programs:show_batch", pk)

    return step


def batch_step_with(verb: str, form_class: Any) -> Callable[..., HttpResponse]:
    """A step that asks for something: a page with a form, then the step."""
    service = getattr(services, verb)

    @may(f"programs.{verb}")
    def step(request: HttpRequest, pk: int) -> HttpResponse:
        batch = get_object_or_404(batches_of(request.user), pk=pk)
        form = form_class(request.POST or None)
        if request.method == "POST" and form.is_valid():
            service(batch, by=request.user, **form.cleaned_data)
            messages.success(request, STEPS[verb].done)
            return redirect("programs:show_batch", pk)
        context = {"batch": batch, "form": form, "step": STEPS[verb]}
        context["possible"] = batch_moves.can(STEPS[verb].move, batch)
        return render(request, "programs/batch_step.html", context)

    return step


open_batch = batch_step("open_batch")
start_selection = batch_step("start_selection")
start_batch = batch_step("start_batch")
start_assessment = batch_step("start_assessment")
start_graduation = batch_step("start_graduation")
close_batch = batch_step("close_batch")
confirm_batch = batch_step_with("confirm_batch", DecreeForm)
postpone_batch = batch_step_with("postpone_batch", ReasonForm)
cancel_batch = batch_step_with("cancel_batch", ReasonForm)
