"""What of a vacancy does not go together: asked by form, API, upload and service alike."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from placements.models import Vacancy

FACTS = (
    "job_title", "vocation", "work_regency", "contract", "headcount", "valid_from", "valid_until",
    "education", "sex", "least_age", "most_age", "units", "skills", "experience_months",
    "wage_from", "wage_to", "description",
)  # fmt: skip


def mistakes_in(facts: Mapping[str, Any]) -> dict[str, str]:
    """{field: sentence} of pairs in the wrong order, and of a validity that is over already."""
    found = {}
    first, last = facts.get("valid_from"), facts.get("valid_until")
    if first and last and last <= first:
        found["valid_until"] = _("The validity ends after its first day; give a later day.")
    elif last and is_past(last):
        found["valid_until"] = _("This day has passed; give today or a later day.")
    if _is_above(facts.get("least_age"), facts.get("most_age")):
        found["most_age"] = _("The highest age is not below the least age.")
    if _is_above(facts.get("wage_from"), facts.get("wage_to")):
        found["wage_to"] = _("The highest wage is not below the lowest.")
    return found


def must_go_together(facts: Mapping[str, Any]) -> None:
    """Refused in the words that the form says beside the field."""
    for field, sentence in mistakes_in(facts).items():
        raise Refusal(sentence, code="vacancy_facts", field=field)


def facts_of(vacancy: Vacancy) -> dict[str, Any]:
    return {name: getattr(vacancy, name) for name in FACTS}


def is_past(day: date) -> bool:
    return day < timezone.localdate()


def _is_above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high
