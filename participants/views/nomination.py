"""Nominating one person: the batch, the NIK, the rest of the form; then the review."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.fields import seal, unseal
from blkportal.core.keys import key_in
from blkportal.core.refusals import Refusal
from participants import services
from participants.forms import NikForm, NomineeForm
from participants.models import Consent, Participant, Referral
from participants.nik import read_nik
from participants.services.look_alike import look_alikes
from participants.services.near_elsewhere import is_known_elsewhere
from participants.services.participant import KnownElsewhere
from participants.states import LIVE_REFERRAL, ReferralStatus
from participants.views.back import back_to
from programs.models import Batch

NOMINEE = "nominee"  # in the session: the batch and the sealed NIK between two steps


@require_GET
@may("participants.nominate")
def choose_batch(request: HttpRequest) -> HttpResponse:
    """Step 1, with what is left and until when; for a person already known it is the only one."""
    person = None
    if text := request.GET.get("person", ""):
        people = Participant.objects.visible_to(request.user)
        person = get_object_or_404(people, pk=key_in(text))
    batches = services.open_batches(request.user)
    held_up = services.held_up_batches(request.user)
    context = {"batches": batches, "person": person, "held_up": held_up}
    return render(request, "participants/nomination_batch.html", context)


def _batch(request: HttpRequest, pk: int | None) -> Any:
    """One that takes nominations today; where only its agreement holds it up, that is said."""
    if batch := services.open_batches(request.user).filter(pk=pk).first():
        return batch
    for batch, _agreement, why in services.held_up_batches(request.user):
        if batch.pk == pk:
            raise why
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.nominate")
def find_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 2: whoever is known already is not typed in again."""
    batch = _batch(request, pk)
    form, is_elsewhere = NikForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        nik = form.cleaned_data["nik"]
        try:
            person = services.find_participant(nik, by=request.user)
        except Refusal as refusal:
            form.add_error("nik", str(refusal.text))
            is_elsewhere = isinstance(refusal, KnownElsewhere)
        else:
            if person:
                return _nominate_known(request, person, batch)
            request.session[NOMINEE] = {"batch": batch.pk, "nik": seal(nik)}
            return redirect("participants:describe_person", pk=batch.pk)
    context = {"form": form, "batch": batch, "is_elsewhere": is_elsewhere}
    return render(request, "participants/nomination_nik.html", context)


def _nominate_known(request: HttpRequest, person: Participant, batch: Batch) -> HttpResponse:
    earlier = Referral.objects.visible_to(request.user).filter(
        participant=person, batch=batch, status__in=(ReferralStatus.DRAFT, *LIVE_REFERRAL)
    )
    if referral := earlier.first():
        messages.info(request, _("This person is already nominated for this batch; here it is."))
    else:
        referral = services.nominate(person, batch, by=request.user)
        messages.success(
            request, _("You already know this person. Compare what is written, then submit.")
        )
    return redirect("participants:review_referral", pk=referral.pk)


@require_POST
@may("participants.nominate")
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """A person of one's own list for a further batch."""
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    number = key_in(request.POST.get("batch", ""))
    with back_to(reverse("participants:participant_detail", args=[pk])):
        return _nominate_known(request, person, _batch(request, number))


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.register_participant")
def describe_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 3: the NIK has filled in what it tells; what is saved here is a draft and survives."""
    batch = _batch(request, pk)
    nominee = request.session.get(NOMINEE, {})
    if nominee.get("batch") != batch.pk:
        return redirect("participants:find_person", pk=batch.pk)
    nik = read_nik(unseal(nominee["nik"]), batch.starts_on)
    form = NomineeForm(request.POST or None, nik=nik)
    alike, is_elsewhere = [], False
    if form.is_valid() and "is_somebody_else" not in request.POST:
        alike, is_elsewhere = _alike(request, form, nik.digits)
    if form.is_valid() and not (alike or is_elsewhere):
        referral = _register(request, form, nik.digits, batch)
        del request.session[NOMINEE]
        return redirect("participants:review_referral", pk=referral.pk)
    context = {"form": form, "batch": batch, "last4": nik.digits[-4:], "alike": alike,
               "is_elsewhere": is_elsewhere}  # fmt: skip
    return render(request, "participants/nomination_person.html", context)


def _alike(request: HttpRequest, form: NomineeForm, nik: str) -> tuple[list[Participant], bool]:
    """Who is known already and may be this person, and whether another region keeps such a one."""
    facts = (nik, form.cleaned_data["name"], form.cleaned_data["birth_date"])
    by = request.user
    return look_alikes(*facts, by=by), is_known_elsewhere(*facts, by=by)


@transaction.atomic
def _register(request: HttpRequest, form: NomineeForm, nik: str, batch: Batch) -> Referral:
    person = services.register_participant(nik=nik, by=request.user, **form.facts())
    purposes = [Consent.Purpose.TRAINING]
    if form.cleaned_data["agrees_to_be_shown"]:
        purposes.append(Consent.Purpose.TALENT_SEARCH)
    given = set(person.consents.live().values_list("purpose", flat=True))
    for purpose in purposes:
        if purpose not in given:
            channel = form.cleaned_data["channel"]
            services.give_consent(person, purpose, channel=channel, by=request.user)
    return services.nominate(person, batch, by=request.user)
