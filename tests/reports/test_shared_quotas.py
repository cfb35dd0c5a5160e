"""Accepted needs of a region for one program share what its agreement gives for it."""

import pytest

from programs.models import Quota, TrainingNeed
from reports import services
from reports.services.quota_scenario import read_scenario
from tests.chain import make_agreement, make_batch, make_program
from tests.needs import make_need
from tests.pages import Page
from tests.reports.test_quota_scenario import done
from tests.scenarios import make_scenario


@pytest.fixture
def batch(db):
    return make_batch()


@pytest.fixture
def needs(officer, neighbour, batch):
    """Of two regions, with an agreement for the first only."""
    make_agreement(batch)
    welding = make_program("las", lesson_hours=240)
    return [make_need(officer, program=welding), make_need(neighbour, program=welding)]


def accept_all(batch, by):
    scenario = make_scenario(batch.center, key="shared", by=by)
    decided = {line.wish.need.pk: line.seats for line in read_scenario(scenario).proposal.lines}
    return decided, done(services.request_acceptance(scenario, by=by))


def test_two_needs_for_one_program_share_the_quota_of_their_agreement(
    needs, officer, batch, ministry
):
    other = make_need(officer, "Juru las bawah air", program=needs[0].program, seats=3)
    decided, job = accept_all(batch, ministry)
    assert job.result["granted"] == 2
    quota = Quota.objects.get()
    assert set(quota.needs.all()) == {TrainingNeed.objects.get(pk=needs[0].pk), other}
    assert quota.seats == decided[needs[0].pk] + decided[other.pk]


def test_those_without_an_agreement_are_found_among_the_needs(needs, batch, ministry, signed_in):
    accept_all(batch, ministry)
    page = Page(signed_in(ministry).get("/programs/needs/?state=UNGRANTED"))
    assert [needs[1].regency.short_name in row[1] for row in page.rows] == [True]
