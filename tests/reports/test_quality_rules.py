"""Every rule finds the one record that is wrong, tells whose it is, and nobody else."""

import re

import pytest
from django.urls import resolve

from blkportal.core.scope import acting_as
from reports import services
from reports.models import QualityCount, QualityFinding
from reports.quality import BY_NAME, RULES, Owner
from tests.broken import (
    BROKEN,
    HERE,
    NOT_LOOKED_AT,
    SOUND,
    a_seat,
    changed,
    days_ago,
    somebody_born,
)
from tests.chain import make_enrollment

OWNER = {Owner.REGENCY: "officer", Owner.CENTER: "organizer", Owner.MINISTRY: "ministry"}
A_PHONE = re.compile(r"(?<!\d)(\+?62|0)? ?811[ -]?2223")  # a class may have 811 in its number
STRANGERS = ("neighbour", "other_organizer", "other_province_officer", "recruiter")


def found(rule, user):
    """As the person's own scope of the database lets it pass, too."""
    with acting_as(user):
        rows = QualityFinding.objects.visible_to(user).filter(rule=rule)
        return [finding.record_key for finding in rows.order_by("pk")]


def counted(rule, **place):
    place = {"regency": None, "center": None} | place
    numbers = QualityCount.objects.filter(rule=rule, **place).values_list("found", "looked")
    return numbers.first() or (0, 0)


def test_every_rule_has_a_broken_and_a_sound_record_here():
    assert [*BY_NAME] == [*BROKEN] == [*SOUND]


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_record_is_told_to_whose_it_is_to_mend(rule, db, request):
    owner = request.getfixturevalue(OWNER[BY_NAME[rule].owner])
    key = str(BROKEN[rule]())
    services.check_quality()
    assert found(rule, owner) == [key]


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_record_is_told_to_no_neighbour(rule, db, request):
    BROKEN[rule]()
    services.check_quality()
    for stranger in STRANGERS:
        assert found(rule, request.getfixturevalue(stranger)) == [], stranger


@pytest.mark.parametrize("rule", SOUND)
def test_a_sound_record_is_looked_at_and_not_found(rule, db):
    SOUND[rule]()
    services.check_quality()
    none, looked = counted(rule)
    assert (none, looked > 0) == (0, True)


@pytest.mark.parametrize("rule", NOT_LOOKED_AT)
def test_what_is_not_due_yet_is_not_looked_at(rule, db):
    NOT_LOOKED_AT[rule]()
    services.check_quality()
    assert counted(rule) == (0, 0)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_finding_says_what_is_wrong_and_leads_to_a_page(rule, db):
    BROKEN[rule]()
    services.check_quality()
    finding = QualityFinding.objects.filter(rule=rule).first()
    assert "%(" not in finding.text
    assert finding.text != str(BY_NAME[rule].says)
    assert resolve(finding.page)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_means_how_to_mend_it_and_what_it_counts(rule):
    assert all(str(words).strip() for words in (rule.label, rule.means, rule.mend, rule.looks_at))


def test_facts_hold_nothing_personal(db):
    for make in BROKEN.values():
        make()
    services.check_quality()
    kept = str([*QualityFinding.objects.values_list("facts", "about")])
    assert "Siti" not in kept
    assert not A_PHONE.search(kept)


def test_numbers_are_kept_for_the_region_the_center_and_the_nation(db):
    a_seat(ended=61, competent=False)
    a_seat(ended=61)
    services.check_quality()
    numbers = (1, 2)
    assert counted("never_assessed") == numbers
    assert counted("never_assessed", regency=HERE) == numbers
    assert counted("never_assessed", center="bbplk-bekasi") == numbers


@pytest.mark.parametrize(
    "days",
    [
        {"confirmed_on": days_ago(50)},
        {"assessed_on": days_ago(70), "competent_on": days_ago(30)},
        {"graduated_on": days_ago(-1)},
        {"completed_on": days_ago(39)},
    ],
)
def test_days_that_cannot_follow_each_other_are_found(db, days):
    seat = changed(a_seat(), **days)
    services.check_quality()
    assert [*QualityFinding.objects.filter(rule="dates_in_order")] != []
    assert QualityFinding.objects.get(rule="dates_in_order").record_key == str(seat.pk)


def test_whoever_is_too_old_is_found_as_well(db):
    old = somebody_born(65)
    somebody_born(64)
    services.check_quality()
    assert QualityFinding.objects.get(rule="unlikely_age").record_key == str(old)


def test_more_people_than_a_class_of_the_program_has_is_found(db):
    seat = a_seat()
    make_enrollment("GRADUATED", batch=seat.batch)
    seat.program.class_size = 1
    seat.program.save()
    services.check_quality()
    assert QualityFinding.objects.get(rule="more_than_the_class").facts == {
        "people": 2, "seats": 16, "most": 1,
    }  # fmt: skip


def test_the_arithmetic_of_a_quarter_stands_in_its_facts(db):
    BROKEN["unusual_quarter"]()
    services.check_quality()
    facts = QualityFinding.objects.get(rule="unusual_quarter").facts
    del facts["quarter"]
    assert facts == {
        "came": 11, "quarters": 8, "usual": 0, "spread": 0, "least": 0, "most": 10,
    }  # fmt: skip


def test_of_a_short_history_nothing_is_said(db):
    seat = a_seat()
    assert seat.enrolled_on
    services.check_quality()
    assert counted("unusual_quarter") == (0, 0)
