"""The upper steps of the ladder: the firm is asked by a link, a paper is added, a visit noted."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.letters import chat_with
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.answer import as_attachment
from participants.views.back import back_to
from placements import services
from placements.forms.evidence import AskFirmForm, WorkPaperForm, WorkVisitForm
from placements.models import Placement, WorkPaper
from placements.services.firm_question import WITH_A_FIRM, message_to_firm
from placements.states import Evidence
from placements.views.pages import bound, form_page

ASKABLE = (Evidence.REPORTED, Evidence.SEEN)


def proof_of(user: Any, placement: Placement) -> dict[str, Any]:
    """What the page of a placement shows beneath the ladder; a firm reads none of it."""
    if user.is_employer:
        return {}
    is_open = placement.ended_on is None
    return {
        "questions": list(placement.questions.all()),
        "papers": list(placement.workpapers.all()),
        "visits": list(placement.workvisits.all()),
        "may_ask_firm": may_do(user, "placements.ask_firm")
        and is_open
        and placement.kind in WITH_A_FIRM
        and placement.evidence in ASKABLE
        and not placement.employer_id,
        "may_add_paper": may_do(user, "placements.add_work_paper"),
        "may_visit": may_do(user, "placements.note_visit") and is_open,
        "may_read_papers": may_do(user, "placements.read_work_papers"),
    }


def find(request: HttpRequest, pk: int) -> Placement:
    mine = Placement.objects.visible_to(request.user).as_read_by(request.user)
    return get_object_or_404(mine.select_related("participant"), pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.ask_firm")
def ask_firm(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the link, and show it with the words to send."""
    placement = find(request, pk)
    form = bound(AskFirmForm, request)
    if form.is_valid() and _done(
        form, lambda: services.ask_firm(placement, by=request.user, **form.cleaned_data)
    ):
        return redirect("placements:ask_firm", pk=pk)
    question = placement.questions.waiting().select_related("placement__participant").first()
    context: dict[str, Any] = {"placement": placement, "form": form, "question": None}
    if question and question.is_running:
        message = message_to_firm(question, by=request.user)
        is_mail = "@" in question.sent_to
        chat = "" if is_mail else chat_with(question.sent_to, message)
        context |= {"question": question, "message": message, "is_mail": is_mail, "chat": chat}
    status = 422 if form.errors else 200
    return render(request, "placements/ask_firm.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.add_work_paper")
def add_work_paper(request: HttpRequest, pk: int) -> HttpResponse:
    return _add(
        request,
        pk,
        WorkPaperForm,
        services.add_work_paper,
        title=_("Add a paper about the work"),
        button=_("Keep the paper"),
        intro=_("It is kept sealed; region, center and ministry read it, no firm does."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.note_visit")
def note_visit(request: HttpRequest, pk: int) -> HttpResponse:
    return _add(
        request,
        pk,
        WorkVisitForm,
        services.note_visit,
        title=_("Note a visit at the place of work"),
        button=_("Record"),
    )


def _add(
    request: HttpRequest, pk: int, form_class: Any, service: Callable[..., Any], **words: Any
) -> HttpResponse:
    placement = find(request, pk)
    form = bound(form_class, request)
    if form.is_valid() and _done(
        form, lambda: service(placement, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Recorded."))
        return redirect("placements:placement_detail", pk=pk)
    facts = [(_("Name"), placement.person), (_("Firm"), placement.firm),
             (_("First day"), placement.started_on)]  # fmt: skip
    back = reverse("placements:placement_detail", args=[pk])
    return form_page(request, form, facts=facts, back=back, **words)


def _done(form: BaseForm, act: Callable[[], Any]) -> bool:
    """What the service refuses is said in the form."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal.text))
        return False
    return True


@never_cache
@require_safe
@may("placements.read_work_papers")
def download_work_paper(request: HttpRequest, pk: int) -> HttpResponse:
    rows = WorkPaper.objects.visible_to(request.user).select_related("placement")
    paper = get_object_or_404(rows, pk=pk)
    with back_to(reverse("placements:placement_detail", args=[paper.placement_id])):
        return as_attachment(services.read_work_paper(paper, by=request.user), paper.name)
