"""Quotas granted for many planned needs at once, as a proposal of seats asks for."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from blkportal.core.states import write_each
from blkportal.core.telling import tell
from programs.models import Agreement, Quota, TrainingNeed
from programs.services.ledger import told_as
from programs.services.quota import add_seats, must_be_in_force, must_cover, quota_twice

Key = tuple[int, int | None, int]  # agreement, program, year


class Grant(NamedTuple):
    """For the program of the need, which this transaction has planned, in the year of the need."""

    agreement: Agreement
    need: TrainingNeed
    seats: int
    nominees: int


@transaction.atomic
def grant_quotas(grants: Sequence[Grant], *, by: Any) -> list[Quota]:
    """As ``grant_quota`` for each of many, all of them or none; the occupation is the note. One
    quota for each grant, twice the same where two needs share it."""
    held = _given_already(grants)
    added, by_note = [], defaultdict(list)
    for grant in grants:
        agreement, need, seats, nominees = grant
        must_be_in_force(agreement, None, need.year)
        must_cover(seats, nominees)
        key = (agreement.pk, need.program_id, need.year)
        if key in held:
            added.append(grant)
        else:
            held[key] = Quota(
                agreement=agreement,
                regency_id=agreement.regency_id,
                center_id=agreement.center_id,
                year=need.year,
                program_id=need.program_id,
                seats=seats,
                nominees=nominees,
                note=need.occupation,
            )
            by_note[need.occupation].append(held[key])
        need.quota = held[key]
    for note, quotas in by_note.items():
        _write(quotas, note, by)
    for agreement, need, seats, nominees in added:
        quota = held[agreement.pk, need.program_id, need.year]
        add_seats(quota, seats=seats, nominees=nominees, by=by, note=need.occupation)
    write_each([grant.need for grant in grants], ["quota"])
    return [held[each.agreement.pk, each.need.program_id, each.need.year] for each in grants]


def _given_already(grants: Sequence[Grant]) -> dict[Key, Quota]:
    rows = Quota.objects.filter(
        agreement__in={grant.agreement.pk for grant in grants},
        program__in={grant.need.program_id for grant in grants},
    )
    return {(quota.agreement_id, quota.program_id, quota.year): quota for quota in rows}


def _write(quotas: list[Quota], note: str, by: Any) -> None:
    """Each line of the ledger carries the note, so what has one note is one statement."""
    try:
        with told_as(reason=note):
            Quota.objects.bulk_create(quotas)
    except IntegrityError as error:
        raise quota_twice() from error
    tell(quotas, "grant", by=by, reason=note)
