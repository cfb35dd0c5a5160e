"""Kept or broken: counted from requests and from work on record, in all regions, and once."""

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Enrollment
from placements import services
from placements.models import HireRequest, Placement
from placements.services.pledge_settling import COUNTED_FOR
from programs.models import Batch
from tests.assessing import make_certificate
from tests.chain import make_consent
from tests.evidence import make_work
from tests.people import make_employer
from tests.placements.conftest import ask
from tests.pledges import make_ended_class, make_pledge, today

DUE = -1  # yesterday


@pytest.fixture
def ended(center):
    """The class and its five graduates."""
    return make_ended_class(5, center=center)


@pytest.fixture
def pledge(ended, employer):
    return make_pledge("WELCOMED", employer, ended[0], people=3, starts_by=today(DUE))


def works(seat, employer, **fields):
    return make_work(seat, employer=employer, employer_name="", **fields)


def settle(pledge):
    services.settle_pledges()
    pledge.refresh_from_db()
    return pledge.status, pledge.kept


def reason_of(pledge, verb):
    return StatusChange.about(pledge).filter(verb=verb).latest("pk").reason


def test_as_many_as_pledged_is_kept(pledge, ended, employer):
    for seat in ended[1][:3]:
        works(seat, employer)
    assert settle(pledge) == ("KEPT", 3)
    assert reason_of(pledge, "keep").startswith("3 ")


def test_one_less_is_broken(pledge, ended, employer):
    for seat in ended[1][:2]:
        works(seat, employer)
    assert settle(pledge) == ("BROKEN", 2)
    assert StatusChange.about(pledge).get().by is None


def test_all_graduates_of_a_smaller_class_are_enough(ended, employer):
    pledge = make_pledge("WELCOMED", employer, ended[0], people=9, starts_by=today(DUE))
    for seat in ended[1]:
        works(seat, employer)
    assert settle(pledge) == ("KEPT", 5)


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"started_on": today(DUE)}, 1),
        ({"started_on": today()}, 0),
        ({"kind": "APPRENTICESHIP"}, 1),
        ({"kind": "STUDY"}, 0),
        ({"disputed_on": today(-5)}, 0),
        ({"started_on": today(-30), "ended_on": today(-10)}, 1),
    ],
)
def test_work_at_the_firm_counts_that_began_by_the_day(told, counts, pledge, ended, employer):
    works(ended[1][0], employer, **told)
    assert settle(pledge)[1] == counts


def test_work_elsewhere_and_people_of_another_class_do_not_count(pledge, ended, employer, center):
    works(ended[1][0], make_employer("PT Lain", "W-9"))
    works(make_ended_class(1, center=center)[1][0], employer)
    assert settle(pledge) == ("BROKEN", 0)


def requested(seat, employer, status, answered_on):
    certificate = make_certificate(seat)
    return HireRequest.objects.create(
        employer=employer, certificate=certificate, enrollment=seat, status=status,
        participant=seat.participant, regency_id=seat.regency_id, center=seat.center,
        initials="AB", job_title="Juru las", work_regency_id="32.15", starts_on=today(),
        answered_on=answered_on,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "answered", "counts"),
    [
        ("ACCEPTED", DUE, 1),
        ("ACCEPTED", 0, 0),
        ("HIRED", DUE, 1),
        ("REQUESTED", None, 0),
        ("DECLINED", DUE, 0),
        ("LAPSED", DUE, 0),
    ],
)
def test_a_yes_to_the_firm_counts_that_was_given_by_the_day(
    status, answered, counts, pledge, ended, employer
):
    day = None if answered is None else today(answered)
    requested(ended[1][0], employer, status, day)
    assert settle(pledge)[1] == counts


def test_who_said_yes_and_works_is_one_person(pledge, ended, employer):
    asked = requested(ended[1][0], employer, "HIRED", today(-20))
    works(ended[1][0], employer, hire_request=asked)
    assert settle(pledge)[1] == 1


def test_told_twice_it_is_the_same(pledge):
    assert services.settle_pledges() == 1
    assert services.settle_pledges() == 0
    assert [step.verb for step in StatusChange.about(pledge)] == ["break_"]


def test_the_day_itself_is_not_over_yet(ended, employer):
    pledge = make_pledge("WELCOMED", employer, ended[0], starts_by=today())
    assert settle(pledge) == ("WELCOMED", 0)
    with pytest.raises(Refusal) as caught:
        services.settle_pledge(pledge, by=None)
    assert caught.value.code == "pledge_not_due"


