"""The kept sums are what the rows say, at once and whoever writes; and pages read them alone."""

import random
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from blkportal.core.scope import acting_as
from participants.models import Enrollment, Referral
from participants.services import reconcile
from programs.models import Program
from reports.figure import Source
from reports.models import EnrollmentSummary, ReferralSummary, Slice
from reports.services import summing
from reports.services.question import Question, load_places
from reports.services.together import MONTH, QUARTER, REGENCY, count_together
from tests.chain import make_batch, make_enrollment, make_referral
from tests.reports.histories import random_history
from tests.unguarded import unguarded

CENTERS = [None, None, "bbplk-bekasi", "bbplk-serang"]
KEYS = [REGENCY, REGENCY, REGENCY, MONTH, QUARTER]
WHOLE_YEAR = (date(2019, 1, 1), date(2019, 12, 31))


def random_question(dice):
    days = sorted(date(2018 + dice.randrange(3), 1 + dice.randrange(12), dice.choice([1, 9, 28]))
                  for _each in range(2))  # fmt: skip
    return Question(
        dice.choice(["", "", "62", "62.10", "93", "93.01"]),
        *days,
        center=dice.choice(CENTERS),
        program=dice.choice([None, None, *Program.objects.values_list("pk", flat=True)]),
        sex=dice.choice(["", "", "FEMALE"]),
    )


def ask(key, question):
    only = summing.SUMMARIES if key == REGENCY else [Source.ENROLLMENTS]
    (found,) = count_together([(key, question)], load_places(), only=only)
    if key == REGENCY:
        return found.by
    # who has not graduated is in no month
    return {day: numbers for day, numbers in found.by.items() if day and numbers["graduated"]}


def ask_rows(key, question, monkeypatch):
    """The same question, as if nothing were kept."""
    with monkeypatch.context() as patch:
        patch.setattr(summing, "slice_of", lambda *_asked: None)
        return ask(key, question)


@pytest.mark.parametrize("seed", range(8))
def test_sums_answer_every_question_as_the_rows_do(db, monkeypatch, seed):
    dice = random.Random(seed)
    random_history(seed, people=30)
    shake(dice)
    for _turn in range(25):
        key, question = dice.choice(KEYS), random_question(dice)
        wanted = ask_rows(key, question, monkeypatch)
        assert ask(key, question) == wanted, (key, question)


def shake(dice):
    """Writes of every kind: to other days, regions, states, and away."""
    changes = [
        {"regency": "62.11"},
        {"is_boarding": False, "sex": "FEMALE"},
        {"enrolled_on": date(2018, 12, 31)},
    ]
    for seat in Enrollment.objects.exclude(enrolled_on=None):
        Enrollment.objects.filter(pk=seat.pk).update(**dice.choice(changes))
    Enrollment.objects.filter(status="IN_TRAINING").update(enrolled_on=None)
    Referral.objects.filter(status="REJECTED").update(submitted_on=date(2018, 12, 31))
    Referral.objects.filter(status="RESERVE").delete()
    Referral.objects.filter(status="SUBMITTED").update(status="WITHDRAWN")


def drifts():
    """Those of sums alone: the histories of these tests keep no quotas."""
    found = {drift.figure: drift for drift in reconcile.reconcile()}
    return {name: found[name] for name in ("REFERRED", "TRAINED") if name in found}


@pytest.mark.parametrize("seed", [51, 52, 53, 54])
def test_the_recount_finds_no_drift_whatever_was_written(db, seed):
    random_history(seed, people=25)
    shake(random.Random(seed))
    assert drifts() == {}


def test_a_sum_holds_at_once_and_goes_with_what_is_undone(db):
    def women():
        (found,) = count_together([(REGENCY, Question("", *WHOLE_YEAR))], load_places())
        return found.figures["women"]

    seat = make_enrollment("ARRIVED", make_referral(make_batch(starts_on=date(2019, 7, 1))))
    Enrollment.objects.update(sex="MALE")
    assert women() == 0
    try:
        with transaction.atomic():
            Enrollment.objects.filter(pk=seat.pk).update(sex="FEMALE")
            assert women() == 1
            raise InterruptedError
    except InterruptedError:
        assert women() == 0


def test_sums_that_have_gathered_are_added_up_and_stay_the_same(db):
    seat = make_enrollment("ARRIVED", make_referral(make_batch(starts_on=date(2019, 7, 1))))
    with connection.cursor() as cursor:
        cursor.execute(
            "DO $$ BEGIN FOR turn IN 1..601 LOOP UPDATE participants_enrollment"
            " SET is_boarding = NOT is_boarding WHERE id = %s; END LOOP; END $$",
            [seat.pk],
        )
    seat.refresh_from_db()
    assert EnrollmentSummary.objects.filter(is_loose=True).count() < 601
    assert EnrollmentSummary.objects.filter(is_loose=False).exists()
    assert drifts() == {}


def test_a_write_that_changes_no_figure_leaves_no_difference(db):
    make_enrollment("ARRIVED")
    before = EnrollmentSummary.objects.count()
    Enrollment.objects.update(version=9)
    Referral.objects.update(version=9)
    assert EnrollmentSummary.objects.count() == before


