"""Deciding on a class's nominations: what the page says, and what each button does."""

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from participants.models import Enrollment, Referral
from tests.chain import make_batch, make_quota
from tests.learning import make_bed
from tests.pages import Page, told
from tests.participants.classes import at, nominee


@pytest.fixture
def batch(center):
    for _ in range(3):
        make_bed(center, "FEMALE")
    batch = make_batch(center, status="SELECTION", starts_on=timezone.localdate())
    make_quota(batch)
    make_quota(batch, "62.11", seats=5, nominees=9)
    return batch


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def names(desk, batch, query=""):
    rows = Page(desk.get(at("show_class_referrals", batch) + query)).rows
    return [row[1].split(" Perempuan")[0] for row in rows]


def test_the_page_says_who_from_where_and_how_many_seats_are_left(desk, batch):
    nominee(batch, "Kenari Emas")
    page = Page(desk.get(at("show_class_referrals", batch)))
    row = page.row("Kenari Emas")
    assert row[2:5] == ["Kab. Gunung Mas", "SMK", "Diajukan"]
    assert "0 dari 16 kursi" in page.text


def test_what_waits_longest_for_a_decision_stands_first(desk, batch):
    for status in ("REJECTED", "SELECTED", "RESERVE", "VERIFIED", "SUBMITTED"):
        nominee(batch, status.title(), status)
    assert names(desk, batch) == ["Submitted", "Verified", "Reserve", "Selected", "Rejected"]


def test_drafts_are_not_offered_to_anybody_for_a_decision(desk, signed_in, ministry, batch):
    nominee(batch, "Konsep", "DRAFT")
    for browser in (desk, signed_in(ministry)):
        page = Page(browser.get(at("show_class_referrals", batch)))
        assert page.rows == []
    assert f"→ /programs/batches/{batch.pk}/" in page.empty


def test_the_list_is_narrowed_by_name_and_state_and_sorted(desk, batch):
    nominee(batch, "Kenari", "VERIFIED")
    nominee(batch, "Merpati", "SUBMITTED")
    nominee(batch, "Elang", "VERIFIED", "62.11")
    assert names(desk, batch, "?status=VERIFIED") == ["Kenari", "Elang"]
    assert names(desk, batch, "?q=merp") == ["Merpati"]
    assert names(desk, batch, "?sort=name") == ["Elang", "Kenari", "Merpati"]
    assert names(desk, batch, "?sort=-place")[0] == "Elang"
    nothing = Page(desk.get(at("show_class_referrals", batch) + "?q=zzz"))
    assert nothing.empty.endswith(f"→ {at('show_class_referrals', batch)}")
    assert len(nothing.chips) == 1


def test_a_rule_that_is_not_met_and_a_reason_are_remarked_in_the_row(desk, batch):
    row = nominee(batch, "Kenari")
    Referral.objects.filter(pk=row.pk).update(
        reason="Foto buram",
        eligibility=[{"rule": "age_max", "ok": False, "text": "Paling tua 35 tahun."},
                     {"rule": "age_min", "ok": True, "text": "Paling muda 17 tahun."}],
    )  # fmt: skip
    remarks = Page(desk.get(at("show_class_referrals", batch))).row("Kenari")[6]
    assert remarks == "Foto buram Paling tua 35 tahun."


def test_a_place_on_the_reserve_list_is_told(desk, batch):
    row = nominee(batch, "Kenari", "RESERVE")
    Referral.objects.filter(pk=row.pk).update(rank=4)
    assert "4" in Page(desk.get(at("show_class_referrals", batch))).row("Kenari")[4]


def test_a_reader_is_offered_no_box_and_no_button(signed_in, officer, ministry_reader, batch):
    nominee(batch)
    for reader in (officer, ministry_reader):
        page = Page(signed_in(reader).get(at("show_class_referrals", batch)))
        assert len(page.rows[0]) == 6  # no box to tick
        assert not any("verify" in target for target in page.targets)


def test_the_look_before_a_selection_lists_who_fits_and_who_is_left_out(desk, batch):
    fits, not_yet = nominee(batch, "Kenari", "VERIFIED"), nominee(batch, "Merpati")
    page = Page(desk.post(at("select_referrals", batch), {"row": [fits.pk, not_yet.pk]}))
    assert "Kenari" in page.text
    assert "Merpati (Diajukan)" in page.notices
    assert page.values["row"] == str(fits.pk)
    assert not Enrollment.objects.exists()


