"""Plain rows of people and of the nomination beside each: models would take ten times as long."""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.db.models import F, Func, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from participants.models import Referral
from participants.models.participant import Education, masked
from participants.stages import stage_of
from participants.states import ReferralStatus
from programs.models import TrainingCenter
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
    enrollment: Seat | None = None


PERSON = ("pk", "nik_last4", "name", "sex", "education", "regency")
OF_SEAT = [f"enrollment__{name}" for name in Seat._fields]
OF_NOMINATION = ("status", "submitted_on", "batch", "center", *OF_SEAT)
BATCH = OF_NOMINATION.index("batch")
MARK = "\x1f"  # between two values; none of them can hold it
NEVER = MARK * (len(OF_NOMINATION) - 1)
TITLES = "SELECT id::text, title FROM programs_batch WHERE id = ANY (%s)"

day_of = cache(date.fromisoformat)


def people_with(referrals: QuerySet[Referral], people: QuerySet[Any]) -> QuerySet[Any, Any]:
    """``PERSON`` and the first of ``referrals`` of each, which name the person as an outer row.

    All that is told of the nomination comes as one text: a subquery has room for one value, and
    to look each nomination up anew, by its number, takes twice as long.
    """
    values = [Coalesce(Cast(F(name), TextField()), Value("")) for name in OF_NOMINATION]
    told = Func(Value(MARK), *values, function="concat_ws", output_field=TextField())
    found = Subquery(referrals.annotate(told=told).values("told")[:1])
    return people.annotate(nomination=found).values_list(*PERSON, "nomination")


class Labels:
    """What columns hold as codes, in words; each is looked up once."""

    def __init__(self) -> None:
        self.regency = {place.pk: place.official_name for place in Regency.objects.all()}
        self.batch: dict[str, str] = {}
        self.center = dict(TrainingCenter.objects.values_list("pk", "name"))
        self.sex = {value: str(label) for value, label in Sex.choices}
        self.education = {value: str(label) for value, label in Education.choices}
        self.status = {value: str(label) for value, label in ReferralStatus.choices}
        self.stages: dict[tuple[Any, ...], str] = {}

    def learn_classes(self, piece: list[tuple[Any, ...]], cursor: Any) -> None:
        """The titles that no piece before had: most lists name few of all classes."""
        named = {row[-1].split(MARK, BATCH + 1)[BATCH] for row in piece if row[-1]}
        if new := named - self.batch.keys():
            cursor.execute(TITLES, [[int(key) for key in new]])
            self.batch.update(cursor.fetchall())

    def stage_of(self, status: str, seat: list[Any]) -> str | None:
        """The word for it; of the many rows, few differ in what decides it."""
        if not status:
            return None
        state, came, passed, certified, placed = seat
        known = (status, state, came is None, passed is None, certified is None, placed is None)
        if known not in self.stages:
            facts = Nomination(status, enrollment=Seat(*seat) if state else None)
            self.stages[known] = str(stage_of(facts).label)
        return self.stages[known]


def line_of(labels: Labels, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of ``people_with`` in the order of the columns of ``Participants``."""
    _key, last4, name, sex, education, regency, nomination = row
    status, submitted, batch, center, state, *days = (nomination or NEVER).split(MARK)
    reached = [day_of(day) if day else None for day in days]
    return (
        masked(last4),
        name,
        labels.sex[sex],
        labels.education[education],
        labels.regency[regency],
        labels.batch.get(batch),
        labels.center.get(center),
        labels.status.get(status),
        labels.stage_of(status, [state, *reached]),
        day_of(submitted) if submitted else None,
        *reached,
    )
