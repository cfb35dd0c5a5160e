"""Every promise of the database, broken once, and named by the error. None is left out."""

from copy import copy

import pytest
from django.db import IntegrityError, connection, transaction

from participants.models import Stay
from tests import chain, learning
from tests.database.doubles import BEFORE, UNIQUES
from tests.database.promises import CHECKS
from tests.database.records import MAKERS, as_its_writer, make

DECLARED = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x')
    UNION
    SELECT tablename, indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND indexdef LIKE 'CREATE UNIQUE%' AND indexname NOT LIKE '%pkey'
"""
# broken in a test of their own below, or not to be broken at all
ELSEWHERE = {
    "bed_never_shared": "needs two nights that touch",
    "bed_with_sex": "the number of a bed is unique by itself; this lets a stay refer to both",
    "ledger_kind_known": "nobody writes the ledger by hand: tests/programs/test_quota_ledger.py",
    "ledger_never_negative": "the quota's own promises are asked before its line is written",
    "need_with_quota_is_planned": "needs a quota: tests/programs/test_training_needs.py",
    "need_rank_once": "asked at the end of a transaction: tests/programs/test_training_needs.py",
    "claim_has_seats": "a claim is written once: tests/programs/test_pass_on_seats.py",
    "claim_by_another_region": "a claim is written once: tests/programs/test_pass_on_seats.py",
    "open_set_known": "published rows are written once: tests/reports/test_open_data.py",
    "open_set_year": "the same file",
    "open_set_version": "the same file",
    "open_set_person_has_reason": "the same file",
    "placements_unitlist_key_key": "written by triggers alone: tests/placements/test_offers.py",
    "province_code_two_digits": "nobody but the loading command writes provinces",
    "regency_code_dotted": "nobody but the loading command writes codes",
}

# no role may write them: tests/placements/test_offers.py, tests/reports/test_summaries.py
BY_TRIGGERS = {"placements_offer", "reports_enrollmentsummary", "reports_referralsummary"}


@pytest.fixture
def declared(db):
    """{name: (table, definition)} of all checks, unique rules and exclusions of our tables."""
    with connection.cursor() as cursor:
        cursor.execute(DECLARED)
        rows = cursor.fetchall()
    return {
        name: (table, definition)
        for table, name, definition in rows
        if not table.startswith(("django_", "auth_"))
    }


def is_sign(definition):
    """CHECK ((seats >= 0)): what a column of a positive kind brings with it."""
    return definition.startswith("CHECK") and definition.endswith(" >= 0))")


def broken_by(act):
    """The name of the promise that the database says was broken."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        act()
    return error.value.__cause__.diag.constraint_name


def change(record, changes):
    with as_its_writer(record):
        return type(record)._base_manager.filter(pk=record.pk).update(**changes)


def double(record, differs):
    twin = copy(record)
    twin.pk, twin._state.adding = None, True
    for name, value in differs.items():
        setattr(twin, name, value() if callable(value) else value)
    with as_its_writer(record):
        twin.save(force_insert=True)


def test_no_promise_is_left_out(declared):
    named = CHECKS.keys() | UNIQUES.keys() | ELSEWHERE.keys()
    signs = {name for name, (_table, definition) in declared.items() if is_sign(definition)}
    assert declared.keys() - signs - named == set(), "promises that nobody breaks"
    assert named - declared.keys() == set(), "promises that are no longer made"


@pytest.mark.parametrize("name", CHECKS)
def test_a_row_that_is_not_sound_is_refused(db, name):
    model, changes = CHECKS[name]
    record = make(model)
    assert broken_by(lambda: change(record, changes)) == name


@pytest.mark.parametrize("name", UNIQUES)
def test_the_double_of_a_row_is_refused(db, name):
    model, differs = UNIQUES[name]
    record = make(model)
    if name in BEFORE:
        change(record, BEFORE[name](record))
        record.refresh_from_db()
    assert broken_by(lambda: double(record, differs)) == name


def test_no_count_goes_below_zero(declared):
    """Another promise about the same column may speak first; one of them does."""
    models = {model._meta.db_table: model for model in MAKERS}
    for name, (table, definition) in declared.items():
        if is_sign(definition) and table not in BY_TRIGGERS:
            column = definition.split("((")[1].split(" ")[0]
            with transaction.atomic():
                record = make(models[table])
                said = broken_by(lambda: change(record, {column: -1}))  # noqa: B023
                assert said == name or column in declared[said][1], name
                transaction.set_rollback(True)


@pytest.fixture
def stay(db):
    enrollment = chain.make_enrollment("ARRIVED")
    return learning.make_stay(enrollment, learning.make_bed(enrollment.center, enrollment.sex))


def test_two_stays_never_share_a_bed_for_a_night(stay):
    assert broken_by(lambda: double(stay, {})) == "bed_never_shared"


def test_the_bed_of_a_cancelled_stay_is_free(stay):
    change(stay, {"is_cancelled": True})
    stay.refresh_from_db()
    double(stay, {"is_cancelled": False})
    assert Stay.objects.filter(bed=stay.bed, is_cancelled=False).count() == 1


def test_whoever_comes_on_the_morning_of_departure_gets_the_same_bed(stay):
    nights = type(stay.nights)(stay.nights.upper, stay.nights.upper.replace(year=2099), "[)")
    double(stay, {"nights": nights})
    assert Stay.objects.filter(bed=stay.bed).count() == 2


def test_nobody_sleeps_in_a_bed_for_the_other_sex(stay):
    other = "MALE" if stay.sex == "FEMALE" else "FEMALE"
    assert broken_by(lambda: change(stay, {"sex": other})) == "stay_bed_of_the_right_sex"
