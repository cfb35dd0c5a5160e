"""A center's own rules for a program: set as a whole, or dropped for those of the program."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from programs import services
from programs.models import Program, RuleSet, TrainingCenter
from programs.rule_forms import RulesForm
from programs.rules import rules_in_words


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.set_rules")
def set_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """A center sets its own; the ministry says whose."""
    program = get_object_or_404(Program, pk=pk)
    center = _center(request)
    own = RuleSet.objects.visible_to(request.user).filter(program=program, center=center).first()
    form = RulesForm(
        request.POST or None, user=request.user, initial=_initial(program, own, center)
    )
    if form.is_valid():
        data = form.cleaned_data
        whose = data.get("center") or center
        services.set_rules(program, whose, form.rules(), why=data["why"], by=request.user)
        messages.success(request, _("These rules count for nominations from now on."))
        return redirect("programs:show_program", pk)
    context = {"program": program, "form": form, "own": own, "center": center}
    context["rules"] = rules_in_words(program.eligibility)
    return render(request, "programs/rules_form.html", context)


@require_POST
@may("programs.drop_rules")
def drop_rules(request: HttpRequest, pk: int) -> HttpResponse:
    own = get_object_or_404(RuleSet.objects.visible_to(request.user), pk=pk)
    services.drop_rules(own, by=request.user)
    messages.success(request, _("The program's rules count again."))
    return redirect("programs:show_program", own.program_id)


def _center(request: HttpRequest) -> TrainingCenter | None:
    user: Any = request.user
    code = user.scope_key if user.is_center else request.GET.get("center", "")
    return TrainingCenter.objects.filter(pk=code).first()


def _initial(program: Program, own: RuleSet | None, center: Any) -> dict[str, Any]:
    """The center's set, or the program's to begin with."""
    rules = own.eligibility if own else program.eligibility
    return {**rules, "center": center and center.pk, "why": own.why if own else ""}
