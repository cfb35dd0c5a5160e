from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import history_of
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from placements import services
from placements.filters import EmployerFilter
from placements.forms.employer import (
    ContactForm,
    CorrectEmployerForm,
    OwnWordsForm,
    RegisterEmployerForm,
)
from placements.forms.fields import ReasonForm
from placements.models import Employer
from placements.services.employer import NUMBER_TAKEN
from placements.states import employer_moves
from placements.views.pages import bound, form_page

# what a refusal is about → the field beside which it is said
FIELDS = {
    NUMBER_TAKEN: "registry_number",
    "employer_kbli": "kbli",
    "employer_intermediary": "kbli",
    "employer_not_declared": "is_direct",
    "not_a_nib": "registry_number",
}
VERBS = ("verify", "deny", "suspend", "correct")


@require_safe
@may("placements.view_employers")
def employer_list(request: HttpRequest) -> HttpResponse:
    """The queue first, oldest first; an employer sees the own firm alone."""
    rows = Employer.objects.visible_to(request.user).select_related("regency")
    found = EmployerFilter(request.GET or None, rows)
    context = {
        "form": found.form,
        "chips": chips_of(found),
        "page": page_of(request, found.qs.queue_first()),
        "may_register": may_do(request.user, "placements.register_employer"),
    }
    return render(request, "placements/employer_list.html", context)


@require_safe
@may("placements.view_employers")
def employer_detail(request: HttpRequest, pk: int) -> HttpResponse:
    employer = find(request, pk)
    user = request.user
    verbs = {
        verb: may_do(user, f"placements.{verb}_employer")
        and (verb == "correct" or employer_moves.can(verb, employer))
        for verb in VERBS
    }
    shows_contacts = user.is_ministry or user.is_employer
    context = {
        "employer": employer,
        "may": verbs | {"appoint": may_do(user, "placements.appoint_contact")},
        "contacts": employer.contacts.select_related("user") if shows_contacts else None,
        "history": history_of(employer) if user.is_ministry else None,
    }
    return render(request, "placements/employer_detail.html", context)


@require_http_methods(["GET", "POST"])
@may("placements.register_employer")
def register_employer(request: HttpRequest) -> HttpResponse:
    form = bound(RegisterEmployerForm, request)
    if form.is_valid():
        with beside_its_field(form):
            employer = services.register_employer(by=request.user, **form.cleaned_data)
            messages.success(request, _("Registered. Verify the firm next."))
            return redirect("placements:employer_detail", pk=employer.pk)
    return form_page(
        request,
        form,
        title=_("Register an employer"),
        intro=_("Only firms that pay the workers themselves; intermediaries are not admitted."),
        button=_("Register"),
        back=reverse("placements:employer_list"),
    )


@require_http_methods(["GET", "POST"])
@may("placements.correct_employer")
def correct_employer(request: HttpRequest, pk: int) -> HttpResponse:
    employer = find(request, pk)
    kind = OwnWordsForm if request.user.is_employer else CorrectEmployerForm
    form = bound(kind, request, instance=find(request, pk))
    if form.is_valid():
        with beside_its_field(form):
            services.correct_employer(employer, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("placements:employer_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("Correct %(name)s") % {"name": employer},
        button=_("Save"),
        back=reverse("placements:employer_detail", args=[pk]),
    )


@require_POST
@may("placements.verify_employer")
def verify_employer(request: HttpRequest, pk: int) -> HttpResponse:
    services.verify_employer(find(request, pk), by=request.user)
    messages.success(request, _("Verified. The firm can now search for graduates."))
    return redirect("placements:employer_detail", pk=pk)


@require_http_methods(["GET", "POST"])
@may("placements.deny_employer")
def deny_employer(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(
        request, pk, services.deny_employer, _("Deny %(name)s"), _("Deny"), _("Denied.")
    )


@require_http_methods(["GET", "POST"])
@may("placements.suspend_employer")
def suspend_employer(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(
        request,
        pk,
        services.suspend_employer,
        _("Suspend %(name)s"),
        _("Suspend"),
        _("Suspended. The firm finds nobody from now on."),
    )


@require_http_methods(["GET", "POST"])
@may("placements.appoint_contact")
def appoint_contact(request: HttpRequest, pk: int) -> HttpResponse:
    employer = find(request, pk)
    form = bound(ContactForm, request)
    if form.is_valid():
        words = form.cleaned_data
        services.appoint_contact(
            form.user, employer, by=request.user, title=words["title"], phone=words["phone"]
        )
        messages.success(request, _("This account now acts for the firm."))
        return redirect("placements:employer_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("Who acts for %(name)s?") % {"name": employer},
        button=_("Appoint"),
        back=reverse("placements:employer_detail", args=[pk]),
    )


@contextmanager
def beside_its_field(form: BaseForm) -> Iterator[None]:
    """What is refused of a field is said beside it, and what was typed is kept."""
    try:
        yield
    except Refusal as refusal:
        field = FIELDS.get(refusal.code)
        if field is None:
            raise
        form.add_error(field, str(refusal.text))


def find(request: HttpRequest, pk: int) -> Employer:
    rows = Employer.objects.visible_to(request.user).select_related("regency")
    return get_object_or_404(rows, pk=pk)


def _with_reason(
    request: HttpRequest, pk: int, verb, title: str, button: str, done: str
) -> HttpResponse:
    employer = find(request, pk)
    form = bound(ReasonForm, request)
    if form.is_valid():
        verb(employer, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, done)
        return redirect("placements:employer_detail", pk=pk)
    return form_page(
        request,
        form,
        title=title % {"name": employer},
        button=button,
        facts=[(_("Registry number"), employer.registry_number)],
        back=reverse("placements:employer_detail", args=[pk]),
        danger=True,
    )