def test_before_its_day_it_is_counted_all_the_same(ended, employer):
    pledge = make_pledge("WELCOMED", employer, ended[0], starts_by=today(9))
    works(ended[1][0], employer)
    assert settle(pledge) == ("WELCOMED", 1)


def test_what_an_office_learns_late_is_counted_again(pledge, ended, employer):
    works(ended[1][0], employer), works(ended[1][1], employer)
    assert settle(pledge) == ("BROKEN", 2)
    late = works(ended[1][2], employer)
    assert settle(pledge) == ("KEPT", 3)
    Placement.objects.filter(pk=late.pk).update(disputed_on=today())
    assert settle(pledge) == ("BROKEN", 2)


def test_after_half_a_year_it_stays_as_it_was(center, employer):
    batch, seats = make_ended_class(1, ended=-COUNTED_FOR.days - 40, center=center)
    long_ago = today(-COUNTED_FOR.days - 1)
    pledge = make_pledge("BROKEN", employer, batch, people=1, starts_by=long_ago)
    works(seats[0], employer, started_on=long_ago)
    assert settle(pledge) == ("BROKEN", 0)


def test_a_firm_is_not_blamed_for_a_class_that_ended_later(pledge):
    Batch.objects.filter(pk=pledge.batch_id).update(ends_on=today())
    assert settle(pledge) == ("LAPSED", 0)


def test_a_firm_is_not_blamed_for_a_class_without_graduates(center, employer):
    batch, _nobody = make_ended_class(0, center=center)
    pledge = make_pledge("WELCOMED", employer, batch, starts_by=today(DUE))
    assert settle(pledge) == ("LAPSED", 0)


def test_an_offer_that_nobody_answered_lapses_on_the_day_after(ended, employer):
    pledge = make_pledge("OFFERED", employer, ended[0], starts_by=today(DUE))
    last = make_pledge("OFFERED", make_employer("PT Dua", "W-2"), ended[0], starts_by=today())
    assert (settle(pledge)[0], settle(last)[0]) == ("LAPSED", "OFFERED")


@pytest.mark.parametrize("status", ["OFFERED", "DECLINED", "WITHDRAWN", "LAPSED"])
def test_only_what_was_welcomed_is_judged(status, ended, employer, ministry):
    pledge = make_pledge(status, employer, ended[0], starts_by=today(DUE))
    with acting_as(ministry), pytest.raises(Refusal) as caught:
        services.settle_pledge(pledge, by=ministry)
    assert caught.value.code == "pledge_not_due"


def test_a_yes_is_counted_at_once_and_no_longer_once_taken_back(
    ended, employer, recruiter, officer
):
    batch, (seat, *_others) = ended
    pledge = make_pledge("WELCOMED", employer, batch, starts_by=today(9))
    make_consent(seat.participant)
    asked = ask(make_certificate(seat), recruiter)
    with acting_as(officer):
        services.accept_hire_request(asked, by=officer)
    pledge.refresh_from_db()
    assert pledge.kept == 1
    with acting_as(officer):
        services.take_back_yes(asked, reason="Tidak jadi", by=officer)
    pledge.refresh_from_db()
    assert pledge.kept == 0


def test_work_is_counted_at_once(ended, employer, placer):
    batch, (seat, *_others) = ended
    pledge = make_pledge("WELCOMED", employer, batch, starts_by=today(9))
    with acting_as(placer):
        services.record_placement(
            Enrollment.objects.get(pk=seat.pk),
            kind="WORK",
            employer=employer,
            started_on=today(-1),
            by=placer,
        )
    pledge.refresh_from_db()
    assert pledge.kept == 1


@pytest.mark.parametrize(("days", "told"), [(15, 0), (14, 1), (0, 1), (-1, 0)])
def test_both_sides_are_reminded_once_within_two_weeks(days, told, ended, employer):
    pledge = make_pledge("WELCOMED", employer, ended[0], starts_by=today(days))
    assert [services.remind_pledges() for _ in range(2)] == [told, 0]
    assert StatusChange.about(pledge).filter(verb="remind").count() == told


def test_of_what_nobody_has_welcomed_nobody_is_reminded(ended, employer):
    make_pledge("OFFERED", employer, ended[0], starts_by=today(3))
    assert services.remind_pledges() == 0
