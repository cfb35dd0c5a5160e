"""Plain rows of people and of the nomination beside each: models would take ten times as long."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models.expressions import RawSQL

from participants.models import Referral
from participants.models.participant import Education, masked
from participants.stages import stage_of
from participants.states import ReferralStatus
from programs.models import Batch, TrainingCenter
from programs.models.dormitory import Sex
from regions.models import Regency


class Seat(NamedTuple):
    status: str
    enrolled_on: date | None = None
    graduated_on: date | None = None
    certified_on: date | None = None
    placed_on: date | None = None


class Nomination(NamedTuple):
    status: str = ""
    submitted_on: date | None = None
    batch: int | None = None
    center: str | None = None
    enrollment: Seat | None = None


PERSON = ("pk", "nik_last4", "name", "sex", "education", "regency", "latest")
OF_REFERRAL = Nomination._fields[:-1]
OF_SEAT = [f"enrollment__{name}" for name in Seat._fields]
NEVER = (None,) * (len(OF_REFERRAL) + len(OF_SEAT))


def nominations(keys: Iterable[int | None]) -> dict[int, tuple[Any, ...]]:
    """key → OF_REFERRAL and OF_SEAT, the latter all None where there is no seat.

    As one array: a thousand keys would be checked one by one on their way to the database.
    """
    wanted = RawSQL("SELECT unnest(%s::bigint[])", [[key for key in keys if key]])
    rows = Referral.objects.filter(pk__in=wanted).order_by()
    return {row[0]: row[1:] for row in rows.values_list("pk", *OF_REFERRAL, *OF_SEAT)}


class Labels:
    """What columns hold as codes, in words; each is looked up once."""

    def __init__(self) -> None:
        self.regency = {place.pk: place.official_name for place in Regency.objects.all()}
        self.center = dict(TrainingCenter.objects.values_list("pk", "name"))
        self.batch = dict(Batch.objects.values_list("pk", "title"))
        self.sex = {value: str(label) for value, label in Sex.choices}
        self.education = {value: str(label) for value, label in Education.choices}
        self.status = {value: str(label) for value, label in ReferralStatus.choices}
        self.stages: dict[tuple[Any, ...], str] = {}

    def stage_of(self, status: str | None, seat: Sequence[Any]) -> str | None:
        """The word for it; of the many rows, few differ in what decides it."""
        if not status:
            return None
        state, came, passed, certified, placed = seat
        known = (status, state, came is None, passed is None, certified is None, placed is None)
        if known not in self.stages:
            facts = Nomination(status, enrollment=Seat(*seat) if state else None)
            self.stages[known] = str(stage_of(facts).label)
        return self.stages[known]


def line_of(labels: Labels, person: Sequence[Any], nomination: Sequence[Any]) -> tuple[Any, ...]:
    """In the order of the columns of ``Participants``."""
    _key, last4, name, sex, education, regency, _latest = person
    status, submitted_on, batch, center, *seat = nomination
    return (
        masked(last4),
        name,
        labels.sex[sex],
        labels.education[education],
        labels.regency[regency],
        labels.batch.get(batch),
        labels.center.get(center),
        labels.status.get(status),
        labels.stage_of(status, seat),
        submitted_on,
        *seat[1:],
    )
