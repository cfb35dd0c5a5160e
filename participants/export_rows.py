"""Plain rows of people and of the nomination beside each: models would take ten times as long."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models.expressions import RawSQL

from participants.models import Referral
from participants.models.participant import Education, masked
from participants.stages import Stage, stage_of
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


NEVER, NO_SEAT = Nomination(), Seat("")
PERSON = ("pk", "nik_last4", "name", "sex", "education", "regency", "latest")
OF_SEAT = [f"enrollment__{name}" for name in Seat._fields]


def nominations(keys: Iterable[int | None]) -> dict[int, Nomination]:
    """As one array: a thousand keys would be checked one by one on their way to the database."""
    wanted = RawSQL("SELECT unnest(%s::bigint[])", [[key for key in keys if key]])
    rows = Referral.objects.filter(pk__in=wanted).order_by()
    columns = ("pk", *Nomination._fields[:-1], *OF_SEAT)
    return {
        row[0]: Nomination(*row[1:5], Seat._make(row[5:]) if row[5] else None)
        for row in rows.values_list(*columns)
    }


class Labels:
    """What columns hold as codes, in words; each is looked up once."""

    def __init__(self) -> None:
        self.regency = {place.pk: place.official_name for place in Regency.objects.all()}
        self.center = dict(TrainingCenter.objects.values_list("pk", "name"))
        self.batch = dict(Batch.objects.values_list("pk", "title"))
        self.sex = {value: str(label) for value, label in Sex.choices}
        self.education = {value: str(label) for value, label in Education.choices}
        self.status = {value: str(label) for value, label in ReferralStatus.choices}
        self.stage = {stage: str(stage.label) for stage in Stage}


def row_of(labels: Labels, person: Sequence[Any], nomination: Nomination) -> dict[str, Any]:
    _key, last4, name, sex, education, regency, _latest = person
    seat = nomination.enrollment or NO_SEAT
    return {
        "nik": masked(last4),
        "name": name,
        "sex": labels.sex[sex],
        "education": labels.education[education],
        "kept_by": labels.regency[regency],
        "batch": labels.batch.get(nomination.batch),
        "center": labels.center.get(nomination.center),
        "status": labels.status.get(nomination.status),
        "stage": labels.stage[stage_of(nomination)] if nomination.status else None,
        "submitted": nomination.submitted_on,
        "arrived": seat.enrolled_on,
        "graduated": seat.graduated_on,
        "certified": seat.certified_on,
        "placed": seat.placed_on,
    }
