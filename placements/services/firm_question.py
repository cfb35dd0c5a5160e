"""A firm that has no account is asked once, by a link, whether somebody works there."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import Progress, start_job
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import Scope, scope_of_witness
from blkportal.core.telling import tell
from participants.personal_link import Holder, write_link
from placements import emails
from placements.models import FirmQuestion, Placement
from placements.models.firm_question import OPEN_FOR
from placements.services.placement import end_placement, must_be_open
from placements.services.proof import dispute
from placements.states import EmployerStatus, evidence_moves

CONFIRM = "confirm-work"  # what the link is for
WITH_A_FIRM = (Placement.Kind.WORK, Placement.Kind.APPRENTICESHIP)
FEWEST_DIGITS = 8
Answer = FirmQuestion.Answer


@dataclass(frozen=True)
class Witness(Holder):
    """Whoever came by a link to a firm."""

    @property
    def name(self) -> str:
        return _("the firm, by link")

    @property
    def scope(self) -> Scope:
        return scope_of_witness(self.record_id)


@transaction.atomic
def ask_firm(placement: Placement, *, sent_to: str, by: Any) -> FirmQuestion:
    """Ask, or ask again: the link before leads nowhere then."""
    sent_to = sent_to.strip()
    must_be_open(placement)
    _must_be_an_address(sent_to)
    _must_be_a_firm_of_its_own(placement, sent_to, by)
    terms = {
        "sent_to": sent_to,
        "asked_by": by,
        "asked_on": timezone.localdate(),
        "closes_on": timezone.localdate() + OPEN_FOR,
    }
    question = placement.questions.waiting().select_for_update(of=("self",)).first()
    if question is None:
        question = FirmQuestion(
            placement=placement, regency_id=placement.regency_id, center_id=placement.center_id
        )
    else:
        question.edition += 1
    for name, value in terms.items():
        setattr(question, name, value)
    question.save()
    tell([placement], "ask_firm", by=by, reason=sent_to)
    if "@" in sent_to:
        key = f"{CONFIRM}:{question.pk}:{question.edition}"
        start_job(CONFIRM, by=by, key=key, params={"question": question.pk})
    return question


def _must_be_an_address(text: str) -> None:
    is_phone = not re.search(r"[^\d\s()+.-]", text)
    try:
        if not is_phone:
            validate_email(text)
        elif len(re.sub(r"\D", "", text)) < FEWEST_DIGITS:
            raise ValidationError(text)  # too short
    except ValidationError as error:
        raise Refusal(
            _("Give an e-mail address, or a phone number of 8 digits or more."),
            code="not_an_address",
        ) from error


def _must_be_a_firm_of_its_own(placement: Placement, sent_to: str, by: Any) -> None:
    if placement.kind not in WITH_A_FIRM:
        raise Refusal(
            _("Only employment and apprenticeship have a firm that can be asked. Add a paper, or "
              "visit the business."),
            code="no_firm_to_ask",
        )  # fmt: skip
    firm = placement.employer
    if firm and firm.status == EmployerStatus.VERIFIED:
        raise Refusal(
            _("%(firm)s is registered at the portal and confirms the work there.")
            % {"firm": firm},
            code="firm_confirms_itself",
        )
    person = placement.participant
    if _plain(sent_to) in {_plain(person.phone), _plain(person.email), _plain(by.email)}:
        raise Refusal(
            _("That is the address of the person or of yourself. The firm has to answer."),
            code="not_the_firm",
        )


def _plain(address: str) -> str:
    """Two ways of writing one phone number are one."""
    text = address.lower().strip()
    digits = "".join(sign for sign in text if sign.isdigit())
    return text if "@" in text or not digits else digits.removeprefix("62").lstrip("0")


def link_to_confirm(question: FirmQuestion) -> str:
    link = write_link(CONFIRM, question)
    return settings.PUBLIC_URL + reverse("placements:answer_firm_by_link", args=[link])


def message_to_firm(question: FirmQuestion, *, by: Any) -> str:
    return _(
        "Good day, this is %(officer)s (%(office)s). %(name)s told us of working at %(firm)s. "
        "Please tell us here whether that is so; it takes one minute: %(link)s"
    ) % {
        "officer": by.name,
        "office": by.office,
        "name": question.placement.participant.name,
        "firm": question.placement.firm,
        "link": link_to_confirm(question),
    }


def send_question(progress: Progress) -> dict[str, Any]:
    rows = FirmQuestion.objects.waiting().select_related("placement__participant", "asked_by")
    question = rows.filter(pk=progress.params["question"]).first()
    if question:
        emails.ask_firm(question, link_to_confirm(question))
    return {"sent": bool(question)}


@transaction.atomic
def answer_firm_question(
    question: FirmQuestion,
    *,
    answer: str,
    witness_name: str,
    witness_title: str,
    last_day: date | None = None,
    by: Any,
) -> FirmQuestion:
    """Once and for all. A yes is the firm's confirmation, a no puts the work in doubt."""
    if answer == Answer.LEFT and last_day is None:
        raise Refusal(_("Say when the last day was."), code="last_day_missing")
    facts = {
        "answer": answer,
        "witness_name": witness_name,
        "witness_title": witness_title,
        "last_day": last_day if answer == Answer.LEFT else None,
        "answered_at": timezone.now(),
    }
    open_rows = FirmQuestion.objects.waiting().filter(closes_on__gte=timezone.localdate())
    if not open_rows.filter(pk=question.pk, edition=question.edition).update(**facts):
        raise Refusal(
            _("This question has been answered or has ended. Thank you all the same."),
            code="firm_question_closed",
        )
    placement = question.placement
    who = f"{witness_name}, {witness_title}"
    if answer == Answer.NEVER:
        dispute(placement, reason=who, by=by)
    else:
        if evidence_moves.can("confirm", placement):
            evidence_moves.make("confirm", placement, by=by, reason=who)
        if last_day and answer == Answer.LEFT and placement.ended_on is None:
            end_placement(placement, ended_on=last_day, reason=_("Told by the firm"), by=by)
    StatusChange.of(placement, "firm_answers", "", answer, by=by, reason=who).save()
    question.refresh_from_db(fields=list(facts))
    return question
