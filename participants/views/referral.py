"""A nomination before and after it is handed over: review, submit, mend, withdraw."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blkportal.core.access import may, may_do
from participants import services
from participants.forms import CorrectionForm
from participants.models import Referral
from participants.nik import doubts_about, read_nik
from participants.services.shares import kept_shares
from participants.stages import journey_of
from participants.states import ReferralStatus, referral_moves
from participants.told import told
from participants.views.back import back_to


def _referral(request: HttpRequest, pk: int) -> Referral:
    rows = Referral.objects.visible_to(request.user).select_related(
        "participant__domicile", "batch__program", "batch__center", "center", "quota", "enrollment"
    )
    return get_object_or_404(rows, pk=pk)


def _review_url(referral: Referral) -> str:
    return reverse("participants:review_referral", args=[referral.pk])


@require_GET
@may("participants.view_referral")
def review_referral(request: HttpRequest, pk: int) -> HttpResponse:
    """All that will be handed over on one page, with the program's rules and their outcome."""
    referral = _referral(request, pk)
    person = referral.participant
    nik = read_nik(person.nik, referral.batch.starts_on)
    context = {
        "referral": referral,
        "person": person,
        "steps": journey_of(referral),
        "doubts": [text for _f, text in doubts_about(nik, person.birth_date, person.sex)],
        "unmet": [rule for rule in referral.eligibility if not rule["ok"]],
        "shares": kept_shares(referral),
        "shares_on": parse_date(referral.shares.get("on", "")),
        "history": told(referral),
        **_actions(request.user, referral),
    }
    return render(request, "participants/referral_review.html", context)


def _actions(user: Any, referral: Referral) -> dict[str, bool]:
    verbs = ("submit", "resubmit", "withdraw")
    return {
        f"may_{verb}": may_do(user, f"participants.{verb}_referral")
        and referral_moves.can(verb, referral)
        for verb in verbs
    }


@require_POST
@may("participants.submit_referral")
def submit_referral(request: HttpRequest, pk: int) -> HttpResponse:
    referral = _referral(request, pk)
    with back_to(_review_url(referral)):
        services.submit_referral(referral, by=request.user)
    words = {"name": referral.participant, "center": referral.center}
    messages.success(request, _("%(name)s is nominated; %(center)s checks it now.") % words)
    return redirect("participants:participant_detail", pk=referral.participant_id)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.save_draft")
def mend_referral(request: HttpRequest, pk: int) -> HttpResponse:
    """What the center wrote, above the form that mends it; saved, or saved and sent back."""
    referral = _referral(request, pk)
    person = referral.participant
    nik = read_nik(person.nik, referral.batch.starts_on)
    form = CorrectionForm(request.POST or None, instance=person, nik=nik)
    if request.method == "POST" and form.is_valid():
        goes_back = "send" in request.POST and referral.status == ReferralStatus.RETURNED
        with back_to(_review_url(referral)):
            services.save_draft(
                referral,
                version=form.cleaned_data["version"],
                changes=form.facts(),
                by=request.user,
            )
            if goes_back:
                services.resubmit_referral(referral, by=request.user)
        saved = _("The corrections are saved.")
        sent = _("The corrections are saved and sent back to the center.")
        messages.success(request, sent if goes_back else saved)
        return redirect(_review_url(referral))
    context = {"form": form, "referral": referral, "person": person}
    return render(request, "participants/referral_mend.html", context)


@require_POST
@may("participants.resubmit_referral")
def resubmit_referral(request: HttpRequest, pk: int) -> HttpResponse:
    referral = _referral(request, pk)
    with back_to(_review_url(referral)):
        services.resubmit_referral(
            referral, by=request.user, note=request.POST.get("note", "")[:300]
        )
    messages.success(request, _("Sent back to the center."))
    return redirect(_review_url(referral))


@require_POST
@may("participants.withdraw_referral")
def withdraw_referral(request: HttpRequest, pk: int) -> HttpResponse:
    referral = _referral(request, pk)
    with back_to(_review_url(referral)):
        services.withdraw_referral(
            referral, by=request.user, reason=request.POST.get("reason", "")[:300]
        )
    messages.success(request, _("Withdrawn. The place is free for another person."))
    return redirect("participants:participant_detail", pk=referral.participant_id)
