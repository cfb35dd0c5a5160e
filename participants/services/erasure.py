"""A person is forgotten: what names them goes, what was counted stays.

Sex, year of birth, education and the two facts of the social registry stay with the seats, so that
no figure changes; nobody can be found by them.
"""

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.uploads.sealed import forget
from participants.models import (
    Certificate,
    ComparedPerson,
    Comparison,
    Consent,
    Enrollment,
    Merge,
    Participant,
    PersonalDocument,
    ReferralImport,
    Transfer,
)
from participants.signals import person_erased
from participants.states import DocumentStatus, certificate_moves

ERASED = "(data dihapus)"
NO_DIGITS = "0000"


def must_be_kept(person: Participant) -> None:
    if person.erased_on:
        raise Refusal(
            _("The data of this person were erased at the own wish. Nothing can be added; whoever "
              "comes again is registered anew."),
            code="person_erased",
        )  # fmt: skip


@transaction.atomic
def erase_person(person: Participant, *, by: Any) -> None:
    """Rows of centers and firms are reached too, so it is done as the ministry."""
    must_be_kept(person)
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        _must_have_ended(person)
        records = list(Participant.objects.filter(Q(pk=person.pk) | Q(merged_into=person)))
        _end_what_is_shown(person, by)
        _drop_files(records)
        for record in records:
            _blank(record)
        StatusChange.of(person, "erase", "", "", by=by).save()
        person_erased.send(type(person), person=person, by=by)
    person.refresh_from_db()


def _must_have_ended(person: Participant) -> None:
    seat = Enrollment.objects.active().filter(participant=person).select_related("batch").first()
    if seat:
        raise Refusal(
            _("A training is under way: “%(batch)s”. The data can be erased when it has ended, or "
              "when the person has left it.") % {"batch": seat.batch},
            code="training_under_way",
        )  # fmt: skip


def _end_what_is_shown(person: Participant, by: Any) -> None:
    """Nobody finds them any more. That somebody was certified is still counted."""
    Consent.objects.live().filter(participant=person).update(withdrawn_at=timezone.now())
    why = _("The holder had the own data erased")
    for certificate in Certificate.objects.valid().filter(participant=person):
        certificate_moves.make("revoke", certificate, by=by, reason=why)


def _drop_files(records: list[Participant]) -> None:
    """Documents, and the uploaded lists and neighbour files on which the person stood."""
    documents = PersonalDocument.objects.kept().filter(participant__in=records)
    names = [name for pair in documents.values_list("file", "preview") for name in pair]
    documents.update(status=DocumentStatus.REMOVED, file="", preview="")
    lists = ReferralImport.objects.filter(referrals__participant__in=records).distinct()
    names += [str(upload.file) for upload in lists]
    keys = [upload.pk for upload in lists]
    ReferralImport.objects.filter(pk__in=keys).update(problems=[], changed_rows="", file="")
    Merge.objects.filter(Q(kept__in=records) | Q(gone__in=records)).update(changed="{}")
    hashes = [record.nik_hash for record in records]
    gone = Transfer.objects.filter(Q(participant__in=records) | Q(nik_hash__in=hashes))
    gone.update(nik="", nik_hash="", nik_last4=NO_DIGITS)
    names += _drop_comparisons(hashes)
    forget(names)


def _drop_comparisons(hashes: list[str]) -> list[str]:
    """Of a comparison the counts and everybody else stay."""
    people = ComparedPerson.objects.filter(nik_hash__in=hashes)
    files = Comparison.objects.filter(pk__in=list(people.values_list("comparison", flat=True)))
    names = list(files.values_list("file", flat=True))
    files.update(file="", unread="[]")
    people.update(nik_hash="", nik_last4=NO_DIGITS, name=ERASED, differences="[]")
    return names


def _blank(record: Participant) -> None:
    Participant.objects.filter(pk=record.pk).update(
        nik="",
        nik_hash=secrets.token_hex(32),
        nik_last4=NO_DIGITS,
        name=ERASED,
        initials="",
        birth_date=date(record.birth_date.year, 1, 1),
        domicile=None,
        phone="",
        email="",
        address="",
        available_from=None,
        willing_to_move=None,
        erased_on=timezone.localdate(),
        version=record.version + 1,
    )
