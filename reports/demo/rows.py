"""Everything that the demo writes, collected and then written in bulk."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import models
from django.utils import timezone

from participants.models import (
    Assessment,
    Certificate,
    Consent,
    Enrollment,
    Participant,
    Referral,
    Sitting,
    Stay,
)
from placements.models import Placement
from programs.models import Agreement, Batch
from reports.demo.past_ledger import PastQuota, save_granted, write_lines


@dataclass
class Rows:
    """Everything that one call writes, in the order in which it can be written."""

    agreements: list[Agreement] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    quotas: list[PastQuota] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    enrollments: list[Enrollment] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)

    def save(self) -> None:
        """What became of quotas stands in the ledger as if it had been written day by day."""
        for name, rows in vars(self).items():
            if name == "quotas":
                for past in self.quotas:
                    link_saved_parents(past.quota)
                save_granted(self.quotas)
            elif rows:
                for row in rows:
                    link_saved_parents(row)
                type(rows[0])._default_manager.bulk_create(rows, batch_size=2_000)
        write_lines(self.quotas)

    def add_consent(self, person: Participant, day: date, purpose: str) -> None:
        given = datetime.combine(day, time(9), tzinfo=timezone.get_current_timezone())
        self.consents.append(
            Consent(
                participant=person,
                purpose=purpose,
                text_version="2017-1" if day.year < 2023 else "2023-1",
                channel="PAPER",
                given_at=given,
            )
        )


def link_saved_parents(row: models.Model) -> None:
    """A parent that was built before it was saved has its key only now."""
    for parent in row._meta.fields:
        if parent.is_relation and parent.is_cached(row):
            setattr(row, parent.name, parent.get_cached_value(row))
    if isinstance(row, Consent):
        row.regency_id = row.participant.regency_id
