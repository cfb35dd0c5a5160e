"""The list of one's people and the page of one of them: whose, in which stage, at what price."""

import pytest
from django.db.models import Count

from blkportal.core.scope import acting_as
from participants.models import Referral
from participants.stages import IN_STAGE, Stage, journey_of, stage_of
from tests.assessing import make_certificate, make_graduate
from tests.chain import make_consent, make_enrollment, make_participant, make_referral
from tests.participants.nominees import open_batch


def rows_of(browser, query=""):
    return [line["person"].name for line in browser.get(f"/participants/{query}").context["lines"]]


def every_stage():
    """One referral in each state that a referral and its seat can have together."""
    for status in ("DRAFT", "SUBMITTED", "RETURNED", "VERIFIED", "RESERVE", "SELECTED", "REJECTED",
                   "NO_SHOW", "WITHDRAWN"):  # fmt: skip
        make_referral(status=status)
    for stage in ("CONFIRMED", "ARRIVED", "IN_TRAINING", "COMPLETED", "GRADUATED", "NOT_PASSED",
                  "WITHDRAWN", "EXPELLED", "NO_ARRIVAL"):  # fmt: skip
        make_enrollment(stage)
    make_certificate()
    placed = make_certificate().enrollment
    placed.placed_on, placed.outcome = placed.graduated_on, "WORKING"
    placed.outcome_known_on = placed.graduated_on
    placed.save()


def test_the_list_and_the_page_agree_on_every_stage(db):
    every_stage()
    for referral in Referral.objects.select_related("enrollment"):
        asked = [
            stage
            for stage, condition in IN_STAGE.items()
            if Referral.objects.filter(condition, pk=referral.pk).exists()
        ]
        assert asked == [stage_of(referral)], (referral.status, referral.pk)
    assert {stage_of(each) for each in Referral.objects.select_related("enrollment")} == set(Stage)


def test_a_journey_says_what_has_been_and_what_it_waits_for(db):
    graduate = make_certificate().enrollment.referral
    states = [step["state"] for step in journey_of(graduate)]
    assert states == ["done"] * 5 + ["now"]
    assert [step["state"] for step in journey_of(None)] == ["now"] + ["waiting"] * 5
    dropped = make_enrollment("EXPELLED").referral
    assert journey_of(dropped)[-1]["state"] == "stopped"


def test_a_list_shows_the_own_people_and_none_of_the_neighbours(officer, neighbour, signed_in):
    make_referral(participant=make_participant("62.10", name="Kenari Emas"))
    make_referral(participant=make_participant("62.11", name="Merpati Perak"), regency="62.11")
    assert rows_of(signed_in(officer)) == ["Kenari Emas"]
    assert rows_of(signed_in(neighbour)) == ["Merpati Perak"]


@pytest.mark.parametrize(
    "path",
    ["", "?q=Kenari", "?stage=nominated", "?year=2026", "?sort=-submitted", "?q=6210",
     "nominate/", "imports/"],
)  # fmt: skip
def test_no_page_of_a_neighbour_holds_a_canary(path, neighbour, signed_in):
    """A2: names, numbers and telephones of one region on no page of another."""
    canary = make_participant("62.10", name="Kenari Emas", phone="089999999999")
    make_referral(open_batch(), canary)
    for url in (f"/participants/{path}", f"/api/v1/participants/{path}"):
        body = signed_in(neighbour).get(url).content.decode().replace("q=Kenari", "")
        body = body.replace('value="Kenari"', "").replace("Kenari<span", "<span")
        assert not any(sign in body for sign in ("Kenari Emas", "089999999999", canary.nik))


def test_a_foreign_person_is_not_found_whatever_the_address(
    officer, neighbour, other_organizer, recruiter, signed_in
):
    person = make_referral().participant
    for url in (f"/participants/{person.pk}/", f"/api/v1/participants/{person.pk}/"):
        assert signed_in(officer).get(url).status_code == 200
        assert signed_in(neighbour).get(url).status_code == 404
        assert signed_in(other_organizer).get(url).status_code == 404
        assert signed_in(recruiter).get(url).status_code == 403


def test_province_and_ministry_read_and_are_offered_nothing_to_change(
    province_officer, other_province_officer, ministry_reader, signed_in
):
    person = make_referral().participant
    for reader in (province_officer, ministry_reader):
        page = signed_in(reader).get(f"/participants/{person.pk}/")
        assert page.status_code == 200
        assert not page.context["may_correct"]
        assert signed_in(reader).get("/participants/nominate/").status_code == 403
        assert signed_in(reader).get(f"/participants/{person.pk}/correct/").status_code == 403
    assert signed_in(other_province_officer).get(f"/participants/{person.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?q=keNA", ["Kenari"]),
        ("?q=0777", ["Kenari"]),
        ("?stage=nominated", ["Kenari"]),
        ("?stage=draft", ["Merpati"]),
        ("?status=DRAFT", ["Merpati"]),
        ("?stage=draft&status=SUBMITTED", []),
        ("?year=2017", []),
        ("?sort=-name", ["Merpati", "Kenari"]),
        ("?sort=nik", ["Kenari", "Merpati"]),
        ("?page=99999", ["Kenari", "Merpati"]),
    ],
)
def test_filters_search_and_order(query, names, officer, signed_in):
    batch = open_batch()
    make_referral(batch, make_participant(name="Kenari", nik="6210010306000777"))
    make_referral(batch, make_participant(name="Merpati"), status="DRAFT")
    assert rows_of(signed_in(officer), query) == names
    assert rows_of(signed_in(officer), "?q=6210010306000777") == ["Kenari"]
    assert rows_of(signed_in(officer), f"?batch={batch.pk}&stage=nominated") == ["Kenari"]


@pytest.mark.parametrize(
    "query",
    ["?batch=1e9", "?batch=99999999999999999999", "?stage=x", "?year=٢٠٢٦", "?status=%27--",
     "?page=-1", "?sort=nik_hash", "?q=%25_%5C"],
)  # fmt: skip
def test_odd_filters_are_answered_and_never_break(query, officer, signed_in):
    make_referral()
    assert signed_in(officer).get(f"/participants/{query}").status_code == 200
    assert signed_in(officer).get(f"/api/v1/participants/{query}").status_code in (200, 400)


def test_lists_and_pages_cost_the_same_for_one_and_for_many(
    officer, signed_in, django_assert_max_num_queries
):
    batch = open_batch(nominees=60)
    browser = signed_in(officer)
    browser.get("/participants/")  # the session is noted once a minute
    for count in (1, 40):
        for _ in range(count):
            make_referral(batch)
        with django_assert_max_num_queries(12):
            page = browser.get("/participants/?stage=nominated")
        assert len(page.content) < 60_000
    graduate = make_graduate()
    with django_assert_max_num_queries(13):  # one of them notes who looked
        page = browser.get(f"/participants/{graduate.participant_id}/")
    assert len(page.content) < 60_000


def test_the_person_page_names_consents_and_returned_reason(officer, signed_in):
    returned = make_referral(status="RETURNED")
    Referral.objects.filter(pk=returned.pk).update(reason="Ijazah tidak terbaca")
    make_consent(returned.participant)
    page = signed_in(officer).get(f"/participants/{returned.participant_id}/").content.decode()
    assert "Ijazah tidak terbaca" in page
    assert returned.participant.nik not in page
    assert f"/participants/referrals/{returned.pk}/mend/" in page


def test_scope_holds_below_the_filters(neighbour):
    make_referral()
    with acting_as(neighbour):
        assert Referral.objects.aggregate(n=Count("pk"))["n"] == 0
