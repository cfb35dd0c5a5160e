"""Vacancies inside the portal: the firm's own, the ministry's to review, the published ones."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from placements import services
from placements.forms.vacancy import FIND, VacancyForm
from placements.models import Employer, Vacancy
from placements.services.vacancy_units import named_units
from placements.states import VacancyStatus, vacancy_moves
from placements.vacancy_filters import VacancyFilter
from placements.vacancy_words import WORDS
from placements.views.pages import bound, form_page

COLUMNS = {"job": "job_title", "until": "valid_until", "people": "headcount", "taken": "filled"}
HEADS = [
    {"sort": "job", "label": gettext_lazy("Job")},
    {"label": gettext_lazy("Employer")},
    {"label": gettext_lazy("Place of work")},
    {"sort": "people", "label": gettext_lazy("People wanted"), "numeric": True},
    {"sort": "taken", "label": gettext_lazy("Places taken"), "numeric": True},
    {"sort": "until", "label": gettext_lazy("Valid until")},
    {"label": gettext_lazy("Status")},
]
# what the page offers → (the permission, the move that must be possible)
VERBS = {
    "change": ("placements.change_vacancy", "submit"),
    "submit": ("placements.submit_vacancy", "submit"),
    "publish": ("placements.publish_vacancy", "publish"),
    "return": ("placements.return_vacancy", "return_"),
    "report": ("placements.report_filled", "fill"),
    "close": ("placements.close_vacancy", "close"),
}


def vacancies_of(user: Any) -> Any:
    return Vacancy.objects.visible_to(user).as_listed()


def find(request: HttpRequest, pk: int) -> Vacancy:
    found: Vacancy = get_object_or_404(vacancies_of(request.user), pk=pk)
    return found


def verbs_for(user: Any, vacancy: Vacancy) -> dict[str, bool]:
    return {
        verb: may_do(user, permission) and vacancy_moves.can(move, vacancy)
        for verb, (permission, move) in VERBS.items()
    }


@require_safe
@may("placements.view_vacancies")
def list_vacancies(request: HttpRequest) -> HttpResponse:
    """The queue first, oldest first; whoever may only read finds what is published."""
    found = VacancyFilter(request.GET or None, vacancies_of(request.user).queue_first())
    if not (request.user.is_employer or request.user.is_ministry):
        found.form.fields.pop("status")
    context = list_context(request, found, HEADS, COLUMNS)
    context["may_draft"] = may_do(request.user, "placements.draft_vacancy")
    if request.user.is_employer:
        context["firm"] = Employer.objects.visible_to(request.user).first()
    return render(request, "placements/vacancy_list.html", context)


@require_safe
@may("placements.view_vacancies")
def show_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy, user = find(request, pk), request.user
    concerned = user.is_employer or user.is_ministry
    is_matched = vacancy.status == VacancyStatus.PUBLISHED
    may_match = is_matched and may_do(user, "placements.view_graduates")
    context = {
        "vacancy": vacancy,
        "units": named_units(vacancy),
        "may": verbs_for(user, vacancy) | {"match": may_match},
        "history": told(vacancy, WORDS) if concerned else None,
    }
    return render(request, "placements/vacancy_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.draft_vacancy")
def draft_vacancy(request: HttpRequest) -> HttpResponse:
    firm = Employer.objects.visible_to(request.user).get()
    form = _form(request, initial={"work_regency": firm.regency_id})
    if form.is_valid():
        vacancy = services.draft_vacancy(by=request.user, **form.facts())
        messages.success(request, _("The draft is kept. Submit it for review when it is right."))
        return redirect("placements:show_vacancy", vacancy.pk)
    return form_page(
        request,
        form,
        title=_("Report a vacancy"),
        intro=_("It is free. The ministry reviews it before it is published."),
        button=_("Keep the draft"),
        back=reverse("placements:list_vacancies"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.change_vacancy")
def change_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    form = _form(request, instance=find(request, pk))
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        services.change_vacancy(vacancy, version=version, changes=form.facts(), by=request.user)
        messages.success(request, _("The draft is kept. Submit it for review when it is right."))
        return redirect("placements:show_vacancy", pk)
    return form_page(
        request,
        form,
        title=_("Change %(name)s") % {"name": vacancy},
        button=_("Save"),
        back=reverse("placements:show_vacancy", args=[pk]),
    )


def _form(request: HttpRequest, **about: Any) -> VacancyForm:
    if FIND in request.POST:
        return VacancyForm.searching(request.POST, **about)
    form: VacancyForm = bound(VacancyForm, request, **about)
    return form