@pytest.mark.parametrize("place", ["", "62"])
def test_the_nation_is_read_without_a_single_row(db, place):
    make_enrollment("GRADUATED")
    with CaptureQueriesContext(connection) as told:
        for period in (WHOLE_YEAR, (date(2018, 2, 3), date(2019, 11, 12))):
            count_together([(REGENCY, Question(place, *period))], load_places())
        count_together([(QUARTER, Question(place, *WHOLE_YEAR))], load_places(),
                       only=[Source.ENROLLMENTS])  # fmt: skip
    text = " ".join(each["sql"] for each in told)
    assert "participants_enrollment" not in text
    assert "participants_referral" not in text


@pytest.mark.parametrize(
    ("center", "of_months", "of_days"),
    [(None, Slice.ALL, Slice.DAY), ("bbplk-bekasi", Slice.CENTER, None)],
)
def test_days_of_half_a_month_have_sums_of_everybody_alone(center, of_months, of_days):
    question = Question("", date(2019, 1, 31), date(2019, 3, 30), center=center)
    pieces = list(summing.pieces_of(question, Source.ENROLLMENTS, REGENCY))
    assert [(each.period_from, each.period_to, kept) for each, kept in pieces] == [
        (date(2019, 2, 1), date(2019, 2, 28), of_months),
        (date(2019, 1, 31), date(2019, 1, 31), of_days),
        (date(2019, 3, 1), date(2019, 3, 30), of_days),
    ]


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2019, 1, 2), date(2019, 1, 31)), (date(2019, 1, 2), date(2019, 2, 27))],
)
def test_a_period_without_a_whole_month_is_all_days(since, until):
    question = Question("", since, until)
    assert list(summing.pieces_of(question, Source.REFERRALS, REGENCY)) == [(question, Slice.DAY)]
    of_cohort = list(summing.pieces_of(question, Source.ENROLLMENTS, MONTH))
    assert of_cohort == [(question, None)], "by month of graduation there are no sums of days"


@pytest.mark.parametrize(
    ("since", "until", "people"), [(0, 0, 1), (0, 3, 1), (-3, 0, 1), (-3, -1, 0), (1, 3, 0)]
)
def test_a_day_counts_from_its_first_to_its_last_period(db, since, until, people):
    enrollment = make_enrollment("GRADUATED")
    days = [enrollment.enrolled_on + timedelta(days=each) for each in (since, until)]
    (found,) = count_together([(REGENCY, Question("", *days))], load_places())
    assert found.by.get("62.10", {}).get("enrolled", 0) == people


def test_a_class_and_a_program_of_one_center_come_from_rows():
    narrow = {"center": "bbplk-bekasi", "program": 7}
    for asked in (Question("", *WHOLE_YEAR, **narrow), Question("", *WHOLE_YEAR, batch=7)):
        assert summing.slice_of(asked, Source.ENROLLMENTS, REGENCY) is None


def test_an_office_reads_its_own_sums_and_writes_none(db, officer, neighbour, organizer):
    make_enrollment("GRADUATED")
    assert organizer.scope_key == "bbplk-bekasi"
    reach = {}
    for person in (officer, neighbour, organizer):
        with acting_as(person):
            rows = EnrollmentSummary.objects.order_by().values_list("slice", "regency")
            reach[person] = set(rows.distinct())
            assert set(ReferralSummary.objects.values_list("regency", flat=True)) <= {"62.10"}
    slices = {"ALL", "CENTER", "PROGRAM", "GRADUATED", "DAY"}
    assert reach[officer] == {(each, "62.10") for each in slices}
    assert reach[neighbour] == set()
    assert reach[organizer] == {("CENTER", "62.10")}


def test_the_recount_tells_the_region_of_a_sum_that_is_wrong(db):
    make_enrollment("GRADUATED")
    with unguarded("reports_enrollmentsummary"):
        EnrollmentSummary.objects.filter(slice="PROGRAM").update(women=7)
    with unguarded("reports_referralsummary"):
        ReferralSummary.objects.filter(slice="CENTER").delete()
    found = drifts()
    assert found.keys() == {"TRAINED", "REFERRED"}
    assert {drift.record_id for drift in found.values()} == {6210}
    assert found["TRAINED"].kept - found["TRAINED"].counted == 6  # one woman
    assert found["REFERRED"].kept == 0 < found["REFERRED"].counted


def test_the_recount_looks_at_days_too(db):
    make_enrollment("GRADUATED")
    for table in ("reports_enrollmentsummary", "reports_referralsummary"):
        with unguarded(table), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE slice = 'DAY'")
    assert drifts().keys() == {"TRAINED", "REFERRED"}


@pytest.mark.parametrize("table", ["reports_referralsummary", "reports_enrollmentsummary"])
def test_nobody_but_the_owner_fills_sums_anew(db, table):
    with pytest.raises(DatabaseError, match="denied for function"), transaction.atomic():
        connection.cursor().execute(f"SELECT refill_{table}()")
