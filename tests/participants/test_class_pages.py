"""The center's day: decide, receive, train and certify on the pages of a class."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Certificate, Enrollment
from tests.assessing import find_competent, make_certificate
from tests.chain import make_batch, make_quota
from tests.learning import make_bed, make_stay, pass_units
from tests.pages import told
from tests.participants.classes import at, nominee, seat

BUDGET = 12


@pytest.fixture
def batch(center):
    for _ in range(4):
        make_bed(center, "FEMALE")
    batch = make_batch(center, status="CONFIRMED", starts_on=timezone.localdate())
    make_quota(batch, "62.11", seats=5, nominees=9)
    return batch


def test_ticked_nominations_are_verified_at_once(signed_in, organizer, batch):
    rows = [nominee(batch), nominee(batch, "Kenanga")]
    answer = signed_in(organizer).post(
        at("verify_referrals", batch), {"row": [row.pk for row in rows]}
    )
    assert answer.status_code == 302
    assert {row.status for row in batch.referrals.all()} == {"VERIFIED"}


def test_selecting_first_shows_what_is_needed_and_what_is_left(signed_in, organizer, batch):
    row = nominee(batch, status="VERIFIED")
    answer = signed_in(organizer).post(at("select_referrals", batch), {"row": row.pk})
    assert answer.status_code == 200
    needed = {str(what): (wanted, left) for what, wanted, left in answer.context["supply"]}
    assert (1, 16) in needed.values()
    assert needed["Kab. Gunung Mas"] == (1, 14)
    assert (1, 4) in needed.values()
    assert not Enrollment.objects.exists()


def test_selecting_for_good_gives_seats_and_names_each_refused_person(signed_in, organizer, batch):
    women = [nominee(batch, f"Wanita {n}", "VERIFIED") for n in range(5)]
    answer = signed_in(organizer).post(
        at("select_referrals", batch), {"row": [row.pk for row in women], "sure": "yes"}
    )
    assert Enrollment.objects.filter(batch=batch).count() == 4
    assert any("Wanita 4" in line for line in told(answer))


def test_a_rejection_asks_for_the_reason_first(signed_in, organizer, batch):
    row = nominee(batch)
    browser, page = signed_in(organizer), at("reject_referrals", batch)
    assert browser.post(page, {"row": row.pk}).status_code == 200
    assert browser.post(page, {"row": row.pk, "sure": "yes", "reason": ""}).status_code == 200
    row.refresh_from_db()
    assert row.status == "SUBMITTED"
    browser.post(page, {"row": row.pk, "sure": "yes", "reason": "Usia"})
    row.refresh_from_db()
    assert (row.status, row.reason) == ("REJECTED", "Usia")


@pytest.mark.parametrize(
    ("page", "status"),
    [
        ("return_referrals", "RETURNED"),
        ("reserve_referrals", "RESERVE"),
        ("miss_referrals", "NO_SHOW"),
    ],
)
def test_every_decision_has_its_button(signed_in, organizer, batch, page, status):
    row = nominee(batch, status="VERIFIED")
    signed_in(organizer).post(at(page, batch), {"row": row.pk, "sure": "yes", "reason": "Sebab"})
    row.refresh_from_db()
    assert row.status == status


def test_nothing_ticked_changes_nothing(signed_in, organizer, batch):
    answer = signed_in(organizer).post(at("verify_referrals", batch))
    assert (answer.status_code, len(told(answer))) == (302, 1)


def test_a_row_of_another_class_is_not_touched(signed_in, organizer, batch, center):
    foreign = nominee(make_batch(center))
    signed_in(organizer).post(at("verify_referrals", batch), {"row": foreign.pk})
    foreign.refresh_from_db()
    assert foreign.status == "SUBMITTED"


@pytest.mark.parametrize("verb", ["verify", "select", "reserve", "return", "miss", "reject"])
def test_an_officer_may_not_decide_and_a_foreign_center_finds_nothing(
    signed_in, officer, other_organizer, batch, verb
):
    page = at(f"{verb}_referrals", batch)
    assert signed_in(officer).post(page).status_code == 403
    assert signed_in(other_organizer).post(page).status_code == 404


def test_an_officer_reads_the_own_people_of_a_class_only(signed_in, officer, batch):
    seat(batch, "Melati Ayu")
    seat(batch, "Kenanga Sari", regency="62.11")
    nominee(batch, "Mawar Indah", regency="62.11")
    browser = signed_in(officer)
    for page in ("show_class", "show_class_referrals", "show_class_arrivals"):
        text = browser.get(at(page, batch)).content.decode()
        assert "Kenanga" not in text
        assert "Mawar" not in text
    assert "Melati" in browser.get(at("show_class", batch)).content.decode()


def test_one_row_arrives_in_the_bed_that_was_named(signed_in, organizer, batch, center):
    wanted = make_bed(center, "FEMALE", "Jendela")
    person, other = seat(batch), seat(batch, "Kenanga")
    signed_in(organizer).post(
        at("arrive_people", batch),
        {"only": person.pk, "row": other.pk, f"bed_{person.pk}": str(wanted)},
    )
    assert person.stays.get().bed == wanted
    other.refresh_from_db()
    assert other.status == "CONFIRMED"


def test_an_unknown_bed_is_refused_by_name(signed_in, organizer, batch):
    person = seat(batch)
    answer = signed_in(organizer).post(
        at("arrive_people", batch), {"only": person.pk, f"bed_{person.pk}": "Asrama Z 9"}
    )
    assert any("Asrama Z 9" in line for line in told(answer))
    assert not person.stays.exists()


def test_the_ticked_have_not_arrived(signed_in, organizer, batch):
    person = seat(batch)
    signed_in(organizer).post(at("miss_people", batch), {"row": person.pk})
    person.refresh_from_db()
    assert person.status == "NO_ARRIVAL"


def test_a_class_step_first_says_in_numbers_what_will_happen(signed_in, organizer, batch):
    seat(batch, "Melati", "ARRIVED")
    seat(batch, "Kenanga", "CONFIRMED")
    page = signed_in(organizer).get(at("start_class", batch))
    assert [row.participant.name for row in page.context["moving"]] == ["Melati"]
    assert [row.participant.name for row in page.context["staying"]] == ["Kenanga"]


def test_a_class_is_led_to_its_certificates(signed_in, organizer, certifier, ministry, batch):
    person = seat(batch, stage="ARRIVED")
    browser, today = signed_in(organizer), timezone.localdate().isoformat()
    browser.post(at("start_class", batch))
    browser.post(at("complete_class", batch), {"on": today})
    pass_units(person)
    browser.post(at("graduate_class", batch), {"on": today})
    find_competent(person)
    desk = signed_in(certifier)
    sent = {"kind": "COMPETENCY", "issued_on": today}
    proposed = desk.post(at("propose_certificates", batch), sent)["Location"]
    signed_in(ministry).post(f"{proposed}approve/")
    person.refresh_from_db()
    assert (person.status, person.certified_on.isoformat()) == ("GRADUATED", today)


def test_an_organizer_does_not_propose_certificates(signed_in, organizer, batch):
    assert signed_in(organizer).post(at("propose_certificates", batch)).status_code == 403


@pytest.mark.parametrize(
    ("verb", "stage", "words", "after"),
    [
        ("start_enrollment", "ARRIVED", {}, "IN_TRAINING"),
        ("complete_enrollment", "IN_TRAINING", {"on": "today"}, "COMPLETED"),
        ("graduate_enrollment", "COMPLETED", {"on": "later"}, "GRADUATED"),
        ("fail_enrollment", "COMPLETED", {"reason": "Nilai"}, "NOT_PASSED"),
        ("miss_enrollment", "CONFIRMED", {}, "NO_ARRIVAL"),
        ("arrive_enrollment", "CONFIRMED", {"on": "today"}, "ARRIVED"),
        ("withdraw_enrollment", "IN_TRAINING", {"reason": "Sakit", "on": "today"}, "WITHDRAWN"),
        ("expel_enrollment", "IN_TRAINING", {"reason": "Tata tertib", "on": "today"}, "EXPELLED"),
    ],
)
def test_one_person_is_moved_on_the_own_page(
    signed_in, organizer, other_organizer, officer, batch, verb, stage, words, after
):
    days = {"today": timezone.localdate(), "later": batch.ends_on}
    words = {name: days.get(value, value) for name, value in words.items()}
    person, page = seat(batch, stage=stage), None
    pass_units(person)
    page = at(verb, person)
    assert signed_in(officer).post(page, words).status_code == 403
    assert signed_in(other_organizer).post(page, words).status_code == 404
    browser = signed_in(organizer)
    assert browser.get(page).status_code == 200
    assert browser.post(page, words).status_code == 302
    person.refresh_from_db()
    assert person.status == after
    assert browser.post(page, words).status_code == 409
    assert browser.get(at("show_enrollment", person)).status_code == 200


def test_a_neighbour_does_not_find_the_person(signed_in, neighbour, officer, batch):
    person = seat(batch)
    assert signed_in(neighbour).get(at("show_enrollment", person)).status_code == 404
    assert signed_in(officer).get(at("show_enrollment", person)).status_code == 200


def test_the_journey_says_where_it_stopped(signed_in, organizer, batch):
    steps = signed_in(organizer).get(at("show_enrollment", seat(batch, stage="NO_ARRIVAL")))
    states = [step["state"] for step in steps.context["steps"]]
    assert states == ["done", "done", "stopped"]


def test_a_certificate_is_issued_printed_and_revoked(signed_in, certifier, organizer, batch):
    person = seat(batch, stage="GRADUATED")
    Enrollment.objects.filter(pk=person.pk).update(graduated_on=timezone.localdate())
    find_competent(person)
    browser, issue = signed_in(certifier), at("issue_certificate", person)
    assert browser.get(issue).status_code == 200
    browser.post(issue, {"kind": "COMPETENCY", "issued_on": timezone.localdate()})
    certificate = Certificate.objects.get(enrollment=person)
    sheet = browser.get(at("show_certificate", certificate)).content.decode()
    assert certificate.number in sheet
    assert person.participant.nik not in sheet
    revoke = at("revoke_certificate", certificate)
    assert signed_in(organizer).post(revoke, {"reason": "x"}).status_code == 403
    assert browser.get(revoke).status_code == 200
    browser.post(revoke, {"reason": "Salah skema"})
    certificate.refresh_from_db()
    assert certificate.status == "REVOKED"


def test_a_neighbour_does_not_find_the_certificate(signed_in, neighbour, officer):
    certificate = make_certificate()
    assert signed_in(neighbour).get(at("show_certificate", certificate)).status_code == 404
    assert signed_in(officer).get(at("show_certificate", certificate)).status_code == 200


def test_the_board_counts_expected_and_here(signed_in, organizer, batch):
    seat(batch)
    seat(batch, "Kenanga", "ARRIVED")
    page = signed_in(organizer).get(reverse("participants:show_arrivals"))
    (row,) = page.context["arrivals"]
    assert (row["expected"], row["here"], row["women"]) == (1, 1, 1)


def test_free_beds_of_tonight_are_counted_by_sex(signed_in, organizer, officer, batch, center):
    bed = make_bed(center, "MALE")
    make_stay(seat(batch, stage="ARRIVED"), center.beds.filter(sex="FEMALE").first())
    page = signed_in(organizer).get(reverse("participants:show_dormitory"))
    free = {total["sex"].value: (total["free"], total["beds"]) for total in page.context["totals"]}
    assert free == {"MALE": (1, 1), "FEMALE": (3, 4)}
    assert bed.center == center
    assert signed_in(officer).get(reverse("participants:show_dormitory")).status_code == 403


def test_the_ministry_chooses_the_center_whose_beds_it_sees(signed_in, ministry, center):
    make_bed(center)
    page = signed_in(ministry).get(reverse("participants:show_dormitory"), {"center": center.pk})
    assert page.context["center"] == center


@pytest.mark.parametrize("who", ["organizer", "officer", "ministry"])
def test_every_page_of_a_full_class_keeps_its_budget(
    signed_in, request, batch, center, who, django_assert_max_num_queries
):
    for number in range(8):
        nominee(batch, f"Calon {number}")
        here = seat(batch, f"Peserta {number}", "ARRIVED")
        make_stay(here, make_bed(center))
        if number < 3:
            make_certificate(seat(batch, f"Lulus {number}", "GRADUATED"))
    seat(batch)
    certificate = Certificate.objects.first()
    browser = signed_in(request.getfixturevalue(who))
    browser.get(at("show_class", batch))  # the session is noted once a minute
    pages = [
        *[
            at(name, batch)
            for name in ("show_class", "show_class_referrals", "show_class_arrivals")
        ],
        at("show_enrollment", Enrollment.objects.filter(status="ARRIVED").first()),
        at("show_certificate", certificate),
        reverse("participants:list_certificates"),
        reverse("participants:show_arrivals"),
    ]
    for page in pages:
        with django_assert_max_num_queries(BUDGET):
            answer = browser.get(page)
        assert answer.status_code == 200, page
        assert len(answer.content) < 60_000


def test_the_arrivals_page_of_a_big_dormitory_stays_light(
    signed_in, organizer, batch, center, django_assert_max_num_queries
):
    for _ in range(150):
        make_bed(center, "FEMALE")
    for number in range(14):
        seat(batch, f"Peserta {number}")
    browser = signed_in(organizer)
    browser.get(at("show_class", batch))  # the session is noted once a minute
    with django_assert_max_num_queries(BUDGET):
        answer = browser.get(at("show_class_arrivals", batch))
    assert len(answer.content) < 60_000


def test_a_recruiter_reaches_none_of_these_pages(signed_in, recruiter, batch):
    browser = signed_in(recruiter)
    for page in (at("show_class", batch), reverse("participants:list_certificates")):
        assert browser.get(page).status_code == 403


def test_the_day_of_graduation_is_not_before_completion(signed_in, organizer, batch):
    person = seat(batch, stage="COMPLETED")
    early = batch.ends_on - timedelta(days=1)
    page = at("graduate_enrollment", person)
    assert signed_in(organizer).post(page, {"on": early}).status_code == 409
