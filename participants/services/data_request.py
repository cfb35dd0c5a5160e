"""A person asks for the own data to be corrected or erased, and is answered within 72 hours."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from participants import emails
from participants.models import DataRequest, Participant
from participants.models.data_request import ANSWER_WITHIN, WARN_AFTER
from participants.services.erasure import ERASED, erase_person, must_be_kept
from participants.services.selection import reason_of
from participants.states import data_request_moves

TELL = "answer-data-request"  # the letter that brings the answer


@transaction.atomic
def ask_about_data(person: Participant, kind: str, *, text: str, by: Any) -> DataRequest:
    must_be_kept(person)
    words = " ".join(text.split())
    if kind == DataRequest.Kind.CORRECTION and not words:
        raise Refusal(_("Write what is wrong, and how it is right."), code="words_missing")
    now = timezone.now()
    try:
        with transaction.atomic():
            asked = DataRequest.objects.create(
                participant=person,
                regency_id=person.regency_id,
                kind=kind,
                text=words,
                asked_at=now,
                due_at=now + ANSWER_WITHIN,
            )
    except IntegrityError as error:
        raise Refusal(
            _("You have asked for this already; the answer will stand on this page."),
            code="asked_already",
        ) from error
    tell([asked], "ask", by=by)
    return asked


@transaction.atomic
def withdraw_data_request(asked: DataRequest, *, by: Any) -> DataRequest:
    data_request_moves.make("withdraw", asked, by=by)
    return asked


@transaction.atomic
def fulfil_data_request(asked: DataRequest, *, answer: str, by: Any) -> DataRequest:
    """A correction has been made beforehand; an erasure is done here and now."""
    _must_be_theirs(asked, by)
    _answer(asked, "fulfil", answer, by)
    if asked.kind == DataRequest.Kind.ERASURE:
        address = asked.participant.email
        erase_person(asked.participant, by=by)
        said = DataRequest.objects.filter(participant=asked.participant_id).exclude(text="")
        said.update(text=ERASED)
        transaction.on_commit(lambda: emails.tell_erased(address))
    else:
        _tell(asked, by)
    return asked


@transaction.atomic
def decline_data_request(asked: DataRequest, *, answer: str, by: Any) -> DataRequest:
    _must_be_theirs(asked, by)
    _answer(asked, "decline", answer, by)
    _tell(asked, by)
    return asked


@transaction.atomic
def mind_data_requests() -> dict[str, int]:
    """Warn the region after 48 hours, tell the ministry after 72; told twice it does it once."""
    now = timezone.now()
    waiting = DataRequest.objects.waiting().select_for_update(of=("self",), skip_locked=True)
    slow = list(waiting.filter(warned_at=None, asked_at__lte=now - WARN_AFTER))
    late = list(waiting.filter(late_at=None, due_at__lte=now))
    _mark(slow, "warn", warned_at=now)
    _mark(late, "escalate", late_at=now)
    return {"warned": len(slow), "late": len(late)}


def _mark(rows: list[DataRequest], verb: str, **moment: Any) -> None:
    DataRequest.objects.filter(pk__in=[row.pk for row in rows]).update(**moment)
    tell(rows, verb, by=None)


def _must_be_theirs(asked: DataRequest, by: Any) -> None:
    if asked.kind == DataRequest.Kind.ERASURE and not by.is_ministry:
        raise Refusal(
            _(
                "Data are erased by the ministry, for seats, certificates and work belong to "
                "others too."
            ),
            code="ministry_erases",
            who_can=_("The ministry"),
        )


def _answer(asked: DataRequest, verb: str, answer: str, by: Any) -> None:
    words = reason_of(answer)
    data_request_moves.make(
        verb, asked, by=by, answer=words, answered_at=timezone.now(), answered_by=by
    )


def _tell(asked: DataRequest, by: Any) -> None:
    start_job(TELL, by=by, key=f"{TELL}:{asked.pk}", params={"request": asked.pk})
