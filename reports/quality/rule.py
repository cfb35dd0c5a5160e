"""What a rule is: SQL with one row for each thing looked at, and who mends what is wrong.

``source`` is the FROM and WHERE of everything that is looked at, which is the denominator;
``wrong`` is true for what stands out. Facts hold nothing personal, and nothing that changes while
the record does not: a finding that somebody accepted stays away as long as its facts are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.templatetags import ui

NOTHING = "NULL::varchar"


class Owner(models.TextChoices):
    """Whose it is to mend what a rule finds."""

    REGENCY = "REGENCY", _("Region")
    CENTER = "CENTER", _("Training center")
    MINISTRY = "MINISTRY", _("Ministry")


class Record(models.TextChoices):
    ENROLLMENT = "ENROLLMENT", _("Enrollment")
    CERTIFICATE = "CERTIFICATE", _("Certificate")
    PLACEMENT = "PLACEMENT", _("Placement")
    PARTICIPANT = "PARTICIPANT", _("Participant")
    BATCH = "BATCH", _("Batch")
    QUOTA = "QUOTA", _("Quota")
    CENTER = "CENTER", _("Training center")
    REGENCY = "REGENCY", _("Regency or city")


@dataclass(frozen=True)
class Rule:
    """``says`` is what a finding tells, filled in with ``facts``; ``looks_at`` names what the
    denominator counts; ``page`` is where it is mended. ``promise`` names what the database already
    keeps from happening: such a rule finds what came in by another door, and else nothing."""

    name: str
    owner: Owner
    record: Record
    label: Any
    means: Any
    mend: Any
    looks_at: Any
    says: Any
    source: str
    wrong: str
    page: str
    facts: Mapping[str, str] = field(default_factory=dict)
    key: str = "e.id"
    regency: str = "e.regency_id"
    center: str = "e.center_id"
    about: str = "b.title"
    page_takes_key: bool = True
    promise: str = ""

    @property
    def looked(self) -> str:
        """key, regency, center, about, wrong and, where wrong, the facts."""
        pairs = ", ".join(f"'{name}', {sql}" for name, sql in self.facts.items())
        return (
            f"SELECT {self.key}::text AS record_key, {self.regency} AS regency_id,"
            f" {self.center} AS center_id, left({self.about}, 200) AS about,"
            f" ({self.wrong}) IS TRUE AS wrong,"
            f" CASE WHEN {self.wrong} THEN jsonb_build_object({pairs}) END AS facts"
            f" FROM {self.source}"
        )

    def told(self, facts: Mapping[str, Any]) -> str:
        """In the language of whoever reads; a fact called ``…_on`` is a day."""
        spelled = {name: _spelled(name, value) for name, value in facts.items()}
        return str(self.says) % Spelled(spelled)


class Spelled(dict[str, str]):
    """A fact that a newer sentence names is unknown until the next check."""

    def __missing__(self, name: str) -> str:
        return "–"


def _spelled(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name.endswith("_on"):
        return ui.day(date.fromisoformat(value))
    return value if isinstance(value, str) else ui.number(value, 0 if value == int(value) else 1)
