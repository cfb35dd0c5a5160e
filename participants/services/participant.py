"""A person is kept once: found again by the NIK, corrected by whoever keeps the record."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.fields import fingerprint
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.versions import save_changes
from participants.models import Look, Merge, Participant
from participants.models.participant import initials_of
from participants.nik import read_nik
from participants.services.erasure import must_be_kept
from participants.services.look import note_look

CORRECTABLE = frozenset(
    {
        "name", "sex", "birth_date", "education", "phone", "email", "address", "domicile",
        "has_disability", "is_poor_household", "available_from", "willing_to_move",
    }
)  # fmt: skip
SHORTEST_REASON = 10
TRY = """
INSERT INTO participants_participant
    (nik, nik_hash, nik_last4, name, initials, sex, birth_date, regency_id, education, phone,
     email, address, created_at, version)
SELECT '', hash, '0000', '', '', 'MALE', '2000-01-01', %(regency)s, 'SD', '', '', '', now(), 1
FROM unnest(%(hashes)s) AS hash
ON CONFLICT (nik_hash) DO NOTHING
RETURNING nik_hash"""


class KnownElsewhere(Refusal):
    """The same sentence whoever it is and wherever: it gives nothing away."""

    title = _("This person is already registered")

    def __init__(self) -> None:
        super().__init__(
            _(
                "The NIK is already registered by another office, so it cannot be registered a "
                "second time. Compare it with the identity card; if it is right, ask the "
                "ministry to transfer the person to your region."
            ),
            code="known_elsewhere",
            who_can=_("The ministry"),
        )


def find_participant(nik: str, *, by: User) -> Participant | None:
    """The person with this NIK among one's own; KnownElsewhere when another office has it."""
    digits = read_nik(nik).digits
    person = _own(digits, by)
    if person is None and known_elsewhere([fingerprint(digits)], by=by):
        raise KnownElsewhere
    return person


def _own(digits: str, by: User) -> Participant | None:
    """Whoever was joined with another record is found as that one."""
    people = Participant.objects.visible_to(by)
    if person := people.with_nik(digits).first():
        return person
    gone = Merge.objects.visible_to(by).standing().filter(gone__nik_hash=fingerprint(digits))
    merge = gone.first()
    return joined_into(merge.gone_id, by=by) if merge else None


def joined_into(pk: int, *, by: User) -> Participant | None:
    """The record that an old number leads to now, among those that the person may see."""
    person, key = None, _kept_instead_of(pk)
    while key is not None and person is None:
        person = Participant.objects.visible_to(by).filter(pk=key).first()
        key = _kept_instead_of(key)
    return person


def _kept_instead_of(pk: int) -> int | None:
    """All that a center may read of a merge: which number leads to which."""
    return Merge.objects.standing().filter(gone=pk).values_list("kept", flat=True).first()


def known_elsewhere(hashes: Collection[str], *, by: User) -> set[str]:
    """Which of these fingerprints belong to people whom another region keeps.

    Their rows cannot be seen, and shall not be; but the index of fingerprints is one for the
    whole country. So the database is asked to keep each, and everything is undone at once.
    """
    if not hashes or by.role != Role.REGENCY_OFFICER:
        return set()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TRY, {"hashes": sorted(hashes), "regency": by.scope_key})
        free = {row[0] for row in cursor.fetchall()}
        transaction.set_rollback(True)
    return set(hashes) - free


@transaction.atomic
def register_participant(*, nik: str, by: User, **facts: Any) -> Participant:
    """A new person of the officer's region; who is already known there is used again."""
    person = find_participant(nik, by=by)
    if person:
        return person
    person = Participant(regency_id=by.scope_key, **only_correctable(facts))
    person.initials = initials_of(person.name)
    person.set_nik(read_nik(nik).digits)
    _save_once(person, by)
    return person


def _save_once(person: Participant, by: User) -> None:
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raced = find_participant(person.nik, by=by)
        if raced is None:
            raise KnownElsewhere from error
        person.pk = raced.pk
        person.refresh_from_db()


@transaction.atomic
def correct_participant(
    person: Participant, *, version: int, changes: dict[str, Any], by: User
) -> Participant:
    """Write what differs; a NIK may be corrected too, unless it is somebody else's."""
    must_be_kept(person)
    changes = dict(changes)
    nik = changes.pop("nik", "")
    changed = {k: v for k, v in only_correctable(changes).items() if getattr(person, k) != v}
    if "name" in changed:
        changed["initials"] = initials_of(changed["name"])
    if nik and (digits := read_nik(nik).digits) != person.nik:
        changed |= {"nik": digits, "nik_hash": fingerprint(digits), "nik_last4": digits[-4:]}
    try:
        with transaction.atomic():
            save_changes(person, version=version, changes=changed)
    except IntegrityError as error:
        raise _taken(nik, by) from error
    return person


def _taken(nik: str, by: User) -> Refusal:
    if _own(read_nik(nik).digits, by):
        text = _("Another person in your list already has this NIK. Compare both identity cards.")
        return Refusal(text, code="nik_taken")
    return KnownElsewhere()


def only_correctable(facts: dict[str, Any]) -> dict[str, Any]:
    if odd := facts.keys() - CORRECTABLE:
        raise ValueError(f"These are not facts about a person: {sorted(odd)}")
    return facts


@transaction.atomic
def reveal_nik(person: Participant, *, reason: str, by: User) -> str:
    """The whole NIK, once, against a reason that stays in the person's history."""
    must_be_kept(person)
    reason = " ".join(reason.split())
    if sum(sign.isalpha() for sign in reason) < SHORTEST_REASON:
        raise Refusal(
            _("Write in at least 10 letters why you need the whole NIK; it is kept."),
            code="reason_too_short",
        )
    StatusChange.of(person, "reveal_nik", "", "", by=by, reason=reason).save()
    note_look([person.pk], Look.Kind.NIK, by=by)
    return person.nik
