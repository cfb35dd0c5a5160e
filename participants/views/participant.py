"""Following people: the list, one person's journey, corrections, the whole NIK."""

from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.forms import spoken_errors
from blkportal.core.paging import LongPaginator, count_up_to, page_of
from participants import services
from participants.exports import Participants
from participants.filters import ParticipantFilter
from participants.forms import ConsentForm, CorrectionForm, ExportForm, ReasonForm
from participants.models import Look, Participant, Referral
from participants.nik import read_nik
from participants.services.erasure import must_be_kept
from participants.services.export import note_export
from participants.services.look import note_look
from participants.services.own_file import has_link
from participants.services.participant import joined_into
from participants.services.required_documents import lacking
from participants.stages import journey_of, stage_of
from participants.states import referral_moves
from participants.told import told
from participants.views.back import back_to
from programs.rules import names_of
from programs.services.rule_set import counted_from, own_rules

HEADS = [
    {"sort": "name", "label": _("Name")},
    {"label": _("Batch")},
    {"label": _("Nomination")},
    {"label": _("Stage")},
    {"sort": "submitted", "label": _("Nominated")},
]


def _filtered(request: HttpRequest) -> ParticipantFilter:
    rows = Participant.objects.visible_to(request.user).defer("nik", "address", "email")
    return ParticipantFilter(request.GET or None, queryset=rows, request=request)


@require_GET
@may("participants.view_participant")
def participant_list(request: HttpRequest) -> HttpResponse:
    found = _filtered(request)
    found.offer_batches()
    rows = found.people(request.GET.get("sort", ""))
    counted = partial(LongPaginator, seen=found.seen(LongPaginator.most))
    page = page_of(request, rows, pages=counted)
    lines = [
        {"person": person, "referral": referral, "stage": referral and stage_of(referral).label}
        for person, referral in _with_referrals(list(page))
    ]
    count = page.paginator.count
    total = count_up_to(found.queryset, LongPaginator.most) if any(chips_of(found)) else count
    context = {
        "page": page,
        "lines": lines,
        "heads": HEADS,
        "filter_form": found.form,
        "chips": chips_of(found),
        "found": count,
        "total": total if total <= LongPaginator.most else None,
        "export_form": ExportForm(),
        "may_nominate": may_do(request.user, "participants.nominate"),
        "may_export": may_do(request.user, "participants.export_participant"),
    }
    return render(request, "participants/participant_list.html", context)


def _with_referrals(people: list[Any]) -> list[tuple[Any, Referral | None]]:
    """Each with the one that is shown beside them; all come by one query."""
    latest = [person.latest for person in people if person.latest]
    found = Referral.objects.select_related("batch", "center", "enrollment").in_bulk(latest)
    return [(person, found.get(person.latest)) for person in people]


@require_POST
@may("participants.export_participant")
def export_participants(request: HttpRequest) -> HttpResponse:
    """The list as it was filtered, as a file; what for is asked and kept."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        for error in spoken_errors(form):
            messages.error(request, error)
        return redirect(f"{reverse('participants:participant_list')}?{request.GET.urlencode()}")
    found, kind = _filtered(request), form.cleaned_data["format"]
    file = BytesIO()
    export = Participants(request.user, found=found, sort=request.GET.get("sort", ""))
    count = export.write(file, kind)
    note_look(export.written, Look.Kind.LIST, by=request.user)
    note_export(
        "participants",
        by=request.user,
        reason=form.cleaned_data["reason"],
        rows=count,
        filters=request.GET.dict(),
    )
    file.seek(0)
    name = f"peserta-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)


def _person(request: HttpRequest, pk: int) -> Participant:
    rows = Participant.objects.visible_to(request.user).select_related("domicile", "regency")
    return get_object_or_404(rows, pk=pk)


@require_GET
@may("participants.view_participant")
def participant_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """An old number of a record that was joined with another leads to that one."""
    try:
        person = _person(request, pk)
    except Http404:
        if (kept := joined_into(pk, by=request.user)) is None:
            raise
        messages.info(request, _("This record was joined with another; here is what stays."))
        return redirect("participants:participant_detail", kept.pk)
    note_look([pk], Look.Kind.FILE, by=request.user)
    return _show(request, person)


def _show(request: HttpRequest, person: Participant, **more: Any) -> HttpResponse:
    referrals = list(
        Referral.objects.visible_to(request.user)
        .filter(participant=person)
        .select_related("batch__program", "center", "enrollment")
        .annotate(own_rules=own_rules())
    )
    latest = next((each for each in referrals if each.status != "WITHDRAWN"), None)
    latest = latest or next(iter(referrals), None)
    user = request.user
    is_kept = person.erased_on is None
    may_nominate = (
        is_kept and may_do(user, "participants.nominate") and person.regency_id == user.scope_key
    )
    context = {
        "person": person,
        "latest": latest,
        "steps": journey_of(latest),
        "referrals": referrals,
        "consents": list(person.consents.order_by("-given_at")),
        **_documents(request, person, latest),
        "history": told(person, latest, getattr(latest, "enrollment", None)),
        "consent_form": ConsentForm(),
        "reason_form": ReasonForm(prefix="reveal"),
        "may_nominate": may_nominate,
        "may_correct": is_kept and may_do(user, "participants.correct_participant"),
        "may_reveal": is_kept and may_do(user, "participants.reveal_nik"),
        "may_consent": is_kept and may_do(user, "participants.give_consent"),
        "has_link": has_link(person),
        "may_give_link": is_kept and may_do(user, "participants.give_link"),
        "may_submit": may_nominate and latest and referral_moves.can("submit", latest),
        "may_mend": may_nominate and latest and referral_moves.can("resubmit", latest),
        "may_withdraw": latest
        and may_do(user, "participants.withdraw_referral")
        and referral_moves.can("withdraw", latest),
    }
    return render(request, "participants/participant_detail.html", context | more)


def _documents(request: HttpRequest, person: Participant, latest: Any) -> dict[str, Any]:
    documents = list(person.documents.kept())
    wanted = []
    if latest:
        counted = counted_from(latest.batch.program.eligibility, latest.own_rules)
        wanted = counted.rules.get("documents", [])
    return {
        "documents": documents,
        "missing": names_of(lacking(wanted, documents)),
        "may_add_document": person.erased_on is None
        and may_do(request.user, "participants.add_document"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.correct_participant")
def correct_participant(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    must_be_kept(person)
    form = CorrectionForm(request.POST or None, instance=person, nik=read_nik(person.nik))
    if request.method == "POST" and form.is_valid():
        url = reverse("participants:participant_detail", args=[pk])
        with back_to(url):
            services.correct_participant(
                person, version=form.cleaned_data["version"], changes=form.facts(), by=request.user
            )
        messages.success(request, _("The corrections are saved."))
        return redirect(url)
    return render(
        request, "participants/participant_correct.html", {"form": form, "person": person}
    )


@never_cache
@require_POST
@may("participants.reveal_nik")
def reveal_nik(request: HttpRequest, pk: int) -> HttpResponse:
    """The page once with the whole number; the reason is in the history beneath it."""
    person = _person(request, pk)
    with back_to(reverse("participants:participant_detail", args=[pk])):
        nik = services.reveal_nik(
            person, reason=request.POST.get("reveal-reason", ""), by=request.user
        )
    return _show(request, person, revealed_nik=nik)
