"""What region and center owe each other, counted from facts that a test can name."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.scope import acting_as
from participants.models import Enrollment
from placements.models import Placement
from regions.models import Regency
from reports.services.duty_card import of_many, side_by_side
from reports.services.scorecard import Score, score_center, score_regions
from reports.size_groups import SizeGroup, group_of
from tests.chain import make_batch, make_enrollment, make_quota, make_referral
from tests.needs import make_need
from tests.obstacles import make_obstacle

HERE = "62.10"


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)


@pytest.fixture
def batch(db):
    """Begun sixty days ago in the year that is looked at."""
    return make_batch(
        nominate_by=days_ago(70), starts_on=days_ago(60), ends_on=days_ago(40), status="RUNNING"
    )


def work(graduate, evidence):
    day = graduate.graduated_on
    facts = {"outcome": "WORKING", "placed_on": day, "outcome_known_on": day}
    Enrollment.objects.filter(pk=graduate.pk).update(**facts)
    Placement.objects.create(
        enrollment=graduate,
        participant=graduate.participant,
        regency_id=graduate.regency_id,
        center=graduate.center,
        kind="WORK",
        employer_name="PT Baja",
        started_on=day,
        evidence=evidence,
    )


def scored(duty, day, place=HERE):
    return score_regions([place], day.year, day.year)[place, duty, day.year]


def test_enough_people_by_the_deadline_is_in_time(batch):
    enough, short = make_quota(batch, HERE, seats=1), make_quota(batch, "62.11", seats=2)
    make_referral(batch, quota=enough)
    make_referral(batch, quota=short, regency="62.11")
    assert scored("nominees_in_time", batch.nominate_by) == Score(1, 1)
    assert scored("nominees_in_time", batch.nominate_by, "62.11") == Score(0, 1)


def test_a_nomination_after_the_deadline_or_withdrawn_is_none_in_time(batch):
    quota = make_quota(batch, HERE, seats=1)
    late = make_referral(batch, quota=quota)
    late.submitted_on = batch.nominate_by + timedelta(days=1)
    late.save()
    make_referral(batch, quota=quota, status="WITHDRAWN")
    assert scored("nominees_in_time", batch.nominate_by) == Score(0, 1)


def test_a_deadline_to_come_is_not_due(db):
    batch = make_batch(nominate_by=days_ago(-1), starts_on=days_ago(-20), ends_on=days_ago(-40))
    make_quota(batch, HERE, seats=1)
    found = score_regions([HERE], batch.year, batch.year + 1)
    assert found[HERE, "nominees_in_time", batch.nominate_by.year] == Score(0, 0)


def test_a_nomination_that_came_back_was_not_complete(batch):
    one, other = make_referral(batch), make_referral(batch)
    change = StatusChange.of(one, "return_", "SUBMITTED", "RETURNED", by=None)
    change.save()
    assert scored("documents_complete", other.submitted_on) == Score(1, 2)


def test_seats_are_used_by_whoever_holds_them(batch):
    make_quota(batch, HERE, seats=3)
    make_enrollment("IN_TRAINING", batch=batch)
    assert scored("seats_used", batch.starts_on) == Score(1, 3)


def test_who_got_a_seat_and_did_not_come_has_not_arrived(batch):
    make_enrollment("IN_TRAINING", batch=batch)
    make_enrollment("NO_ARRIVAL", batch=batch)
    assert scored("arrivals", batch.starts_on) == Score(1, 2)


def test_work_counts_with_evidence_only_and_what_is_not_known_is_told(batch):
    for evidence in ("REPORTED", "CONFIRMED"):
        work(make_enrollment("GRADUATED", batch=batch), evidence)
    make_enrollment("GRADUATED", batch=batch)
    assert scored("placed_with_evidence", batch.ends_on) == Score(1, 3, unknown=1)


def test_a_draft_is_no_need_that_was_named(officer, neighbour):
    make_need(officer)
    make_need(neighbour, status="DRAFT")
    today = timezone.localdate()
    assert scored("needs_delivered", today) == Score(1, 1)
    assert scored("needs_delivered", today, neighbour.scope_key) == Score(0, 1)


def climbed(**fields):
    obstacle = make_obstacle(HERE, level="PROVINCE", **fields)
    StatusChange.of(obstacle, "climb", "REGENCY", "PROVINCE", by=None).save()
    return obstacle


def test_an_obstacle_is_answered_in_time_unless_it_was_late_or_climbed(db):
    day, later = days_ago(10), days_ago(-2)
    ended = {"status": "SOLVED", "answer": "Beres", "due_on": day}
    make_obstacle(HERE, closed_on=day, **ended)
    make_obstacle(HERE, closed_on=day + timedelta(days=1), **ended)
    make_obstacle(HERE, due_on=day)
    climbed(closed_on=day, **ended)
    climbed(due_on=later)
    assert scored("obstacles_answered", timezone.localdate()) == Score(1, 5)


def test_what_is_not_due_yet_or_never_was_the_regions_does_not_count(db):
    make_obstacle(HERE, due_on=days_ago(-2))
    make_obstacle(HERE, due_on=days_ago(10), level="PROVINCE")
    year = timezone.localdate().year
    assert score_regions([HERE], year, year)[HERE, "obstacles_answered", year] == Score()


def test_the_center_checks_within_seven_days(batch):
    quick, slow, new = (make_referral(batch) for _ in range(3))
    for one, days in ((quick, 7), (slow, 8)):
        one.verified_on = one.submitted_on + timedelta(days=days)
        one.save()
    new.submitted_on = days_ago(3)
    new.save()
    assert scored("checked_in_time", quick.submitted_on) == Score(1, 2)


def test_a_cancelled_batch_was_not_held(batch):
    make_quota(batch, HERE)
    make_quota(make_batch(starts_on=batch.starts_on, ends_on=batch.ends_on, status="CANCELLED",
                          nominate_by=batch.nominate_by), HERE)  # fmt: skip
    assert scored("classes_held", batch.starts_on) == Score(1, 2)


def test_a_certificate_is_in_time_within_thirty_days(batch):
    for days in (30, 31):
        one = make_enrollment("GRADUATED", batch=batch)
        one.certified_on = one.competent_on + timedelta(days=days)
        one.save()
    assert scored("certified_in_time", batch.ends_on) == Score(1, 2)


def test_a_batch_that_is_not_closed_lacks_its_report(batch):
    make_quota(batch, HERE)
    assert scored("papers_complete", batch.ends_on) == Score(0, 1)
    batch.status = "CLOSED"
    batch.save()
    assert scored("papers_complete", batch.ends_on) == Score(1, 1)


def test_a_center_answers_for_obstacles_in_which_it_has_a_part(batch):
    part = {"center_id": batch.center.pk}
    ended = {"status": "SOLVED", "answer": "Beres", "due_on": days_ago(9)}
    make_obstacle(HERE, closed_on=days_ago(9), **part, **ended)
    make_obstacle(HERE, due_on=days_ago(10), **part)
    climbed(closed_on=days_ago(9), **part, **ended)
    make_obstacle(HERE, due_on=days_ago(10))
    assert scored("obstacles_helped", timezone.localdate()) == Score(1, 3)


def test_a_center_is_counted_over_all_its_regions(batch):
    make_quota(batch, HERE, seats=3)
    make_quota(batch, "73.71", seats=5)
    year = batch.starts_on.year
    assert score_center(batch.center.pk, year, year)[batch.center.pk, "seats_used", year] == Score(
        0, 8
    )


def test_a_region_sees_its_own_facts_only(officer, batch):
    make_quota(batch, HERE, seats=3)
    make_quota(batch, "73.71", seats=5)
    year = batch.starts_on.year
    with acting_as(officer):
        found = score_regions([HERE, "73.71"], year, year)
    assert found[HERE, "seats_used", year] == Score(0, 3)
    assert ("73.71", "seats_used", year) not in found


def test_the_facts_of_an_old_code_count_for_the_region_that_followed_it(db):
    old = Regency.objects.filter(succeeded_by__isnull=False).first()
    batch = make_batch(starts_on=days_ago(60), ends_on=days_ago(40), nominate_by=days_ago(70))
    make_quota(batch, old.code, seats=3)
    assert scored("seats_used", batch.starts_on, old.succeeded_by_id) == Score(0, 3)


def test_regions_are_ranked_within_their_size_and_ties_share_a_place(db):
    batch = make_batch(starts_on=days_ago(5), ends_on=days_ago(-5), nominate_by=days_ago(9))
    small = [r for r in Regency.objects.current() if group_of(r.population) == SizeGroup.SMALL]
    for region, taken in zip(small[:3], (1, 4, 4), strict=True):
        quota = make_quota(batch, region.code, seats=4)
        quota.taken = taken
        quota.save()
    rows = side_by_side(small, batch.starts_on.year, by="seats_used", group=SizeGroup.SMALL)
    assert [row.regency for row in rows[:3]] == [small[1], small[2], small[0]]
    assert [row.place for row in rows[:4]] == [1, 1, 3, None]


def test_all_sizes_together_are_not_ranked(batch):
    make_quota(batch, HERE, seats=4)
    here = Regency.objects.filter(code=HERE)
    (row,) = side_by_side(list(here), batch.starts_on.year, by="seats_used")
    assert (row.by["seats_used"], row.place) == (Score(0, 4), None)


def test_of_inhabitants_that_are_not_known_there_is_no_share():
    assert (of_many(5, None), of_many(5, 250_000)) == (None, 2)
    assert (group_of(None), group_of(250_000)) == (None, SizeGroup.MEDIUM)
