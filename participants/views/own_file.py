"""A person's own page: what is kept, who looked, what is allowed, and what shall be changed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants import services
from participants.documents import with_paper
from participants.models import Certificate, Consent, DataRequest, Participant
from participants.own_file_forms import CorrectionAskedForm, ErasureAskedForm
from participants.own_questions import questions_of
from participants.personal_link import Holder
from participants.services import own_copy
from participants.services.own_file import OWN_FILE, opened
from participants.stages import journey_of
from participants.views.by_link import dead, opened_by, page
from participants.views.certificate import paper

Kind = DataRequest.Kind
NEVER_READ = ("participant__nik", "participant__nik_hash", "participant__version")


@opened_by(OWN_FILE, "GET", "HEAD")
def show_own_file(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    person = opened(holder)
    if person is None:
        return dead(request)
    if person.erased_on:
        return page(request, "participants/own_file_erased.html", {"person": person})
    nominations = own_copy.nominations_of(person)
    looks = own_copy.looks_at(person)
    questions = questions_of(person)
    context = {
        "person": person,
        "link": link,
        "questions": [item for item in questions if item.deadline],
        "agreed": [item for item in questions if not item.deadline],
        "nominations": [(each, journey_of(each)) for each in nominations],
        "certificates": own_copy.certificates_of(person),
        "switches": switches(own_copy.consents_of(person)),
        "documents": own_copy.documents_of(person),
        "requests": own_copy.requests_of(person),
        "looks": looks[: own_copy.MOST_LOOKS],
        "looks_in_all": looks.count(),
    }
    return page(request, "participants/own_file.html", context)


def switches(consents: list[Consent]) -> list[dict[str, Any]]:
    """One for each purpose, with the newest row about it."""
    newest: dict[str, Consent] = {}
    for consent in consents:
        newest.setdefault(consent.purpose, consent)
    return [
        {
            "purpose": purpose,
            "consent": newest.get(purpose),
            "is_on": purpose in newest and newest[purpose].withdrawn_at is None,
        }
        for purpose in Consent.Purpose
    ]


@opened_by(OWN_FILE, "POST")
def switch_consent(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    """On becomes off and off becomes on, from this moment; the form says which was meant."""
    person = opened(holder)
    if person is None:
        return dead(request)
    purpose, wish = request.POST.get("purpose", ""), request.POST.get("wish")
    if purpose not in Consent.Purpose or wish not in {"on", "off"}:
        raise Http404
    live = Consent.objects.live().filter(participant=person, purpose=purpose).first()
    if wish == "on" and live is None:
        services.give_consent(person, purpose, channel=Consent.Channel.LINK, by=holder)
    elif wish == "off" and live is not None:
        live.participant = person
        services.withdraw_consent(live, by=holder)
    return redirect("participants:show_own_file", link=link)


@opened_by(OWN_FILE)
def ask_correction(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    return _ask(request, holder, link, Kind.CORRECTION, CorrectionAskedForm)


@opened_by(OWN_FILE)
def ask_erasure(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    return _ask(request, holder, link, Kind.ERASURE, ErasureAskedForm)


def _ask(
    request: HttpRequest, holder: Holder, link: str, kind: str, form_class: Any
) -> HttpResponse:
    person = opened(holder)
    if person is None:
        return dead(request)
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.ask_about_data(person, kind, text=form.cleaned_data["text"], by=holder)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            return redirect("participants:show_own_file", link=link)
    context = {"person": person, "link": link, "form": form, "kind": kind}
    return page(request, "participants/own_file_ask.html", context)


@opened_by(OWN_FILE, "POST")
def withdraw_data_request(
    request: HttpRequest, holder: Holder, link: str, pk: int
) -> HttpResponse:
    if opened(holder) is None:
        return dead(request)
    asked = get_object_or_404(DataRequest.objects.waiting(), pk=pk)
    services.withdraw_data_request(asked, by=holder)
    return redirect("participants:show_own_file", link=link)


@opened_by(OWN_FILE, "GET", "HEAD")
def download_copy(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    person = opened(holder)
    if person is None or person.erased_on:
        return dead(request)
    answer = JsonResponse(own_copy.copy_of(person), json_dumps_params={"indent": 1})
    name = _("my-data") + f"-{timezone.localdate():%Y-%m-%d}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@opened_by(OWN_FILE, "GET", "HEAD")
def print_own_certificate(
    request: HttpRequest, holder: Holder, link: str, pk: int
) -> HttpResponse:
    person: Participant | None = opened(holder)
    if person is None or person.erased_on:
        return dead(request)
    own = Certificate.objects.filter(participant=person)
    certificate = get_object_or_404(with_paper(own).defer(*NEVER_READ), pk=pk)
    return paper([certificate], f"sertifikat-{certificate.pk}.pdf")
