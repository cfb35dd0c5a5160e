"""Consent given and withdrawn, on the person's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from blkportal.core.access import may
from participants import services
from participants.forms import ConsentForm
from participants.models import Consent, Participant
from participants.views.back import back_to


@require_POST
@may("participants.give_consent")
def give_consent(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    url = reverse("participants:participant_detail", args=[pk])
    form = ConsentForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the purpose, and how consent was given."))
        return redirect(url)
    with back_to(url):
        services.give_consent(person, by=request.user, **form.cleaned_data)
    messages.success(request, _("The consent is recorded."))
    return redirect(url)


@require_POST
@may("participants.withdraw_consent")
def withdraw_consent(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Consent.objects.visible_to(request.user).select_related("participant")
    consent = get_object_or_404(rows, pk=pk)
    url = reverse("participants:participant_detail", args=[consent.participant_id])
    with back_to(url):
        services.withdraw_consent(
            consent, by=request.user, reason=request.POST.get("reason", "")[:300]
        )
    messages.success(request, _("The consent is withdrawn. It takes effect at once."))
    return redirect(url)
