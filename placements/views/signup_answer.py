"""Where the ministry's officers verify or deny firms that have registered themselves."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from placements import services
from placements.filters import FirmSignupFilter
from placements.forms.fields import ReasonForm
from placements.forms.signup import VerifySignupForm
from placements.models import FirmSignup
from placements.services.signup_answer import known_firm
from placements.states import signup_moves
from placements.views.pages import bound, form_page

HEADS = [
    {"sort": "name", "label": gettext_lazy("Firm")},
    {"label": gettext_lazy("Business number (NIB)")},
    {"label": gettext_lazy("Regency or city")},
    {"label": gettext_lazy("Contact person")},
    {"sort": "day", "label": gettext_lazy("Registered")},
    {"label": gettext_lazy("Status")},
]
COLUMNS = {"name": "name", "day": "signed_up_at"}


@require_safe
@may("placements.view_signups")
def list_signups(request: HttpRequest) -> HttpResponse:
    rows = FirmSignup.objects.visible_to(request.user).select_related("regency")
    found = FirmSignupFilter(request.GET or None, rows.queue_first())
    context = list_context(request, found, HEADS, COLUMNS)
    return render(request, "placements/signup_list.html", context)


@require_safe
@may("placements.view_signups")
def show_signup(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _find(request, pk))


@require_POST
@may("placements.verify_signup")
def verify_signup(request: HttpRequest, pk: int) -> HttpResponse:
    signup = _find(request, pk)
    form = VerifySignupForm(request.POST)
    form.full_clean()
    try:
        services.verify_signup(signup, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        if not signup_moves.can("verify", _find(request, pk)):
            raise
        form.add_error(None, str(refusal.text))
        return _page(request, _find(request, pk), form=form)
    messages.success(request, _("Verified. The firm is told, and the contact is invited."))
    return redirect("placements:show_signup", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.deny_signup")
def deny_signup(request: HttpRequest, pk: int) -> HttpResponse:
    signup = _find(request, pk)
    form = bound(ReasonForm, request)
    if form.is_valid():
        services.deny_signup(signup, by=request.user, **form.cleaned_data)
        messages.success(request, _("Denied. The firm reads the reason."))
        return redirect("placements:show_signup", pk)
    return form_page(
        request,
        form,
        title=_("Deny %(name)s") % {"name": signup},
        button=_("Deny"),
        facts=[(_("Business number (NIB)"), signup.registry_number)],
        back=reverse("placements:show_signup", args=[pk]),
        danger=True,
    )


def _find(request: HttpRequest, pk: int) -> FirmSignup:
    rows = FirmSignup.objects.visible_to(request.user).select_related("regency", "employer")
    return get_object_or_404(rows, pk=pk)


def _page(request: HttpRequest, signup: FirmSignup, **sent: Any) -> HttpResponse:
    user = request.user
    waits = signup_moves.can("verify", signup)
    context = {
        "signup": signup,
        "known": known_firm(signup) if waits else None,
        "form": VerifySignupForm(),
        "may_verify": waits and may_do(user, "placements.verify_signup"),
        "may_deny": waits and may_do(user, "placements.deny_signup"),
        "history": told(signup, {}),
    }
    status = 422 if sent else 200
    return render(request, "placements/signup_detail.html", context | sent, status=status)
