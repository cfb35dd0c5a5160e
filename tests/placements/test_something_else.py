"""A graduate does something else, in own words; and an occupation is told by its code."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from openpyxl import Workbook

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Enrollment
from participants.personal_link import write_link
from placements import services
from placements.models import FollowUp, Placement
from placements.services.asking import FOLLOW_UP
from programs.occupations import OCCUPATIONS, code_of, is_code
from reports.services.counting import count
from reports.services.question import Question
from tests.door import Door
from tests.follow_ups import make_follow_up
from tests.placements.conftest import today
from tests.placements.test_placement_pages import at, work

WORDS = "Dinas militer"


@pytest.fixture
def question(seat):
    return make_follow_up(seat)


def other(**changes):
    return work(kind="OTHER", employer_name="", is_linear="", words=WORDS) | changes


def outcome_of(seat):
    return Enrollment.objects.values_list("outcome", "placed_on").get(pk=seat.pk)


def test_an_office_records_something_else_with_its_words(signed_in, officer, seat):
    office = signed_in(officer)
    office.post(at("record_placement", seat), other())
    placement = Placement.objects.get()
    assert (placement.kind, placement.words, placement.firm) == ("OTHER", WORDS, WORDS)
    assert outcome_of(seat) == ("OTHER", None), "neither work nor silence"
    assert WORDS in office.get(at("placement_detail", placement)).text


def test_without_words_it_is_refused(signed_in, officer, seat):
    page = signed_in(officer).post(at("record_placement", seat), other(words=" "))
    assert list(page.context["form"].errors) == ["words"]
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.record_placement(seat, by=officer, kind="OTHER", started_on=today(-5))
    assert refused.value.code == "other_without_words"


def test_words_beside_another_kind_are_dropped(signed_in, officer, seat):
    signed_in(officer).post(at("record_placement", seat), work(words=WORDS))
    assert Placement.objects.get().words == ""


def test_work_may_be_on_record_beside_it(signed_in, officer, seat):
    office = signed_in(officer)
    office.post(at("record_placement", seat), other())
    office.post(at("record_placement", seat), work())
    assert sorted(Placement.objects.values_list("kind", flat=True)) == ["OTHER", "WORK"]


def test_the_person_says_so_by_link(client, question):
    address = reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, question)])
    assert client.post(address, {"now": "OTHER"}).status_code == 422
    page = client.post(address, {"now": "OTHER", "words": WORDS}, follow=True)
    assert WORDS in page.text
    question.refresh_from_db()
    assert (question.answer, question.words) == ("OTHER", WORDS)
    assert outcome_of(question.enrollment) == ("OTHER", None)
    client.post(address, {"now": "SEEKING", "words": WORDS})
    question.refresh_from_db()
    assert (question.answer, question.words) == ("SEEKING", "")


def test_a_list_of_answers_has_both_columns(signed_in, officer, question):
    second = make_follow_up(question.enrollment, months=6)
    book = Workbook()
    book.active.append(
        ["Nomor", "Jawaban", "Kegiatan lain", "Perusahaan", "Mulai bekerja", "KBJI"]
    )
    book.active.append([question.pk, "OTHER", WORDS, None, None, None])
    book.active.append([second.pk, "WORKING", None, "Bengkel Jaya", today(-5), "7212"])
    file = BytesIO()
    book.save(file)
    sent = {"file": SimpleUploadedFile("jawaban.xlsx", file.getvalue())}
    signed_in(officer).post(reverse("placements:upload_answers"), sent)
    assert FollowUp.objects.get(pk=question.pk).words == WORDS
    assert Placement.objects.get().occupation_code == "7212"


def test_the_api_takes_and_tells_both(officer, seat, question):
    door = Door(officer)
    facts = other(enrollment=seat.pk, is_linear=None, started_on=str(today(-5)))
    made = door.post("placements/", **facts).json()
    assert (made["kind"], made["words"]) == ("OTHER", WORDS)
    answered = door.post(f"follow-ups/{question.pk}/answer/", answer="OTHER", words=WORDS)
    assert answered.json()["words"] == WORDS
    facts = work(enrollment=seat.pk, is_linear=True, started_on=str(today(-5)))
    made = door.post("placements/", **facts, occupation_code="7212").json()
    assert made["occupation_code"] == "7212"


@pytest.mark.parametrize("written", ["7212", "Tukang las", " tukang LAS ", "7212 Tukang las"])
def test_an_occupation_is_found_by_code_and_by_name(signed_in, officer, seat, written):
    office = signed_in(officer)
    office.post(at("record_placement", seat), work(occupation_code=written))
    placement = Placement.objects.get()
    assert placement.occupation_code == "7212"
    assert "7212 Tukang las" in office.get(at("placement_detail", placement)).text


def test_what_is_neither_is_said_beside_the_field(signed_in, officer, seat):
    page = signed_in(officer).post(at("record_placement", seat), work(occupation_code="Pawang"))
    assert list(page.context["form"].errors) == ["occupation_code"]
    assert "<datalist" in page.text
    facts = {"kind": "WORK", "started_on": today(-5), "employer_name": "Jaya"}
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.record_placement(seat, by=officer, occupation_code="72", **facts)
    assert refused.value.code == "kbji_code"


def test_every_name_of_the_list_leads_to_its_own_code():
    assert all(is_code(code) for code in OCCUPATIONS)
    assert {code_of(name) for name in OCCUPATIONS.values()} == set(OCCUPATIONS)


def test_the_report_counts_it_apart(signed_in, officer, seat):
    asked = Question("62.10", date(2000, 1, 1), today())
    assert count(asked).figures["unknown"] == 1
    signed_in(officer).post(at("record_placement", seat), other())
    found = count(asked).figures
    names = ("something_else", "status_known", "unknown", "placed")
    assert [found[name] for name in names] == [1, 1, 0, 0]


def test_the_database_wants_the_words(reported, question):
    with pytest.raises(IntegrityError, match="placement_other_says_what"):
        Placement.objects.update(kind="OTHER")
