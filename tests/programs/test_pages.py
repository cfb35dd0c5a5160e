"""Each page opens for whom it is meant, says what is there, and costs the same for many rows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Batch, CenterName, Quota
from tests.chain import (
    make_batch,
    make_enrollment,
    make_participant,
    make_program,
    make_quota,
    make_referral,
)
from tests.learning import make_bed


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="SELECTION")
    make_quota(batch, "62.10")
    make_quota(batch, "62.11", seats=3, nominees=5)
    make_referral(batch, make_participant("62.10", "Melati"), status="VERIFIED")
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    return batch


def agreement_of(batch, regency="62.10"):
    return batch.quotas.get(regency=regency).agreement


PUBLIC = ["programs:list_programs", "programs:list_centers"]


@pytest.mark.parametrize("name", PUBLIC)
def test_the_catalog_is_open_to_everybody(client, batch, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert len(answer.content) < 60_000


def test_a_program_tells_units_rules_and_upcoming_batches(client, batch):
    program = batch.program
    program.eligibility = {"age_min": 17, "age_max": 35, "education_min": "SMA"}
    program.save()
    text = client.get(reverse("programs:show_program", args=[program.pk])).content.decode()
    assert "C.24LAS01.001.1" in text
    assert "17" in text
    assert "35" in text
    assert "BBPLK Bekasi" in text


def test_a_center_tells_what_it_was_called(client, center):
    CenterName.objects.create(
        center=center, name="CEVEST", valid_from=date(1985, 1, 1), valid_to=date(2010, 1, 1)
    )
    text = client.get(reverse("programs:show_center", args=[center.pk])).content.decode()
    assert "CEVEST" in text
    found = client.get(reverse("programs:list_centers"), {"q": "cevest"}).content.decode()
    assert center.name in found


@pytest.mark.parametrize("who", ["officer", "province_officer", "organizer", "ministry_reader"])
@pytest.mark.parametrize("name", ["list_batches", "list_agreements", "list_quotas"])
def test_the_lists_open_for_every_office(signed_in, request, batch, who, name):
    answer = signed_in(request.getfixturevalue(who)).get(reverse(f"programs:{name}"))
    assert answer.status_code == 200


def test_an_officer_sees_the_own_quota_of_a_batch_and_no_other(signed_in, officer, batch):
    text = signed_in(officer).get(reverse("programs:show_batch", args=[batch.pk])).content.decode()
    assert "Kab. Gunung Mas" in text
    assert "Kab. Pulang Pisau" not in text


def test_an_officer_does_not_find_the_agreement_of_another_region(signed_in, neighbour, batch):
    page = reverse("programs:show_agreement", args=[agreement_of(batch).pk])
    assert signed_in(neighbour).get(page).status_code == 404


def test_a_center_does_not_find_the_batch_of_another_center(signed_in, other_organizer, batch):
    page = reverse("programs:show_batch", args=[batch.pk])
    assert signed_in(other_organizer).get(page).status_code == 404
    open_it = reverse("programs:confirm_batch", args=[batch.pk])
    assert signed_in(other_organizer).post(open_it).status_code == 404


def test_an_officer_may_not_move_a_batch(signed_in, officer, batch):
    assert (
        signed_in(officer).post(reverse("programs:open_batch", args=[batch.pk])).status_code == 403
    )


def test_a_reader_of_the_ministry_may_not_move_a_batch(signed_in, ministry_reader, batch):
    step = reverse("programs:cancel_batch", args=[batch.pk])
    assert signed_in(ministry_reader).post(step, {"reason": "x"}).status_code == 403


def test_a_batch_is_planned_corrected_opened_and_confirmed_on_its_pages(
    signed_in, organizer, center, batch
):
    browser, start = signed_in(organizer), timezone.localdate() + timedelta(days=50)
    plan = {
        "title": "Las, tahap 9", "code": "las-9", "center": center.pk,
        "program": batch.program_id, "funding": "apbn", "delivery": "BOARDING",
        "year": start.year, "intake": 9, "capacity": 16, "nominate_by": start,
        "starts_on": start, "ends_on": start + timedelta(days=30),
    }  # fmt: skip
    browser.post(reverse("programs:plan_batch"), plan)
    made = Batch.objects.get(code="las-9")
    correct = reverse("programs:correct_batch", args=[made.pk])
    assert browser.get(correct).status_code == 200
    browser.post(correct, plan | {"capacity": 12, "version": 1})
    browser.post(reverse("programs:open_batch", args=[made.pk]))
    browser.post(reverse("programs:start_selection", args=[made.pk]))
    confirm = reverse("programs:confirm_batch", args=[made.pk])
    assert browser.get(confirm).status_code == 200
    answer = browser.post(
        confirm, {"decree_number": "KEP.1", "decree_on": start.isoformat()}, follow=True
    )
    made.refresh_from_db()
    assert answer.status_code == 200
    assert (made.status, made.capacity, made.decree_number) == ("CONFIRMED", 12, "KEP.1")


def test_days_in_the_wrong_order_are_said_beside_the_field(signed_in, organizer, center, batch):
    today = timezone.localdate()
    plan = {
        "title": "x", "code": "x-1", "center": center.pk, "program": batch.program_id,
        "funding": "apbn", "delivery": "BOARDING", "year": 2027, "intake": 1, "capacity": 16,
        "nominate_by": today, "starts_on": today, "ends_on": today - timedelta(days=1),
    }  # fmt: skip
    answer = signed_in(organizer).post(reverse("programs:plan_batch"), plan)
    assert answer.status_code == 200
    assert answer.context["form"].has_error("ends_on")
    assert not Batch.objects.filter(code="x-1").exists()


def test_a_stale_correction_answers_409_with_both_values(signed_in, organizer, batch):
    page = reverse("programs:correct_batch", args=[batch.pk])
    fields = signed_in(organizer).get(page).context["form"].initial
    plan = {name: fields[name] for name in fields if name != "version"} | {"title": "Baru"}
    Batch.objects.filter(pk=batch.pk).update(version=5, title="Lain")
    answer = signed_in(organizer).post(page, plan | {"version": 1})
    assert answer.status_code == 409
    assert "Lain" in answer.content.decode()


def test_the_second_of_two_clicks_answers_409(signed_in, organizer, center):
    batch = make_batch(center, status="PLANNED")
    step = reverse("programs:open_batch", args=[batch.pk])
    browser = signed_in(organizer)
    assert browser.post(step).status_code == 302
    assert browser.post(step).status_code == 409


def test_the_ministry_drafts_activates_grants_and_ends(signed_in, ministry, center):
    browser, today = signed_in(ministry), timezone.localdate()
    batch = make_batch(center)
    terms = {
        "number": "PKS/1", "title": "Boarding", "regency": "62.10", "center": center.pk,
        "signed_on": today, "starts_on": today, "ends_on": today + timedelta(days=365),
    }  # fmt: skip
    page = browser.post(reverse("programs:draft_agreement"), terms).url
    pk = int(page.rstrip("/").split("/")[-1])
    browser.post(reverse("programs:activate_agreement", args=[pk]))
    grant = reverse("programs:grant_quota", args=[pk])
    assert browser.get(grant).status_code == 200
    browser.post(grant, {"batch": batch.pk, "seats": 4, "nominees": 6})
    quota = Quota.objects.get(agreement=pk)
    assert (quota.seats, quota.nominees) == (4, 6)
    change = reverse("programs:change_quota", args=[quota.pk])
    assert browser.get(change).status_code == 200
    browser.post(change, {"seats": 5, "nominees": 6, "note": "limpahan"})
    end = reverse("programs:end_agreement", args=[pk])
    assert browser.get(end).status_code == 200
    browser.post(end, {"reason": "Dana"})
    quota.refresh_from_db()
    assert (quota.seats, quota.note, quota.agreement.status) == (5, "limpahan", "ENDED")
    assert browser.get(page).status_code == 200


def test_a_quota_below_what_is_taken_is_refused_beside_the_field(signed_in, ministry, batch):
    quota = batch.quotas.get(regency="62.10")
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    page = reverse("programs:change_quota", args=[quota.pk])
    answer = signed_in(ministry).post(page, {"seats": 1, "nominees": 22})
    assert answer.status_code == 200
    assert answer.context["form"].has_error("seats")


def test_nobody_but_the_ministry_grants(signed_in, organizer, batch):
    page = reverse("programs:grant_quota", args=[agreement_of(batch).pk])
    assert signed_in(organizer).get(page).status_code == 403


def test_filters_stand_in_the_address_and_are_shown_as_chips(signed_in, officer, batch):
    make_batch(batch.center, status="CLOSED", title="Barista")
    page = signed_in(officer).get(reverse("programs:list_batches"), {"status": "SELECTION"})
    assert [chip["name"] for chip in page.context["chips"]] == ["status"]
    assert list(page.context["rows"]) == [batch]


def test_an_empty_list_says_what_to_do(signed_in, ministry):
    text = signed_in(ministry).get(reverse("programs:list_batches")).content.decode()
    assert reverse("programs:plan_batch") in text
    assert 'class="empty"' in text


BUDGET = 12
LISTS = ["list_programs", "list_centers", "list_batches", "list_agreements", "list_quotas"]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_many(
    signed_in, ministry, center, name, django_assert_max_num_queries
):
    browser = signed_in(ministry)
    for number in range(30):
        make_quota(
            make_batch(center, make_program(f"p-{number}", f"P {number}")),
            f"62.{number % 9 + 1:02d}",
        )
    browser.get(reverse(f"programs:{name}"))  # the session is noted once a minute
    with django_assert_max_num_queries(BUDGET):
        answer = browser.get(reverse(f"programs:{name}"))
    assert answer.status_code == 200
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("who", ["ministry", "officer", "organizer"])
def test_a_batch_page_keeps_its_budget(
    signed_in, request, batch, who, django_assert_max_num_queries
):
    for _ in range(10):
        make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    browser = signed_in(request.getfixturevalue(who))
    browser.get(reverse("programs:list_batches"))  # the session is noted once a minute
    agreement = agreement_of(
        batch
    ).pk  # two more: its documents, and what was asked about the next
    for name, pk, most in (("show_batch", batch.pk, BUDGET), ("show_agreement", agreement, 14)):
        with django_assert_max_num_queries(most):
            assert browser.get(reverse(f"programs:{name}", args=[pk])).status_code == 200


def test_beds_are_shown_to_the_center_and_the_ministry_only(signed_in, center, organizer, officer):
    make_bed(center)
    page, dormitory = (
        reverse("programs:show_center", args=[center.pk]),
        reverse("participants:show_dormitory"),
    )
    assert dormitory in signed_in(organizer).get(page).content.decode()
    assert dormitory not in signed_in(officer).get(page).content.decode()
