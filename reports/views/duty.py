"""What region and center owe each other: the regions side by side, one scorecard, an answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import roles
from blkportal.core.access import may, may_do
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from regions.models import Regency
from reports import services
from reports.duties import DUTIES_VERSION, Party, duties_of
from reports.duty_forms import DutyAnswerForm, DutyListForm
from reports.models import DutyAnswer
from reports.services.duty_answer import years
from reports.services.duty_card import (
    Card,
    card_of_center,
    card_of_region,
    centers_of,
    side_by_side,
    this_year_or,
)


@require_safe
@may("reports.view_duties")
def list_duties(request: HttpRequest) -> HttpResponse:
    """Who has one scorecard only is shown that."""
    user: Any = request.user
    if user.role == roles.Role.REGENCY_OFFICER:
        return redirect("reports:show_region_duties", user.scope_key)
    if user.role in roles.CENTER:
        return redirect("reports:show_center_duties", user.scope_key)
    form = DutyListForm(request.GET)
    asked = form.asked()
    context = {
        **asked,
        "form": form,
        "duties": duties_of(Party.REGION),
        "page": page_of(request, side_by_side(list(Regency.objects.of_office(user)), **asked)),
        "centers": centers_of(user),
    }
    return render(request, "reports/duty_list.html", context)


@require_safe
@may("reports.view_duties")
def show_region_duties(request: HttpRequest, code: str) -> HttpResponse:
    region = get_object_or_404(Regency.objects.of_office(request.user), code=code)
    year = this_year_or(request.GET.get("year", ""))
    return _card(request, region, year, card_of_region(region, year))


@require_safe
@may("reports.view_duties")
def show_center_duties(request: HttpRequest, code: str) -> HttpResponse:
    center = get_object_or_404(centers_of(request.user), code=code)
    year = this_year_or(request.GET.get("year", ""))
    return _card(request, center, year, card_of_center(center, year))


@may("reports.answer_duty")
def answer_duty(request: HttpRequest) -> HttpResponse:
    form = DutyAnswerForm(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            answer = services.answer_duty(**form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Your answer stands beside the figure."))
            return redirect(f"{_own_card(answer)}?year={answer.year}#{answer.duty}")
    return render(request, "reports/duty_answer.html", {"form": form})


def _own_card(answer: DutyAnswer) -> str:
    if answer.regency_id:
        return reverse("reports:show_region_duties", args=[answer.regency_id])
    return reverse("reports:show_center_duties", args=[answer.center_id])


def _card(request: HttpRequest, place: Any, year: int, card: Card) -> HttpResponse:
    context = {
        "place": place,
        "year": year,
        "years": years(),
        "card": card,
        "version": DUTIES_VERSION,
        "may_answer": may_do(request.user, "reports.answer_duty"),
    }
    return render(request, "reports/duty_card.html", context)
