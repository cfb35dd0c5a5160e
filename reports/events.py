"""What others do that a person is told about: which step, in which words, to whom.

Nothing is written for a notice: each is read from the history of the records (``StatusChange``),
which carries the scope of its record, so that nobody is told of what the own rows do not hold.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role

REGENCY, PROVINCE = frozenset({Role.REGENCY_OFFICER}), frozenset({Role.PROVINCE_OFFICER})
ORGANIZER = frozenset({Role.CENTER_ORGANIZER})
PLACER = frozenset({Role.CENTER_PLACER})
FIRM = frozenset({Role.EMPLOYER})


class Topic(TextChoices):
    NOMINATIONS = "NOMINATIONS", _("Nominations and selection")
    TRAINING = "TRAINING", _("Training and certificates")
    SEATS = "SEATS", _("Agreements, quotas and batches")
    NEEDS = "NEEDS", _("Training needs")
    OBSTACLES = "OBSTACLES", _("Obstacles")
    REPORTS = "REPORTS", _("Reports and their approval")
    WORK = "WORK", _("Requests to hire and placements")


@dataclass(frozen=True)
class Event:
    """``words`` take ``%(n)d``, how many of a day; ``page`` is where all of them are seen."""

    record: str
    verb: str
    topic: Topic
    words: Any
    told: frozenset[Any]
    page: str
    query: str = ""
    after: str = ""
    is_personal: bool = False  # told only to the person whom the step names

    @property
    def steps(self) -> Q:
        found = Q(record_type=self.record, verb=self.verb)
        return found & Q(after=self.after) if self.after else found
