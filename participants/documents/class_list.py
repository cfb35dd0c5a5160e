"""Who is selected, as the notice of a result and as the annex of a decree."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from blkportal.core.templatetags.ui import day
from participants.models import Enrollment, Referral
from programs.models import Batch

TEMPLATE = Path(__file__).with_name("class_list.typ")


def print_announcement(
    batch: Batch, seats: Iterable[Enrollment], reserve: Iterable[Referral], of: str = ""
) -> bytes:
    """A PDF: who has a seat, who follows in which place, and until when to re-register. With
    ``of``, an excerpt for that region, which says so and is signed by nobody."""
    with override("id"):
        return _compile(announcement_facts(batch, seats, reserve, of))


def print_decree_annex(batch: Batch, seats: Iterable[Enrollment], of: str = "") -> bytes:
    """A PDF: the participants as the decree fixes them, or with ``of`` those of a region."""
    with override("id"):
        return _compile(annex_facts(batch, seats, of))


def announcement_facts(
    batch: Batch, seats: Iterable[Enrollment], reserve: Iterable[Referral], of: str = ""
) -> dict[str, Any]:
    """Names and places only: the paper hangs on a wall."""
    return _facts(batch, of) | {
        "kind": "announcement",
        "until": day(batch.reregister_by) if batch.reregister_by else "",
        "rows": [{"name": seat.participant.name, "from": _from(seat)} for seat in seats],
        "reserve": [
            {"place": row.rank, "name": row.participant.name, "from": _from(row)}
            for row in reserve
        ],
    }


def annex_facts(batch: Batch, seats: Iterable[Enrollment], of: str = "") -> dict[str, Any]:
    return _facts(batch, of) | {
        "kind": "annex",
        "decree": batch.decree_number,
        "decreed": day(batch.decree_on) if batch.decree_on else "",
        "rows": [_row(seat) for seat in seats],
    }


def _facts(batch: Batch, of: str) -> dict[str, Any]:
    return {
        "of": of,
        "title": batch.title,
        "program": batch.program.title,
        "center": batch.center.name,
        "from": day(batch.starts_on),
        "to": day(batch.ends_on),
        "today": day(timezone.localdate()),
    }


def _row(seat: Enrollment) -> dict[str, str]:
    person = seat.participant
    return {
        "name": person.name,
        "sex": person.get_sex_display(),
        "born": day(person.birth_date),
        "education": person.get_education_display(),
        "from": _from(seat),
    }


def _from(record: Any) -> str:
    return str(record.regency.official_name)


def _compile(facts: dict[str, Any]) -> bytes:
    """What people typed is data to the template, never part of it."""
    demo = "yes" if settings.SHOWS_SYNTHETIC_DATA else ""
    inputs = {"facts": json.dumps(facts), "demo": demo}
    return typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs)