def test_what_does_not_suffice_is_marked_before_anything_is_taken(desk, batch):
    women = [nominee(batch, f"Wanita {n}", "VERIFIED") for n in range(4)]
    page = Page(desk.post(at("select_referrals", batch), {"row": [row.pk for row in women]}))
    beds = page.row("Perempuan")
    assert beds[1:] == ["4", "3", "tidak"]
    assert page.row("Kab. Gunung Mas")[1:] == ["4", "14", "ya"]


def test_a_quota_that_is_used_up_refuses_by_name_and_keeps_the_rest(desk, batch):
    type(batch.quotas.get(regency="62.11")).objects.filter(regency="62.11").update(
        seats=1, nominees=9
    )
    first = nominee(batch, "Elang", "VERIFIED", "62.11")
    second = nominee(batch, "Nuri", "VERIFIED", "62.11")
    third = nominee(batch, "Kenari", "VERIFIED")
    answer = desk.post(
        at("select_referrals", batch), {"row": [first.pk, second.pk, third.pk], "sure": "yes"}
    )
    lines = told(answer)
    assert lines[0].startswith("2 ")
    assert [line for line in lines if line.startswith("Nuri: ")]
    assert set(Enrollment.objects.values_list("participant__name", flat=True)) == {
        "Elang", "Kenari",
    }  # fmt: skip


def test_more_refusals_than_fit_a_page_are_counted(desk, batch):
    rows = [nominee(batch, f"Calon {n:02d}", "SELECTED") for n in range(10)]
    answer = desk.post(at("verify_referrals", batch), {"row": [row.pk for row in rows]})
    lines = told(answer)
    assert len(lines) == 9  # eight by name, and how many more
    assert "2" in lines[-1]


def test_the_same_selection_sent_twice_gives_no_second_seat(desk, batch):
    row = nominee(batch, "Kenari", "VERIFIED")
    sent = {"row": row.pk, "sure": "yes"}
    desk.post(at("select_referrals", batch), sent)
    again = desk.post(at("select_referrals", batch), sent)
    assert [line for line in told(again) if line.startswith("Kenari: ")]
    assert Enrollment.objects.count() == 1
    batch.refresh_from_db()
    assert batch.taken == 1


@pytest.mark.parametrize("verb", ["return", "reject"])
def test_a_missing_reason_is_said_beside_its_field_and_the_rows_are_kept(desk, batch, verb):
    row = nominee(batch)
    page = Page(desk.post(at(f"{verb}_referrals", batch), {"row": row.pk, "sure": "yes"}))
    assert "harus diisi" in page.errors["reason"]
    assert page.values["row"] == str(row.pk)


def test_the_reason_reaches_the_region_and_the_history(desk, signed_in, officer, batch):
    row = nominee(batch, "Kenari")
    sent = {"row": row.pk, "sure": "yes", "reason": "Ijazah tidak terbaca"}
    desk.post(at("return_referrals", batch), sent)
    page = Page(signed_in(officer).get(f"/participants/{row.participant_id}/"))
    assert "Ijazah tidak terbaca" in page.notices
    assert StatusChange.about(row).get(verb="return_").reason == "Ijazah tidak terbaca"


def test_two_on_the_reserve_list_stand_in_the_order_in_which_they_came(desk, batch):
    rows = [nominee(batch, name, "VERIFIED") for name in ("Kenari", "Elang")]
    for row in rows:
        desk.post(at("reserve_referrals", batch), {"row": row.pk})
    assert [Referral.objects.get(pk=row.pk).rank for row in rows] == [1, 2]


@pytest.mark.parametrize("odd", ["x", "1e9", "9" * 30, "-1"])
def test_an_odd_row_changes_nothing(desk, batch, odd):
    answer = desk.post(at("verify_referrals", batch), {"row": odd})
    assert (answer.status_code, len(told(answer))) == (302, 1)


def test_a_filter_that_cannot_be_shows_its_error_and_no_server_fault(desk, batch):
    nominee(batch)
    assert desk.get(at("show_class_referrals", batch) + "?status=LULUS").status_code == 200
