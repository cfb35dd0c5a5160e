"""One record that is wrong, and one beside it that is right, for every rule of the data's quality.

Each stands in Gunung Mas and at the center in Bekasi, and returns the key under which a check
knows it.
"""

from datetime import date, timedelta

from django.utils import timezone

from participants.models import Enrollment
from programs.models import Batch
from tests.assessing import make_graduate
from tests.chain import (
    make_batch,
    make_enrollment,
    make_participant,
    make_quota,
    make_referral,
)
from tests.evidence import make_work
from tests.follow_ups import make_follow_up
from tests.learning import make_day
from tests.people import make_center, make_officer

HERE, FAR = "62.10", "73.71"
ONE_DAY = timedelta(days=1)


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)


def a_class(ended=40, began=None, status="CLOSED", **fields):
    starts_on = days_ago(began if began is not None else ended + 20)
    days = {"nominate_by": starts_on - 10 * ONE_DAY, "ends_on": days_ago(ended)}
    return make_batch(starts_on=starts_on, status=status, **days | fields)


def a_seat(stage="GRADUATED", ended=40, competent=True, **changes):
    seat = make_enrollment(stage, competent=competent, batch=a_class(ended))
    return changed(seat, **changes) if changes else seat


def changed(seat, **columns):
    Enrollment.objects.filter(pk=seat.pk).update(**columns)
    seat.refresh_from_db()
    return seat


def trained_before_arrival():
    seat = a_seat()
    return changed(seat, completed_on=seat.enrolled_on - ONE_DAY).pk


def two_people(on_one_seat):
    """The counters say that all is well, as they did before the second was written past them."""
    batch = a_class()
    make_enrollment("GRADUATED", batch=batch)
    make_enrollment("GRADUATED" if on_one_seat else "WITHDRAWN", batch=batch)
    Batch.objects.filter(pk=batch.pk).update(capacity=1, taken=1)
    return batch.pk


def a_center_that_trains(day=None):
    batch = a_class(ended=-30, began=15, status="RUNNING")
    if day:
        make_day(batch, day, is_taken=True)
    return batch.center_id


def a_certificate(competent):
    certificate = make_graduate(batch=a_class())
    if not competent:
        changed(certificate.enrollment, competent_on=None, certified_on=None)
    return certificate.pk


def work(days_before):
    seat = a_seat()
    return make_work(seat, started_on=seat.graduated_on - timedelta(days=days_before)).pk


def certified_long_ago(is_asked):
    """A question is opened for everybody; only a letter asks."""
    seat = a_seat(ended=400)
    changed(seat, certified_on=seat.competent_on)
    make_follow_up(seat, times_asked=int(is_asked))
    return seat.pk


def people_with_one_number(number):
    """Spelled in three ways, most of them far away."""
    for phone in ("+62 811-2223-333", "628112223333", "08112223333")[: number - 1]:
        make_participant(FAR, phone=phone)
    return make_participant(HERE, phone="0811 2223 333").pk


def somebody_born(years, days=0):
    """``years`` before getting the seat, and as many days later."""
    day = date(2026, 3, 2)
    born = day.replace(year=day.year - years) + timedelta(days=days)
    person = make_participant(HERE, birth_date=born)
    referral = make_referral(a_class(), person, status="SELECTED")
    return changed(make_enrollment("GRADUATED", referral), confirmed_on=day).pk


def a_quota(nominated, closes_in=7):
    batch = make_batch(nominate_by=days_ago(-closes_in), starts_on=days_ago(-closes_in - 9),
                       ends_on=days_ago(-60))  # fmt: skip
    quota = make_quota(batch, HERE)
    if nominated:
        make_referral(batch, quota=quota)
    return quota.pk


def quarters_ago(number):
    """A day in the middle of that quarter."""
    today = timezone.localdate()
    months = today.year * 12 + (today.month - 1) // 3 * 3 - 3 * number
    return today.replace(year=months // 12, month=months % 12 + 1, day=15)


def arrivals(number):
    """One person nine quarters ago, nobody since, and so many in the last full quarter."""
    for quarter, people in ((9, 1), (1, number)):
        day = quarters_ago(quarter)
        batch = make_batch(starts_on=day, nominate_by=day, ends_on=day + 9 * ONE_DAY)
        for _ in range(people):
            make_enrollment("COMPLETED", batch=batch)
    return HERE


def seats_of_a_region(has_officer):
    code = "62.12"
    make_quota(make_batch(), code)
    if has_officer:
        make_officer("baru@baritotimur.test", code)
    return code


BROKEN = {
    "dates_in_order": trained_before_arrival,
    "more_than_the_class": lambda: two_people(on_one_seat=True),
    "class_not_begun": lambda: a_class(ended=-20, began=8, status="OPEN").pk,
    "still_in_training": lambda: a_seat("IN_TRAINING", ended=31).pk,
    "silent_center": a_center_that_trains,
    "never_assessed": lambda: a_seat(ended=61, competent=False).pk,
    "certified_without_competence": lambda: a_certificate(competent=False),
    "work_before_graduation": lambda: work(days_before=1),
    "never_asked": lambda: certified_long_ago(is_asked=False),
    "shared_phone": lambda: people_with_one_number(4),
    "unlikely_age": lambda: somebody_born(15, days=1),
    "quota_not_used": lambda: a_quota(nominated=False),
    "unusual_quarter": lambda: arrivals(11),
    "nobody_to_nominate": lambda: seats_of_a_region(has_officer=False),
}
SOUND = {
    "dates_in_order": lambda: a_seat().pk,
    "more_than_the_class": lambda: two_people(on_one_seat=False),
    "class_not_begun": lambda: a_class(ended=-20, began=8, status="RUNNING").pk,
    "still_in_training": lambda: a_seat("NOT_PASSED", ended=31).pk,
    "silent_center": lambda: a_center_that_trains(days_ago(1)),
    "never_assessed": lambda: a_seat(ended=61).pk,
    "certified_without_competence": lambda: a_certificate(competent=True),
    "work_before_graduation": lambda: work(days_before=0),
    "never_asked": lambda: certified_long_ago(is_asked=True),
    "shared_phone": lambda: people_with_one_number(3),
    "unlikely_age": lambda: somebody_born(15),
    "quota_not_used": lambda: a_quota(nominated=True),
    "unusual_quarter": lambda: arrivals(10),
    "nobody_to_nominate": lambda: seats_of_a_region(has_officer=True),
}
# not to be judged yet, or not any more
NOT_LOOKED_AT = {
    "class_not_begun": lambda: a_class(ended=-20, began=7, status="OPEN").pk,
    "still_in_training": lambda: a_seat("IN_TRAINING", ended=30).pk,
    "silent_center": lambda: a_class(ended=-30, began=14, status="RUNNING").center_id,
    "never_assessed": lambda: a_seat(ended=60, competent=False).pk,
    "never_asked": lambda: a_seat(ended=360).pk,
    "quota_not_used": lambda: a_quota(nominated=False, closes_in=8),
    "shared_phone": lambda: make_participant(HERE, phone="").pk,
    "nobody_to_nominate": lambda: make_center().pk,
}
