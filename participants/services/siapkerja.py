"""Two registers of one class, row by row: what they have, what we have, what differs.

SIAPkerja is the ministry's older system; a center keeps both. Neither register is written by a
comparison: whoever is right is decided by people, who then correct either side.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from blkportal.core.templatetags import ui
from participants.models import Certificate, Enrollment
from participants.models.comparison import Standing
from participants.states import DROPPED_OUT, CertificateStatus, EnrollmentStatus
from programs.models import Batch
from programs.models.dormitory import Sex


class Ending(models.TextChoices):
    """How the training ended, in the words of the neighbour's file."""

    PASSED = "LULUS", "LULUS"
    FAILED = "TIDAK LULUS", "TIDAK LULUS"
    LEFT = "BERHENTI", "BERHENTI"
    UNDER_WAY = "BELUM SELESAI", "BELUM SELESAI"


COMPARED = {
    "name": _("Name"),
    "sex": _("Sex"),
    "birth_date": _("Date of birth"),
    "ending": _("Result"),
    "certificate": _("Number of the certificate"),
    "issued_on": _("Certificate of"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One person in one register; ``row`` is the row of the file, 0 for ours."""

    nik: str
    name: str
    sex: str | None = None
    birth_date: date | None = None
    ending: str | None = None
    certificate: str | None = None
    issued_on: date | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """``differences`` holds (fact, ours, theirs) for each fact on which the two disagree."""

    standing: Standing
    entry: Entry
    differences: list[tuple[str, Any, Any]] = field(default_factory=list)


def people_of(batch: Batch, user: Any) -> QuerySet[Enrollment]:
    """Whoever came, with number and day of the training certificate as ``number``, ``issued``."""
    valid = Certificate.objects.filter(
        enrollment=OuterRef("pk"),
        kind=Certificate.Kind.TRAINING,
        status=CertificateStatus.ISSUED,
    )
    rows = Enrollment.objects.visible_to(user).filter(batch=batch, enrolled_on__isnull=False)
    return (
        rows.select_related("participant", "regency")
        .annotate(
            number=Subquery(valid.values("number")[:1]),
            issued=Subquery(valid.values("issued_on")[:1]),
        )
        .order_by("participant__name", "pk")
    )


def entry_of(seat: Any) -> Entry:
    person = seat.participant
    return Entry(
        nik=person.nik,
        name=person.name,
        sex=person.sex,
        birth_date=person.birth_date,
        ending=ending_of(seat.status),
        certificate=seat.number or "",
        issued_on=seat.issued,
    )


def ending_of(status: str) -> Ending:
    if status == EnrollmentStatus.GRADUATED:
        return Ending.PASSED
    if status == EnrollmentStatus.NOT_PASSED:
        return Ending.FAILED
    return Ending.LEFT if status in DROPPED_OUT else Ending.UNDER_WAY


def compare_registers(
    ours: Iterable[Entry], theirs: Iterable[Entry], columns: Collection[str]
) -> list[Line]:
    """Persons are the same by their NIK; only facts whose column the file has are compared."""
    here = {entry.nik: entry for entry in ours}
    there = {entry.nik: entry for entry in theirs}
    lines = [Line(Standing.ONLY_HERE, here[nik]) for nik in here.keys() - there.keys()]
    lines += [Line(Standing.ONLY_THERE, there[nik]) for nik in there.keys() - here.keys()]
    for nik in here.keys() & there.keys():
        found = differences(here[nik], there[nik], columns)
        lines.append(Line(Standing.DIFFERS if found else Standing.SAME, here[nik], found))
    turn = list(Standing)
    return sorted(lines, key=lambda line: (turn.index(line.standing), line.entry.name))


def differences(
    ours: Entry, theirs: Entry, columns: Collection[str]
) -> list[tuple[str, Any, Any]]:
    return [
        (name, getattr(ours, name), getattr(theirs, name))
        for name in COMPARED
        if name in columns and _plain(getattr(ours, name)) != _plain(getattr(theirs, name))
    ]


def told(name: str, value: Any) -> str:
    """A fact as the page says it; nothing, when nothing is known."""
    if isinstance(value, date):
        return str(ui.day(value))
    return str(Sex(value).label) if name == "sex" and value else str(value or "")


def _plain(value: Any) -> Any:
    """Capitals, dots and double spaces make no other name; an empty cell is an empty text."""
    if isinstance(value, str):
        return " ".join(value.replace(".", " ").casefold().split())
    return value or ""
