"""The page of a firm without an account: one question about one person, answered once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from blkportal.core.refusals import Refusal
from participants.views.by_link import dead, opened_by, page
from placements import services
from placements.forms.evidence import FirmAnswerForm
from placements.models import FirmQuestion
from placements.services.firm_question import CONFIRM, Witness
from placements.views.pages import bound

SHOWN = (
    "edition", "answer", "closes_on", "answered_at", "placement__participant__name",
    "placement__employer__name", "placement__employer_name", "placement__job_title",
    "placement__started_on", "placement__ended_on", "placement__evidence", "placement__kind",
    "placement__disputed_on", "placement__regency_id", "placement__center_id",
    "placement__enrollment_id",
)  # fmt: skip


@opened_by(CONFIRM, kind=Witness)
def answer_firm_by_link(request: HttpRequest, holder: Witness, link: str) -> HttpResponse:
    rows = FirmQuestion.objects.select_related("placement__participant", "placement__employer")
    question = rows.only(*SHOWN).filter(pk=holder.record_id, edition=holder.edition).first()
    if question is None:
        return dead(request)
    form = bound(FirmAnswerForm, request, started_on=question.placement.started_on)
    if form.is_valid():
        try:
            services.answer_firm_question(question, by=holder, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            return redirect("placements:answer_firm_by_link", link=link)
    return page(request, "placements/firm_by_link.html", {"question": question, "form": form})
