"""An employer, a graduate on offer, a request, a placement: what each verb of this app needs."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.scope import acting_as
from placements import services
from placements.models import HireRequest
from regions.models import Regency
from tests.assessing import make_graduate
from tests.people import make_center_user

# what no employer may ever read before the person has said yes
CANARIES = {
    "name": "Kanari Rahasia Sejati",
    "phone": "081299887766",
    "email": "kanari@rahasia.test",
    "address": "Jalan Kenari 77 Kuala Kurun",
    "nik": "6210011709959911",
}


@pytest.fixture
def placer(center):
    return make_center_user("tono@bekasi.test", center, Role.CENTER_PLACER)


@pytest.fixture
def graduate(center):
    """On offer, with a canary in each field that employers never see."""
    return make_graduate(
        birth_date=date(1995, 9, 17), has_disability=True, is_poor_household=True, **CANARIES
    )


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def terms(**changes):
    karawang = Regency.objects.get(pk="32.15")
    offer = {"job_title": "Juru las", "work_regency": karawang, "starts_on": today(14)}
    return offer | changes


def ask(certificate, by, **changes):
    with acting_as(by):
        asked = services.request_hire(certificate, by=by, **terms(**changes))
    return HireRequest.objects.get(pk=asked.pk)


@pytest.fixture
def asked(graduate, recruiter):
    return ask(graduate, recruiter, wage=4_200_000)


@pytest.fixture
def accepted(asked, officer):
    with acting_as(officer):
        services.accept_hire_request(asked, by=officer)
    return HireRequest.objects.get(pk=asked.pk)


@pytest.fixture
def seat(graduate):
    """The graduate's own seat, of which nothing is known yet."""
    return graduate.enrollment


@pytest.fixture
def reported(seat, placer, employer):
    """A desk was told that the graduate works at PT Baja Karawang."""
    with acting_as(placer):
        return services.record_placement(
            seat, kind="WORK", employer=employer, started_on=today(-10), by=placer
        )


@contextmanager
def costs_at_most(most):
    """The questions that a page asks; taking a scope and savepoints are the frame around it."""
    with CaptureQueriesContext(connection) as asked:
        yield
    questions = [
        query["sql"]
        for query in asked
        if query["sql"].startswith(("SELECT", "DECLARE")) and "set_config" not in query["sql"]
    ]
    assert len(questions) <= most, "\n".join(questions)
