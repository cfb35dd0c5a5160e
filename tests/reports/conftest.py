"""Reports as the tests meet them: asked for by a person, built as the worker builds them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blkportal.core.jobs import run_job
from blkportal.core.scope import acting_as
from reports import services
from reports.models import RegionalReport
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_referral
from tests.open_datasets import YEAR as OPEN_YEAR
from tests.reports.histories import random_history

pytest.register_assert_rewrite("tests.reports.real_cases")
YEAR = {"period_from": date(2019, 1, 1), "period_to": date(2019, 12, 31)}


@pytest.fixture
def gunung_mas(db):
    """Two graduates of Gunung Mas, one of them certified, and one graduate of Pulang Pisau."""
    batch = make_batch(starts_on=date(2019, 7, 1), status="CLOSED")
    seats = [
        make_enrollment("GRADUATED", make_referral(batch, None, None, "SELECTED", regency))
        for regency in ("62.10", "62.10", "62.11")
    ]
    make_certificate(seats[0])
    return seats


@pytest.fixture
def ask():
    def ask(user, level="REGENCY", place="62.10", **about):
        with acting_as(user):
            return services.request_report(level=level, place=place, by=user, **{**YEAR, **about})

    return ask


@pytest.fixture
def build(ask):
    """Asks and lets the worker do it; gives the report as it was frozen."""

    def build(user, **about):
        report = ask(user, **about)
        run_job(report.job_id)
        return RegionalReport.objects.get(pk=report.pk)

    return build


@pytest.fixture
def questions():
    """``questions(client, address)``: the statements about rows, not those that set the scope."""

    def questions(client, address, status=200):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        assert response.status_code == status
        scope = ("SAVEPOINT", "RELEASE", "SELECT set_config")
        return [q["sql"] for q in captured if not q["sql"].startswith(scope)]

    return questions


@pytest.fixture
def history(db):
    random_history(7, people=40)


@pytest.fixture
def published(history):
    return services.publish_open_data(OPEN_YEAR)
