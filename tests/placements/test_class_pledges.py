"""A firm pledges to hire from a class; the center answers, and facts say whether it is kept."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from placements import services
from placements.models import ClassPledge, Employer
from programs.models import Batch
from programs.services import cancel_batch, correct_batch
from tests.chain import make_batch, make_enrollment
from tests.people import make_center_user, make_employer
from tests.pledges import make_pledge, pledge_terms, today


def offer(by, batch, **terms):
    with acting_as(by):
        pledge = services.offer_pledge(
            Batch.objects.get(pk=batch.pk), by=by, **pledge_terms(**terms)
        )
    return ClassPledge.objects.get(pk=pledge.pk)


def do(verb, pledge, by, **words):
    """The verb as the person does it, in the person's own scope."""
    with acting_as(by):
        getattr(services, verb)(ClassPledge.objects.get(pk=pledge.pk), by=by, **words)
    pledge.refresh_from_db()


def code_of(act, *args, **words):
    with pytest.raises(Refusal) as caught:
        act(*args, **words)
    return caught.value.code


def steps_of(pledge):
    return [step.verb for step in StatusChange.about(pledge).order_by("pk")]


@pytest.fixture
def batch(center):
    return make_batch(center, capacity=16)


def test_a_pledge_is_offered_and_welcomed(recruiter, employer, placer, batch):
    pledge = offer(recruiter, batch, people=8, wage=5_300_000)
    assert (pledge.employer, pledge.center, pledge.status) == (employer, batch.center, "OFFERED")
    do("welcome_pledge", pledge, placer)
    assert (pledge.status, pledge.answered_on) == ("WELCOMED", today())
    assert steps_of(pledge) == ["offer", "welcome"]


def test_a_pledge_is_declined_with_a_reason_that_the_firm_reads(recruiter, placer, batch):
    pledge = offer(recruiter, batch)
    assert code_of(do, "decline_pledge", pledge, placer, reason=" ") == "no_reason"
    do("decline_pledge", pledge, placer, reason="Kelas ini sudah dijanjikan")
    assert pledge.status == "DECLINED"
    with acting_as(recruiter):
        step = StatusChange.about(pledge).get(verb="decline")
    assert step.reason == "Kelas ini sudah dijanjikan"


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_only_a_verified_firm_pledges(status, recruiter, employer, placer, batch):
    waiting = make_pledge(employer=employer, batch=batch)
    Employer.objects.filter(pk=employer.pk).update(status=status)
    assert code_of(offer, recruiter, make_batch()) == "pledge_firm_not_verified"
    assert code_of(do, "welcome_pledge", waiting, placer) == "pledge_firm_not_verified"


@pytest.mark.parametrize("people", [0, 17])
def test_the_number_is_of_people_whom_the_class_can_have(people, recruiter, batch):
    assert code_of(offer, recruiter, batch, people=people) == "pledge_above_class"


def test_the_whole_class_may_be_pledged(recruiter, batch):
    assert offer(recruiter, batch, people=16).people == 16


def test_the_day_does_not_come_before_the_end_of_the_class(recruiter, batch):
    day_before = batch.ends_on - timedelta(days=1)
    assert code_of(offer, recruiter, batch, starts_by=day_before) == "pledge_before_end"
    assert offer(recruiter, batch, starts_by=batch.ends_on).starts_by == batch.ends_on


@pytest.mark.parametrize("status", ["GRADUATION", "CLOSED", "CANCELLED", "POSTPONED"])
def test_a_class_that_is_over_or_not_held_takes_no_pledge(status, recruiter, batch):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    assert code_of(offer, recruiter, batch) == "pledge_class_over"


def test_a_class_whose_last_day_has_passed_takes_no_pledge(recruiter, center):
    last = make_batch(center, status="ASSESSMENT", starts_on=today(-33), ends_on=today())
    past = make_batch(center, status="ASSESSMENT", starts_on=today(-34), ends_on=today(-1))
    assert offer(recruiter, last)
    assert code_of(offer, recruiter, past) == "pledge_class_over"


@pytest.mark.parametrize("status", ["OFFERED", "WELCOMED"])
def test_a_firm_has_one_open_pledge_for_a_class(status, recruiter, employer, batch):
    make_pledge(status, employer, batch)
    assert code_of(offer, recruiter, batch) == "pledged_already"


@pytest.mark.parametrize("status", ["DECLINED", "WITHDRAWN", "LAPSED"])
def test_after_an_end_a_firm_may_pledge_anew(status, recruiter, employer, batch):
    make_pledge(status, employer, batch)
    assert offer(recruiter, batch).status == "OFFERED"


