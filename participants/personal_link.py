"""A person's own key: a signed address for one purpose, which needs no account.

The address names a record, the person and an edition; a record that moves to its next edition
makes every address before it worthless. No address is kept, so none can be stolen from here.
"""

from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from blkportal.core.scope import Scope, scope_of_person

MOST_DIGITS = 18


@dataclass(frozen=True)
class Linked:
    """What a link opens, where that is the person's own record."""

    pk: int
    edition: int

    @property
    def participant_id(self) -> int:
        return self.pk


@dataclass(frozen=True)
class Holder:
    """Whoever came by a personal link. History names them so; they have no account."""

    participant_id: int
    record_id: int
    edition: int
    pk: None = None
    role: str = ""
    is_employer: bool = False

    @property
    def name(self) -> str:
        return _("the person, by personal link")

    @property
    def scope(self) -> Scope:
        return scope_of_person(self.participant_id)

    @property
    def is_ministry(self) -> bool:
        return False


def write_link(purpose: str, record: Any) -> str:
    """The last part of the address; ``record`` has a participant and an edition."""
    return _signer(purpose).sign(f"{record.pk}-{record.participant_id}-{record.edition}")


def read_link(purpose: str, link: str, kind: type[Holder] = Holder) -> Holder | None:
    """Who holds it, or None where it is cut off, altered, or meant for something else."""
    try:
        parts = _signer(purpose).unsign(link).split("-")
    except BadSignature:
        return None
    record, participant, edition = (int(part[:MOST_DIGITS]) for part in parts)
    return kind(participant_id=participant, record_id=record, edition=edition)


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"personal-link.{purpose}", sep=".")
