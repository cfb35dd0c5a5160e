"""A nomination keeps whose rules judged it, and how the priority shares stood at that time."""

import pytest
from django.urls import reverse

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import PersonalDocument, Referral
from programs.models import RuleSet
from programs.services import set_rules
from tests.chain import make_participant
from tests.door import Door
from tests.pages import Page
from tests.participants.classes import nominee as make_nominee
from tests.participants.classes import seat
from tests.participants.nominees import nominee, open_batch, saved

pytestmark = pytest.mark.usefixtures("own_files")
WHY = "Asrama hanya untuk usia muda"


@pytest.fixture
def batch(center):
    return open_batch(center, eligibility={"age_min": 17})


def set_as(organizer, batch, **rules):
    with acting_as(organizer):
        return set_rules(batch.program, batch.center, rules, why=WHY, by=organizer)


def handed_in(officer, batch):
    with acting_as(officer):
        referral = services.nominate(make_participant(), batch, by=officer)
        return services.submit_referral(referral, by=officer)


def kept(referral):
    referral.refresh_from_db()
    return [rule["rule"] for rule in referral.eligibility], referral.rules_of


def test_the_program_judges_where_the_center_has_no_rules(officer, batch):
    assert kept(handed_in(officer, batch)) == (["age_min"], "PROGRAM")


def test_the_centers_rules_judge_in_place_of_the_programs(officer, organizer, batch):
    set_as(organizer, batch, education_min="SD")
    assert kept(handed_in(officer, batch)) == (["education_min"], "CENTER")


def test_the_centers_rules_keep_out_whom_the_program_would_take(officer, organizer, batch):
    set_as(organizer, batch, age_max=18)
    with pytest.raises(Refusal) as error:
        handed_in(officer, batch)
    assert error.value.code == "not_eligible"


def test_what_was_judged_keeps_the_rules_of_its_day(officer, organizer, batch):
    referral = handed_in(officer, batch)
    set_as(organizer, batch, education_min="SD")
    assert kept(referral) == (["age_min"], "PROGRAM")


def test_a_list_is_judged_by_the_same_rules(officer, organizer, batch):
    set_as(organizer, batch, education_min="SD", share_women=30)
    saved(officer, batch, [nominee(1)])
    referral = Referral.objects.get()
    assert kept(referral) == (["education_min"], "CENTER")
    assert [group["rule"] for group in referral.shares["groups"]] == ["share_women"]


def test_papers_are_asked_for_by_the_rules_that_count(officer, organizer, batch):
    set_as(organizer, batch, documents=["KTP"])
    referral = handed_in(officer, batch)
    with acting_as(organizer), pytest.raises(Refusal) as error:
        services.verify_referral(referral, by=organizer)
    assert error.value.code == "documents_missing"
    assert not PersonalDocument.objects.exists()


def test_who_is_asked_to_wait_can_be_told_how_the_shares_stood(officer, organizer, batch):
    set_as(organizer, batch, share_women=30)
    for name in ("Bunga", "Cempaka"):
        seat(batch, name)
    waiting = make_nominee(batch, "Teguh", status="VERIFIED", sex="MALE")
    with acting_as(organizer):
        services.reserve_referral(waiting, by=organizer)
    waiting.refresh_from_db()
    (group,) = waiting.shares["groups"]
    assert (group["meant"], group["seated"], group["seated_all"], group["waiting"]) == (5, 2, 2, 0)
    seat(batch, "Dahlia")
    waiting.refresh_from_db()
    assert waiting.shares["groups"] == [group]  # as it was, whatever followed


def test_the_kept_shares_count_every_region_though_a_region_hands_in(officer, organizer, batch):
    set_as(organizer, batch, share_women=30)
    seat(batch, "Bunga", regency="62.11")
    referral = handed_in(officer, batch)
    assert referral.shares["groups"][0]["seated"] == 1


def test_a_class_that_puts_nobody_first_keeps_nothing(officer, organizer, batch):
    referral = make_nominee(batch, "Teguh", status="VERIFIED")
    with acting_as(organizer):
        services.reserve_referral(referral, by=organizer)
    referral.refresh_from_db()
    assert referral.shares == {}


def test_the_page_and_the_api_tell_whose_rules_and_which_shares(
    officer, organizer, batch, signed_in
):
    set_as(organizer, batch, share_women=30)
    referral = handed_in(officer, batch)
    url = reverse("participants:review_referral", args=[referral.pk])
    page = Page(signed_in(officer).get(url))
    assert str(batch.center) in page.text
    assert "(30 %" in page.text
    told = Door(officer).get(f"referrals/{referral.pk}/").json()
    assert told["rules_of"] == "CENTER"
    assert told["shares"]["groups"][0]["percent"] == 30


def test_a_set_that_is_dropped_leaves_its_mark_on_what_it_judged(officer, organizer, batch):
    own = set_as(organizer, batch, education_min="SD")
    referral = handed_in(officer, batch)
    with acting_as(organizer):
        RuleSet.objects.filter(pk=own.pk).delete()
    assert kept(referral)[1] == "CENTER"