def test_firms_together_are_promised_no_more_than_the_class_has(placer, batch, employer):
    make_pledge("WELCOMED", employer, batch, people=10)
    small, large = (
        make_pledge("OFFERED", make_employer(f"PT {n}", f"W-{n}"), batch, people=n) for n in (6, 7)
    )
    assert code_of(do, "welcome_pledge", large, placer) == "pledges_beyond_class"
    do("welcome_pledge", small, placer)
    assert small.status == "WELCOMED"


def test_a_pledge_that_was_withdrawn_leaves_room_for_another(placer, batch, recruiter, employer):
    first = make_pledge("WELCOMED", employer, batch, people=16)
    second = make_pledge("OFFERED", make_employer("PT Dua", "W-2"), batch, people=16)
    assert code_of(do, "welcome_pledge", second, placer) == "pledges_beyond_class"
    do("withdraw_pledge", first, recruiter, reason="Pesanan dibatalkan")
    do("welcome_pledge", second, placer)
    assert (first.status, second.status) == ("WITHDRAWN", "WELCOMED")


def test_a_class_that_was_moved_behind_the_day_is_not_welcomed(placer, batch):
    pledge = make_pledge(batch=batch, starts_by=batch.ends_on)
    Batch.objects.filter(pk=batch.pk).update(ends_on=batch.ends_on + timedelta(days=1))
    assert code_of(do, "welcome_pledge", pledge, placer) == "pledge_before_end"


def test_a_firm_withdraws_with_a_reason_until_the_day(recruiter, employer):
    last = make_pledge("WELCOMED", employer, starts_by=today())
    past = make_pledge("WELCOMED", employer, starts_by=today(-1))
    assert code_of(do, "withdraw_pledge", last, recruiter, reason="") == "no_reason"
    do("withdraw_pledge", last, recruiter, reason="Pesanan dibatalkan")
    assert last.status == "WITHDRAWN"
    assert code_of(do, "withdraw_pledge", past, recruiter, reason="x") == "pledge_is_due"


@pytest.mark.parametrize("status", ["WELCOMED", "DECLINED", "WITHDRAWN", "KEPT", "LAPSED"])
def test_only_what_is_offered_is_answered(status, placer, employer, batch):
    pledge = make_pledge(status, employer, batch)
    with pytest.raises(IllegalMove):
        do("welcome_pledge", pledge, placer)
    with pytest.raises(IllegalMove):
        do("decline_pledge", pledge, placer, reason="Terlambat")


def test_with_the_class_its_open_pledges_end(organizer, batch, employer):
    offered = make_pledge("OFFERED", employer, batch)
    welcomed = make_pledge("WELCOMED", make_employer("PT Dua", "W-2"), batch)
    elsewhere = make_pledge("WELCOMED", employer, make_batch(batch.center))
    with acting_as(organizer):
        cancel_batch(Batch.objects.get(pk=batch.pk), reason="Bengkel rusak", by=organizer)
    for pledge in (offered, welcomed, elsewhere):
        pledge.refresh_from_db()
    assert [offered.status, welcomed.status, elsewhere.status] == ["LAPSED", "LAPSED", "WELCOMED"]
    assert StatusChange.about(offered).get().reason == "Bengkel rusak"


# who reads it


def reads(user):
    with acting_as(user):
        found = list(ClassPledge.objects.all())
        assert list(ClassPledge.objects.visible_to(user)) == found
    return found


def test_firm_center_and_ministry_read_it_and_no_other_firm_or_center(
    recruiter, other_recruiter, placer, other_center, ministry, employer, batch
):
    pledge = make_pledge(employer=employer, batch=batch)
    elsewhere = make_center_user("sari@serang.test", other_center, "center_placer")
    for user in (recruiter, placer, ministry):
        assert reads(user) == [pledge]
    for user in (other_recruiter, elsewhere):
        assert reads(user) == []


def test_a_region_reads_pledges_to_classes_with_people_of_its_own(
    officer, neighbour, province_officer, other_province_officer, employer
):
    seat = make_enrollment("IN_TRAINING")
    pledge = make_pledge("WELCOMED", employer, seat.batch)
    make_pledge("WELCOMED", employer, make_batch())
    for user in (officer, province_officer):
        assert reads(user) == [pledge]
    for user in (neighbour, other_province_officer):
        assert reads(user) == []


