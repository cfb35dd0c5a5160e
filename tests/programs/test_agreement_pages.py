"""Agreements and quotas on their pages: balances, drafts, grants, and what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Agreement, Quota
from tests.chain import make_batch, make_enrollment, make_program, make_quota, make_referral
from tests.pages import Page, told

LIST = reverse("programs:list_agreements")
QUOTAS = reverse("programs:list_quotas")
DRAFT = reverse("programs:draft_agreement")


def at(name, record):
    return reverse(f"programs:{name}", args=[record.pk])


@pytest.fixture
def quota(center):
    batch = make_batch(center, status="SELECTION")
    quota = make_quota(batch)
    make_enrollment("CONFIRMED", make_referral(batch, None, quota, "SELECTED"))
    quota.refresh_from_db()
    return quota


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def terms(center, **changes):
    today = timezone.localdate()
    return {
        "number": "PKS/77", "title": "Boarding", "regency": "62.10", "center": center.pk,
        "signed_on": today, "starts_on": today, "ends_on": today + timedelta(days=365), **changes,
    }  # fmt: skip


def test_a_row_says_parties_state_end_and_seats(desk, quota):
    agreement = quota.agreement
    row = Page(desk.get(LIST)).row(agreement.number)
    assert row[1:4] == ["Kab. Gunung Mas", "BBPLK Bekasi", "Berlaku"]
    assert str(agreement.ends_on.year) in row[4]
    assert row[5:] == ["tidak diminta", "1 dari 14"]


def test_an_agreement_without_quota_says_so(desk, center):
    desk.post(DRAFT, terms(center))
    assert Page(desk.get(LIST)).row("PKS/77")[6] == "belum ada kuota"


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=gunung", 1), ("?q=PKS/62.10", 1), ("?q=pulang", 0), ("?status=ACTIVE", 1),
     ("?status=ENDED", 0), ("?center=bbplk-bekasi", 1), ("?sort=-place", 1)],
)  # fmt: skip
def test_agreements_are_found_by_number_place_state_and_center(desk, quota, query, count):
    page = Page(desk.get(LIST + query))
    assert len(page.rows) == count
    assert bool(page.empty) is (count == 0)


def test_each_office_finds_its_own_agreement(signed_in, officer, neighbour, organizer, quota):
    counts = [
        len(Page(signed_in(user).get(LIST)).rows) for user in (officer, neighbour, organizer)
    ]
    assert counts == [1, 0, 1]


def test_an_empty_list_leads_whoever_may_to_the_first_draft(desk, signed_in, officer):
    assert Page(desk.get(LIST)).empty.endswith(f"→ {DRAFT}")
    assert DRAFT not in Page(signed_in(officer).get(LIST)).links


def test_the_page_adds_up_what_the_quotas_give(desk, quota, center):
    make_quota(make_batch(center), seats=6, nominees=8)
    total = desk.get(at("show_agreement", quota.agreement)).context["total"]
    assert (total["seats"], total["taken"], total["nominees"], total["nominated"]) == (
        20, 1, 30, 1,
    )  # fmt: skip


def test_a_draft_is_put_into_force_once(desk, center):
    answer = desk.post(DRAFT, terms(center))
    agreement = Agreement.objects.get()
    assert (answer["Location"], len(told(answer))) == (at("show_agreement", agreement), 1)
    page = Page(desk.get(answer["Location"]))
    assert at("activate_agreement", agreement) in page.targets
    assert at("grant_quota", agreement) not in page.links
    desk.post(at("activate_agreement", agreement))
    page = Page(desk.get(answer["Location"]))
    assert at("grant_quota", agreement) in page.links
    assert at("correct_agreement", agreement) not in page.links
    again = Page(desk.post(at("activate_agreement", agreement)))
    assert again.status == 409
    assert at("show_agreement", agreement) in again.links


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": ""}, "number"),
        ({"regency": "00.00"}, "regency"),
        ({"regency": "91.01"}, "regency"),
        ({"signed_on": "kemarin dulu"}, "signed_on"),
        ({"ends_on": "2001-01-01"}, "ends_on"),
    ],
)
def test_wrong_terms_are_answered_beside_their_field_and_kept(desk, center, change, field):
    page = Page(desk.post(DRAFT, terms(center, title="Boarding 2027") | change))
    assert page.status == 200
    assert list(page.errors) == [field]
    assert page.values["title"] == "Boarding 2027"
    assert not Agreement.objects.exists()


def test_a_number_is_given_once(desk, center):
    desk.post(DRAFT, terms(center))
    assert "number" in Page(desk.post(DRAFT, terms(center))).errors


def test_a_draft_is_corrected_against_the_version_that_was_read(desk, center):
    desk.post(DRAFT, terms(center))
    agreement = Agreement.objects.get()
    url = at("correct_agreement", agreement)
    answer = desk.post(url, terms(center, title="Boarding 2027", version=1))
    assert answer["Location"] == at("show_agreement", agreement)
    stale = Page(desk.post(url, terms(center, title="Lain", version=1)))
    assert stale.status == 409
    assert ["Boarding 2027", "Lain"] in [row[1:] for row in stale.rows]
    agreement.refresh_from_db()
    assert (agreement.title, agreement.version) == ("Boarding 2027", 2)


def test_a_correction_with_wrong_days_keeps_the_form_too(desk, center):
    desk.post(DRAFT, terms(center))
    url = at("correct_agreement", Agreement.objects.get())
    page = Page(desk.post(url, terms(center, ends_on="2001-01-01", version=1)))
    assert list(page.errors) == ["ends_on"]


def test_what_was_signed_is_not_corrected(desk, quota, center):
    page = Page(desk.post(at("correct_agreement", quota.agreement), terms(center, version=1)))
    assert page.status == 409
    assert at("show_agreement", quota.agreement) in page.links


def test_ending_early_wants_a_reason_and_stops_new_quotas(desk, quota):
    agreement = quota.agreement
    assert list(Page(desk.post(at("end_agreement", agreement), {"reason": ""})).errors) == [
        "reason"
    ]
    desk.post(at("end_agreement", agreement), {"reason": "Anggaran dialihkan"})
    page = Page(desk.get(at("show_agreement", agreement)))
    assert "Anggaran dialihkan" in page.text
    assert at("grant_quota", agreement) not in page.links
    refused = Page(desk.post(at("grant_quota", agreement),
                             {"program": quota.batch.program_id, "seats": 1, "nominees": 1,
                              "year": timezone.localdate().year}))  # fmt: skip
    assert refused.status == 200
    assert Quota.objects.count() == 1


def test_seats_are_granted_for_a_class_or_a_year_of_a_program(desk, quota, center):
    grant = at("grant_quota", quota.agreement)
    batch, program = make_batch(center), make_program("barista", "Barista")
    answer = desk.post(grant, {"batch": batch.pk, "seats": 4, "nominees": 6})
    assert (answer["Location"], len(told(answer))) == (at("show_agreement", quota.agreement), 1)
    year = timezone.localdate().year
    desk.post(grant, {"program": program.pk, "year": year, "seats": 2, "nominees": 2})
    page = Page(desk.get(answer["Location"]))
    assert "0 dari 4" in page.row(str(batch))[2]
    assert page.row("Barista")[1] == str(year)


@pytest.mark.parametrize(
    ("sent", "field"),
    [({}, "batch"), ({"both": True}, "batch"), ({"seats": 0}, "seats"),
     ({"seats": 5, "nominees": 4}, "nominees"), ({"year": 1999}, "year")],
)  # fmt: skip
def test_a_wrong_grant_is_answered_beside_its_field(desk, quota, center, sent, field):
    batch = make_batch(center)
    data = {"seats": 2, "nominees": 3, "note": "limpahan"}
    if sent.pop("both", False):
        data |= {"batch": batch.pk, "program": batch.program_id}
    elif sent:
        data |= {"batch": batch.pk}
    page = Page(desk.post(at("grant_quota", quota.agreement), data | sent))
    assert field in page.errors
    assert page.values["note"] == "limpahan"
    assert Quota.objects.count() == 1


def test_granting_the_same_class_twice_is_refused_on_the_form(desk, quota):
    sent = {"batch": quota.batch_id, "seats": 2, "nominees": 3}
    page = Page(desk.post(at("grant_quota", quota.agreement), sent))
    assert page.status == 200
    assert page.values["seats"] == "2"
    assert Quota.objects.count() == 1


def test_a_quota_is_changed_but_not_below_what_is_taken(desk, quota):
    change = at("change_quota", quota)
    page = Page(desk.get(change))
    assert "1 dari 14" in page.notices
    assert page.values["seats"] == "14"
    assert "nominees" in Page(desk.post(change, {"seats": 5, "nominees": 2})).errors
    Quota.objects.filter(pk=quota.pk).update(taken=6, nominated=6)
    page = Page(desk.post(change, {"seats": 5, "nominees": 7}))
    assert "6" in page.errors["seats"]
    quota.refresh_from_db()
    assert quota.seats == 14


def test_a_note_on_a_quota_can_be_taken_away_again(desk, quota):
    change = at("change_quota", quota)
    desk.post(change, {"seats": 14, "nominees": 22, "note": "limpahan dari Katingan"})
    desk.post(change, {"seats": 14, "nominees": 22, "note": ""})
    quota.refresh_from_db()
    assert quota.note == ""


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 2), ("?q=gunung", 2), ("?q=barista", 1), ("?free=on", 1), ("?year=1999", 0),
     ("?center=bbplk-bekasi", 2)],
)  # fmt: skip
def test_quotas_are_found_by_place_training_and_what_is_left(desk, quota, center, query, count):
    full = make_quota(make_batch(center, title="Barista 1"), seats=1, nominees=1)
    Quota.objects.filter(pk=full.pk).update(taken=1)
    assert len(Page(desk.get(QUOTAS + query)).rows) == count


def test_a_region_reads_its_quotas_and_none_of_the_neighbours(signed_in, officer, quota, center):
    make_quota(make_batch(center), "62.11")
    page = Page(signed_in(officer).get(QUOTAS))
    assert [row[0] for row in page.rows] == ["Kab. Gunung Mas"]
    assert not any("change" in link for link in page.links)


def test_without_quotas_the_way_leads_to_the_agreements(signed_in, officer):
    assert Page(signed_in(officer).get(QUOTAS)).empty.endswith(f"→ {LIST}")
