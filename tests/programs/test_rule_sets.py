"""A center admits by rules of its own, in place of the program's: all of them, and told to all."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from programs import services
from programs.models import RuleSet
from tests.chain import make_batch, make_program
from tests.door import Door
from tests.pages import Page
from tests.people import make_center

OF_PROGRAM, OF_CENTER = {"age_min": 17}, {"age_max": 25, "share_women": 30}
WHY = "Asrama hanya untuk usia muda"


@pytest.fixture
def program():
    return make_program("jahit-lagi", "Menjahit Lagi", eligibility=OF_PROGRAM)


@pytest.fixture
def batch(center, program):
    return make_batch(center, program)


def set_as(by, program, center, rules=None, why=WHY):
    with acting_as(by):
        return services.set_rules(program, center, rules or OF_CENTER, why=why, by=by)


def counted(batch, by):
    with acting_as(by):
        return services.rules_that_count(batch)[:2]


def test_a_centers_own_rules_take_the_place_of_the_programs(batch, program, center, organizer):
    assert counted(batch, organizer) == (OF_PROGRAM, "PROGRAM")
    set_as(organizer, program, center)
    assert counted(batch, organizer) == (OF_CENTER, "CENTER")


def test_another_center_goes_by_the_program(batch, program, center, organizer, ministry):
    set_as(organizer, program, center)
    elsewhere = make_batch(make_center("blk-lain", "BLK Lain"), program)
    assert counted(elsewhere, ministry) == (OF_PROGRAM, "PROGRAM")


def test_everybody_who_nominates_reads_the_rules_that_count(
    batch, program, center, organizer, officer
):
    set_as(organizer, program, center)
    assert counted(batch, officer) == (OF_CENTER, "CENTER")


def test_dropped_rules_leave_those_of_the_program(batch, program, center, organizer):
    own = set_as(organizer, program, center)
    with acting_as(organizer):
        services.drop_rules(own, by=organizer)
        with pytest.raises(Refusal) as error:
            services.drop_rules(own, by=organizer)
    assert error.value.code == "rules_dropped_before"
    assert counted(batch, organizer) == (OF_PROGRAM, "PROGRAM")


@pytest.mark.parametrize(
    ("rules", "why", "code"),
    [
        ({"age_min": "tua"}, WHY, "rules_impossible"),
        ({"shoe_size": 42}, WHY, "rules_impossible"),
        ({"age_min": 17}, "  ", "reason_missing"),
    ],
)
def test_rules_that_nobody_can_apply_are_refused(program, center, organizer, rules, why, code):
    with pytest.raises(Refusal) as error:
        set_as(organizer, program, center, rules, why)
    assert error.value.code == code
    assert not RuleSet.objects.exists()


def test_the_history_tells_the_rules_before_and_after(program, center, organizer):
    own = set_as(organizer, program, center)
    set_as(organizer, program, center, {"age_max": 30})
    newest, first = StatusChange.about(own).filter(verb="set_rules")
    assert "25" in newest.reason.split("→")[0]
    assert "30" in newest.reason.split("→")[1]
    assert first.reason.startswith("– →")


def test_the_database_lets_no_center_write_anothers_rules(program, center, organizer):
    other = make_center("blk-lain", "BLK Lain")
    words = {"why": WHY, "set_by": organizer, "set_at": timezone.now()}
    with acting_as(organizer), pytest.raises(DatabaseError), transaction.atomic():
        RuleSet.objects.create(program=program, center=other, **words)


def test_a_region_changes_no_rules(program, center, organizer, officer):
    own = set_as(organizer, program, center)
    with acting_as(officer), pytest.raises(DatabaseError), transaction.atomic():
        RuleSet.objects.filter(pk=own.pk).update(eligibility={})


def test_the_organizer_sets_them_on_a_page_that_begins_with_the_programs(
    batch, program, center, organizer, signed_in
):
    browser, url = signed_in(organizer), reverse("programs:set_rules", args=[program.pk])
    assert browser.get(url).context["form"]["age_min"].value() == 17
    answer = browser.post(url, {"age_min": "18", "documents": ["KTP"], "why": WHY})
    assert answer.status_code == 302
    own = RuleSet.objects.get(program=program, center=center)
    assert own.eligibility == {"age_min": 18, "documents": ["KTP"]}
    page = Page(browser.get(reverse("programs:show_batch", args=[batch.pk])))
    assert WHY in page.text
    again = Page(browser.get(url))
    assert reverse("programs:drop_rules", args=[own.pk]) in again.targets


def test_a_page_names_the_field_that_is_wrong(program, organizer, signed_in):
    url = reverse("programs:set_rules", args=[program.pk])
    answer = signed_in(organizer).post(url, {"age_min": "30", "age_max": "20", "why": WHY})
    assert set(answer.context["form"].errors) == {"age_max"}


def test_the_ministry_says_whose_rules(program, center, ministry, signed_in):
    browser, url = signed_in(ministry), reverse("programs:set_rules", args=[program.pk])
    assert set(browser.post(url, {"why": WHY}).context["form"].errors) == {"center"}
    assert browser.get(url, {"center": center.pk}).context["form"]["center"].value() == center.pk
    browser.post(url, {"center": center.pk, "age_max": "25", "why": WHY})
    assert RuleSet.objects.get().center == center


def test_a_stranger_reads_them_on_the_programs_page(client, program, center, organizer):
    set_as(organizer, program, center)
    page = Page(client.get(reverse("programs:show_program", args=[program.pk])))
    assert str(center) in page.text
    assert WHY in page.text


def test_the_api_sets_tells_and_drops_them(batch, program, center, organizer, officer):
    door = Door(organizer)
    answer = door.post("rule-sets/", program=program.pk, eligibility=OF_CENTER, why=WHY)
    assert answer.status_code == 201
    told = Door(officer).get(f"batches/{batch.pk}/rules/").json()
    assert (told["rules_of"], told["eligibility"], told["why"]) == ("CENTER", OF_CENTER, WHY)
    assert len(told["words"]) == 2
    assert door.post(f"rule-sets/{answer.json()['id']}/drop/").status_code == 204
    assert Door(officer).get(f"batches/{batch.pk}/rules/").json()["rules_of"] == "PROGRAM"


def test_the_api_takes_rules_of_the_own_center_alone(program, center, organizer, ministry):
    other = make_center("blk-lain", "BLK Lain")
    words = {"program": program.pk, "eligibility": {}, "why": WHY}
    assert Door(organizer).post("rule-sets/", center=other.pk, **words).status_code == 400
    assert Door(ministry).post("rule-sets/", **words).status_code == 400
    assert Door(ministry).post("rule-sets/", center=other.pk, **words).status_code == 201