# behind the service


def written(by, sql, *params):
    """How many rows a statement touched as this person, or None where the database refuses."""
    with acting_as(by):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, params)
                return cursor.rowcount
        except DatabaseError:
            return None


SET = "UPDATE placements_classpledge SET "


def test_a_firm_writes_neither_the_answer_nor_how_it_was_kept(recruiter, employer, batch):
    make_pledge("OFFERED", employer, batch)
    for status in ("WELCOMED", "KEPT", "BROKEN", "LAPSED"):
        assert written(recruiter, SET + "status = %s", status) is None
    assert written(recruiter, SET + "kept = 4") is None
    assert written(recruiter, SET + "people = 1") is None
    assert written(recruiter, SET + "status = 'WITHDRAWN'") == 1


def test_what_is_broken_is_not_withdrawn_any_more(recruiter, employer, batch):
    make_pledge("BROKEN", employer, batch)
    assert written(recruiter, SET + "status = 'WITHDRAWN'") == 0


INSERT = """INSERT INTO placements_classpledge
    (employer_id, batch_id, center_id, people, kept, job_title, work_regency_id, starts_by,
     message, status, answered_on, offered_at, version)
    SELECT %s, id, {center}, {people}, {kept}, 'x', '32.15', now() + interval '99 days', '',
     '{status}', now(), now(), 1 FROM programs_batch WHERE id = %s"""


def inserted(by, employer, batch, **facts):
    plain = {"center": "center_id", "people": 4, "kept": 0, "status": "OFFERED"} | facts
    sql = INSERT.format(**plain)
    if plain["status"] == "OFFERED":
        sql = sql.replace("now(), now(), 1", "NULL, now(), 1")
    return written(by, sql, employer.pk, batch.pk)


def test_a_firm_begins_with_an_offer_to_a_class_as_it_is(recruiter, employer, other_center, batch):
    assert inserted(recruiter, employer, batch, status="KEPT") is None
    assert inserted(recruiter, employer, batch, kept=4) is None
    assert inserted(recruiter, employer, batch, people=17) is None
    assert inserted(recruiter, employer, batch, center=f"'{other_center.pk}'") is None
    assert inserted(recruiter, make_employer("PT Dua", "W-2"), batch) is None
    assert inserted(recruiter, employer, batch) == 1


def test_a_center_answers_and_writes_nothing_else(placer, employer, batch):
    make_pledge("WELCOMED", employer, batch)
    for status in ("KEPT", "BROKEN", "WITHDRAWN", "OFFERED"):
        assert written(placer, SET + "status = %s", status) is None
    assert written(placer, SET + "kept = 4") is None


def test_offices_of_regions_write_nothing(officer, province_officer, employer):
    make_pledge("OFFERED", employer, make_enrollment("IN_TRAINING").batch)
    for user in (officer, province_officer):
        assert written(user, SET + "status = 'WELCOMED'") is None


def test_the_database_itself_keeps_the_sum_within_the_class(employer, batch):
    make_pledge("WELCOMED", employer, batch, people=10)
    more = make_pledge("OFFERED", make_employer("PT Dua", "W-2"), batch, people=7)
    with pytest.raises(IntegrityError, match="more people are pledged"), transaction.atomic():
        ClassPledge.objects.filter(pk=more.pk).update(status="WELCOMED", answered_on=today())


def shrink(batch, by, seats):
    with acting_as(by):
        found = Batch.objects.get(pk=batch.pk)
        return correct_batch(found, version=found.version, changes={"capacity": seats}, by=by)


def test_a_class_keeps_the_seats_that_firms_have_pledged(batch, organizer, employer):
    make_pledge("WELCOMED", employer, batch, people=8)
    make_pledge("OFFERED", make_employer("PT Lain", "WLKP-9"), batch, people=12)
    with pytest.raises(Refusal) as refused:
        shrink(batch, organizer, 7)
    assert refused.value.code == "class_pledged"
    assert f"{employer}: 8" in str(refused.value.text)
    assert "PT Lain" not in str(refused.value.text)
    assert shrink(batch, organizer, 8).capacity == 8


def test_the_database_takes_no_pledged_seat_away(batch, employer):
    make_pledge("WELCOMED", employer, batch, people=8)
    with pytest.raises(IntegrityError, match="fewer seats than firms"), transaction.atomic():
        Batch.objects.filter(pk=batch.pk).update(capacity=7)
    Batch.objects.filter(pk=batch.pk).update(capacity=8)
