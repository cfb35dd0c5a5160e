"""One person's seat and certificates on their pages: facts, steps, refusals."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.models import StatusChange
from participants.models import Certificate, Enrollment
from programs.models import CenterName
from tests.assessing import make_certificate
from tests.chain import make_batch
from tests.learning import make_bed, make_stay
from tests.pages import Page, told
from tests.participants.classes import at, seat
from tests.people import make_center_user

LIST = reverse("participants:list_certificates")


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=timezone.localdate())


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


@pytest.fixture
def graduate(center):
    past = make_batch(center, starts_on=timezone.localdate() - timedelta(days=90), status="CLOSED")
    return seat(past, "Kenari Emas", "GRADUATED")


def test_the_page_tells_training_place_money_and_bed(desk, batch, center):
    person = seat(batch, "Kenari Emas", "ARRIVED")
    make_stay(person, make_bed(center, "FEMALE", "Jendela"))
    page = Page(desk.get(at("show_enrollment", person)))
    said = page.facts
    assert page.heading == "Kenari Emas"
    assert said["Angkatan"] == str(batch)
    assert said["Pengirim"] == "Kabupaten Gunung Mas, Kalimantan Tengah"
    assert said["Sumber dana"] == "APBN"
    assert "Jendela" in " ".join(said.values())
    assert person.participant.nik not in page.text


def test_a_region_reads_the_seat_without_the_bed(signed_in, officer, batch, center):
    person = seat(batch, "Kenari", "ARRIVED")
    make_stay(person, make_bed(center, "FEMALE", "Jendela"))
    page = Page(signed_in(officer).get(at("show_enrollment", person)))
    assert "Jendela" not in page.text
    assert not any("/arrive/" in link or "/expel/" in link for link in page.links)


@pytest.mark.parametrize(
    ("stage", "verbs"),
    [
        ("CONFIRMED", {"reregister", "arrive", "miss", "withdraw"}),
        ("ARRIVED", {"start", "withdraw", "expel"}),
        ("IN_TRAINING", {"complete", "withdraw", "expel"}),
        ("COMPLETED", {"graduate", "fail"}),
        ("GRADUATED", set()),
        ("EXPELLED", set()),
    ],
)
def test_only_the_steps_that_are_possible_are_offered(desk, batch, stage, verbs):
    person = seat(batch, "Kenari", stage)
    links = Page(desk.get(at("show_enrollment", person))).links
    offered = {
        link.rstrip("/").split("/")[-1] for link in links if f"/enrollments/{person.pk}/" in link
    }
    assert offered == verbs


def test_an_instructor_does_not_send_anybody_away(signed_in, center, batch):
    person = seat(batch, "Kenari", "IN_TRAINING")
    instructor = make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    browser = signed_in(instructor)
    links = Page(browser.get(at("show_enrollment", person))).links
    assert at("complete_enrollment", person) in links
    assert at("expel_enrollment", person) not in links
    assert browser.post(at("expel_enrollment", person), {"reason": "x"}).status_code == 403


def test_a_step_that_is_not_possible_says_so_instead_of_asking(desk, batch):
    page = Page(desk.get(at("graduate_enrollment", seat(batch, "Kenari", "ARRIVED"))))
    assert page.notices
    assert "on" not in page.values


def test_a_step_leads_back_with_a_message_and_the_history_names_who(desk, organizer, batch):
    person = seat(batch, "Kenari", "ARRIVED")
    answer = desk.post(at("start_enrollment", person))
    assert answer["Location"] == at("show_enrollment", person)
    assert len(told(answer)) == 1
    page = Page(desk.get(answer["Location"]))
    assert organizer.name in page.text
    assert "Datang → Mengikuti pelatihan" in page.text


def test_the_second_click_gets_both_states_and_the_way_to_the_person(desk, batch):
    person = seat(batch, "Kenari", "ARRIVED")
    desk.post(at("start_enrollment", person))
    page = Page(desk.post(at("start_enrollment", person)))
    assert page.status == 409
    assert list(page.facts.values()) == ["Mengikuti pelatihan", "Mengikuti pelatihan"]
    assert at("show_enrollment", person) in page.links


@pytest.mark.parametrize("verb", ["withdraw_enrollment", "expel_enrollment", "fail_enrollment"])
def test_leaving_without_a_reason_is_answered_beside_the_field(desk, batch, verb):
    person = seat(batch, "Kenari", "COMPLETED" if verb.startswith("fail") else "IN_TRAINING")
    page = Page(desk.post(at(verb, person), {"reason": "  ", "on": timezone.localdate()}))
    assert list(page.errors) == ["reason"]
    assert "harus diisi" in page.errors["reason"]


def test_a_last_day_before_the_first_is_refused_with_the_day(desk, batch):
    person = seat(batch, "Kenari", "IN_TRAINING")
    early = batch.starts_on - timedelta(days=3)
    page = Page(desk.post(at("withdraw_enrollment", person), {"reason": "Sakit", "on": early}))
    assert page.status == 409
    assert at("show_enrollment", person) in page.links
    assert Enrollment.objects.get().status == "IN_TRAINING"


def test_whoever_leaves_is_shown_with_day_and_reason_and_gives_the_seat_back(desk, batch):
    person = seat(batch, "Kenari", "IN_TRAINING")
    desk.post(at("withdraw_enrollment", person),
              {"reason": "Sakit berkepanjangan", "on": timezone.localdate()})  # fmt: skip
    page = Page(desk.get(at("show_enrollment", person)))
    assert "Sakit berkepanjangan" in page.text
    assert f"{timezone.localdate().year}" in page.facts["Berhenti sebelum selesai"]
    batch.refresh_from_db()
    assert batch.taken == 0


def test_nobody_arrives_before_the_decree(desk, center):
    early = make_batch(center, status="SELECTION", starts_on=timezone.localdate())
    person = seat(early, "Kenari")
    page = Page(desk.post(at("arrive_enrollment", person), {"on": timezone.localdate()}))
    assert page.status == 409
    assert "Seleksi" in page.text


def test_a_certificate_is_issued_with_a_number_and_shown_at_once(signed_in, certifier, graduate):
    browser = signed_in(certifier)
    sent = {
        "kind": "COMPETENCY", "issued_on": timezone.localdate(), "registration_number": "REG-77",
    }  # fmt: skip
    answer = browser.post(at("issue_certificate", graduate), sent)
    made = Certificate.objects.get()
    assert answer["Location"] == at("show_certificate", made)
    page = Page(browser.get(answer["Location"]))
    assert made.number in page.text
    assert page.facts["Nomor registrasi"] == "REG-77"
    assert ["C.24LAS01.001.1", "Mengelas"] in page.rows


def test_a_second_valid_certificate_of_a_kind_is_refused_with_the_way_back(
    signed_in, certifier, graduate
):
    make_certificate(graduate)
    sent = {"kind": "COMPETENCY", "issued_on": timezone.localdate()}
    page = Page(signed_in(certifier).post(at("issue_certificate", graduate), sent))
    assert page.status == 409
    assert at("show_enrollment", graduate) in page.links
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"kind": "PIAGAM"}, "kind"), ({"issued_on": "besok"}, "issued_on"),
     ({"registration_number": "9" * 81}, "registration_number")],
)  # fmt: skip
def test_a_wrong_word_is_answered_beside_its_field(signed_in, certifier, graduate, sent, field):
    good = {"kind": "COMPETENCY", "issued_on": timezone.localdate()}
    page = Page(signed_in(certifier).post(at("issue_certificate", graduate), good | sent))
    assert list(page.errors) == [field]
    assert not Certificate.objects.exists()


def test_the_sheet_bears_the_name_that_the_center_had_then(signed_in, certifier, graduate):
    certificate = make_certificate(graduate)
    day = certificate.issued_on
    CenterName.objects.create(center=graduate.center, name="CEVEST Bekasi",
                              valid_from=date(1985, 1, 1),
                              valid_to=day + timedelta(days=1))  # fmt: skip
    page = Page(signed_in(certifier).get(at("show_certificate", certificate)))
    assert "CEVEST Bekasi" in page.text


def test_revoking_wants_a_reason_and_is_told_on_the_sheet(signed_in, certifier, graduate):
    certificate = make_certificate(graduate)
    browser, revoke = signed_in(certifier), at("revoke_certificate", certificate)
    assert list(Page(browser.post(revoke, {"reason": ""})).errors) == ["reason"]
    browser.post(revoke, {"reason": "Salah skema"})
    page = Page(browser.get(at("show_certificate", certificate)))
    assert "Dicabut" in page.text
    assert "Salah skema" in page.text
    assert revoke not in page.links
    again = Page(browser.post(revoke, {"reason": "Sekali lagi"}))
    assert again.status == 409
    assert at("show_certificate", certificate) in again.links
    assert StatusChange.about(certificate).filter(verb="revoke").count() == 1


def test_the_list_of_certificates_is_searched_narrowed_and_sorted(desk, graduate):
    welder = make_certificate(graduate, number="BBPLK/000777")
    other = make_certificate(kind="TRAINING")
    assert other.center_id == welder.center_id

    def numbers(query):
        return [row[0].split(" ")[0] for row in Page(desk.get(LIST + query)).rows]

    assert numbers("?q=000777") == ["BBPLK/000777"]
    assert numbers("?q=kenari") == ["BBPLK/000777"]
    assert numbers("?kind=TRAINING") == [other.number]
    assert set(numbers("?sort=number")) == {welder.number, other.number}
    assert numbers("?sort=-name") == numbers("?sort=name")[::-1]
    page = Page(desk.get(LIST + "?q=zzz&kind=TRAINING"))
    assert page.empty.endswith(f"→ {LIST}")
    assert len(page.chips) == 2


def test_a_certificate_without_end_says_so(desk, graduate):
    certificate = make_certificate(graduate, kind="TRAINING")
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=None)
    assert Page(desk.get(LIST)).row(certificate.number)[5] == "tanpa batas waktu"


def test_the_list_without_certificates_says_where_they_come_from(desk):
    page = Page(desk.get(LIST))
    assert page.empty
    assert not page.chips


def test_the_journey_stops_at_the_first_step_that_was_not_reached(desk, batch):
    person = seat(batch, "Dahlia", "CONFIRMED")
    Enrollment.objects.filter(pk=person.pk).update(status="WITHDRAWN", dropped_on=date(2026, 7, 1))
    Enrollment.objects.filter(pk=person.pk).update(reregister_by=date(2026, 7, 2))
    answer = desk.get(at("show_enrollment", person))
    steps = answer.context["steps"]
    assert [step["state"] for step in steps] == ["done", "done", "stopped"]
    assert Page(answer).facts["Daftar ulang"] == "–", "nobody waits for it any more"
    gone = seat(batch, "Bakung", "EXPELLED")
    steps = desk.get(at("show_enrollment", gone)).context["steps"]
    assert [step["state"] for step in steps] == ["done", "done", "done", "stopped"]
