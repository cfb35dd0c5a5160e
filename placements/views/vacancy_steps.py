"""What firm and ministry do with a vacancy, step by step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.keys import key_in
from blkportal.core.refusals import Refusal
from placements import services
from placements.forms.vacancy import CloseForm, FilledForm, ReturnForm
from placements.models import Vacancy
from placements.services.similar_vacancies import MOST_SHOWN, not_alike, similar_to
from placements.views.pages import bound, form_page
from placements.views.vacancy import find, vacancies_of

TO_CONFIRM = 409


@require_POST
@may("placements.submit_vacancy")
def submit_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    said = {name: request.POST.get(name) == "yes" for name in ("is_own", "is_another")}
    try:
        services.submit_vacancy(vacancy, by=request.user, **said)
    except Refusal as refusal:
        if refusal.code != "vacancy_alike":
            raise
        return _ask_whether_another(request, vacancy)
    messages.success(request, _("Submitted. The ministry reviews it and publishes it here."))
    return redirect("placements:show_vacancy", pk)


def _ask_whether_another(request: HttpRequest, vacancy: Vacancy) -> HttpResponse:
    alike = similar_to(vacancy).as_listed()[:MOST_SHOWN]  # type: ignore[attr-defined]
    context = {"vacancy": vacancy, "alike": alike}
    return render(request, "placements/vacancy_similar.html", context, status=TO_CONFIRM)


@require_POST
@may("placements.join_vacancies")
def join_vacancies(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    key = key_in(request.POST.get("into", ""))
    into = vacancies_of(request.user).filter(pk=key or 0).first()
    if into is None:
        raise not_alike()
    services.join_vacancies(vacancy, into=into, by=request.user)
    messages.success(request, _("The places were added. This is what is offered now."))
    return redirect("placements:show_vacancy", into.pk)


@require_POST
@may("placements.publish_vacancy")
def publish_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    services.publish_vacancy(find(request, pk), by=request.user)
    messages.success(request, _("Published. Everybody can read it now."))
    return redirect("placements:show_vacancy", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.return_vacancy")
def return_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    form = bound(ReturnForm, request)
    if form.is_valid():
        services.return_vacancy(vacancy, by=request.user, **form.cleaned_data)
        messages.success(request, _("Returned. The firm reads the reason and corrects it."))
        return redirect("placements:show_vacancy", pk)
    return _page(request, form, vacancy, _("Return %(name)s"), _("Return"))


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.close_vacancy")
def close_vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    form = bound(CloseForm, request)
    if form.is_valid():
        services.close_vacancy(vacancy, by=request.user, **form.cleaned_data)
        messages.success(request, _("Closed. Nobody is shown this vacancy any more."))
        return redirect("placements:show_vacancy", pk)
    return _page(request, form, vacancy, _("Close %(name)s"), _("Close"), danger=True)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.report_filled")
def report_filled(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = find(request, pk)
    form = bound(FilledForm, request, most=vacancy.headcount, initial={"filled": vacancy.filled})
    if form.is_valid():
        services.report_filled(vacancy, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. Thank you for telling."))
        return redirect("placements:show_vacancy", pk)
    return _page(
        request, form, vacancy, _("How many places are taken? %(name)s"), _("Report places taken")
    )


def _page(
    request: HttpRequest, form: Any, vacancy: Vacancy, title: str, button: str, **more: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title % {"name": vacancy},
        button=button,
        facts=[
            (_("Employer"), vacancy.employer),
            (_("Place of work"), vacancy.work_regency.short_name),
            (_("People wanted"), vacancy.headcount),
            (_("Places taken"), vacancy.filled),
        ],
        back=reverse("placements:show_vacancy", args=[vacancy.pk]),
        **more,
    )
