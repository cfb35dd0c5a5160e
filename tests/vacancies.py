"""Vacancies as far on their way as a test needs them."""

from datetime import timedelta

from django.utils import timezone

from placements.models import Employer, Vacancy
from programs.models import CompetencyUnit
from tests.chain import make_program
from tests.people import make_employer

WAS_PUBLISHED = {"PUBLISHED", "FILLED", "EXPIRED"}


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def vacancy_facts(**changes):
    """What a firm writes down; Karawang, five people, for a month."""
    facts = {
        "job_title": "Operator mesin",
        "work_regency_id": "32.15",
        "contract": "CONTRACT",
        "headcount": 5,
        "valid_from": today(),
        "valid_until": today(30),
        "description": "Menjalankan mesin CNC dalam tiga giliran kerja.",
    }
    return facts | changes


def beside_vacancy(state):
    """What else the database wants of a vacancy in this state."""
    return {
        "published_at": timezone.now() if state in WAS_PUBLISHED else None,
        "returned_because": "Upah belum ditulis" if state == "RETURNED" else "",
        "is_own": state == "SUBMITTED" or state in WAS_PUBLISHED,
        "filled": 5 if state == "FILLED" else 0,
    }


def make_vacancy(status="DRAFT", employer=None, **facts):
    firm = employer or Employer.objects.first() or make_employer()
    about = beside_vacancy(status) | vacancy_facts(**facts)
    return Vacancy.objects.create(employer=firm, status=status, **about)


def make_units(titles):
    """{code: title} become units of one program."""
    program = make_program("las-gmaw-3g", "Las GMAW 3G")
    for code, title in titles.items():
        CompetencyUnit.objects.get_or_create(program=program, code=code, title=title)
    return list(titles)
