"""What became of graduates: asked, recorded, proved and ended, on their pages."""

import pytest
from django.urls import reverse

from participants.models import Enrollment
from placements.models import Placement
from tests.assessing import make_graduate
from tests.pages import Page, told
from tests.placements.conftest import CANARIES, today

ALUMNI = reverse("placements:alumni_list")
LIST = reverse("placements:placement_list")


def at(verb, record):
    return reverse(f"placements:{verb}", args=[record.pk])


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


def work(**changes):
    return {
        "kind": "WORK", "employer_name": "Bengkel Jaya", "work_regency": "62.10",
        "started_on": today(-5), "is_linear": "yes", **changes,
    }  # fmt: skip


def test_whoever_is_not_yet_known_is_asked_first(office, graduate, seat):
    other = make_graduate(name="Elang Perkasa").enrollment
    Enrollment.objects.filter(pk=other.pk).update(outcome="SEEKING", outcome_known_on=today())
    page = Page(office.get(ALUMNI))
    assert [row[0] for row in page.rows] == [CANARIES["name"]]
    assert len(page.chips) == 1  # only those who are unknown, and it says so
    assert at("record_placement", seat) in page.links
    assert at("record_answer", seat) in page.links
    everybody = Page(office.get(f"{ALUMNI}?outcome="))
    assert len(everybody.rows) == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [("?name=kanari", 1), ("?name=elang", 0), ("?outcome=WORKING", 0), ("?year=2001", 0)],
)
def test_graduates_are_narrowed_by_name_answer_and_year(office, graduate, query, count):
    page = Page(office.get(ALUMNI + query))
    assert len(page.rows) == count
    assert bool(page.empty) is (count == 0)


def test_a_reader_sees_the_answers_and_records_none(signed_in, ministry_reader, graduate, seat):
    browser = signed_in(ministry_reader)
    page = Page(browser.get(ALUMNI))
    assert len(page.rows[0]) == 4
    assert at("record_answer", seat) not in page.links
    assert browser.post(at("record_answer", seat), {"outcome": "SEEKING"}).status_code == 403


def test_an_answer_is_recorded_with_its_day_and_told(office, seat):
    page = Page(office.get(at("record_answer", seat)))
    assert page.facts["Yang diketahui sejauh ini"] == "Belum diketahui"
    answer = office.post(at("record_answer", seat), {"outcome": "SEEKING", "on": today()})
    assert (answer["Location"], len(told(answer))) == (ALUMNI, 1)
    seat.refresh_from_db()
    assert (seat.outcome, seat.outcome_known_on) == ("SEEKING", today())


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"on": "2099-01-01"}, "on"), ({"outcome": "WORKING"}, "outcome"),
     ({"outcome": "UNKNOWN"}, "outcome"), ({"on": ""}, "on")],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_beside_its_field(office, seat, sent, field):
    page = Page(
        office.post(at("record_answer", seat), {"outcome": "SEEKING", "on": today()} | sent)
    )
    assert list(page.errors) == [field]
    seat.refresh_from_db()
    assert seat.outcome == "UNKNOWN"


def test_work_is_recorded_and_leads_to_its_page(office, seat):
    answer = office.post(at("record_placement", seat), work(wage="3500000"))
    made = Placement.objects.get()
    assert (answer["Location"], len(told(answer))) == (at("placement_detail", made), 1)
    page = Page(office.get(answer["Location"]))
    assert page.heading == CANARIES["name"]
    said = page.facts
    assert "Bengkel Jaya" in said.values()
    assert "3.500.000" in said["Upah per bulan"]
    assert made.evidence == "SEEN"  # the office itself has learnt it
    seat.refresh_from_db()
    assert seat.outcome == "WORKING"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"employer_name": ""}, "employer_name"),
        ({"kind": "SELF_EMPLOYED", "employer": "{employer}"}, "employer"),
        ({"started_on": "2001-01-01"}, "started_on"),
        ({"started_on": "2099-01-01"}, "started_on"),
        ({"kind": "LIBUR"}, "kind"),
        ({"work_regency": ""}, "work_regency"),
        ({"wage": "12"}, "wage"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_kept(
    office, seat, employer, change, field
):
    sent = {k: employer.pk if v == "{employer}" else v for k, v in change.items()}
    page = Page(office.post(at("record_placement", seat), work(job_title="Juru las") | sent))
    assert list(page.errors) == [field]
    assert page.values["job_title"] == "Juru las"
    assert not Placement.objects.exists()


def test_what_is_not_known_is_said_to_be_not_known(office, seat):
    office.post(at("record_placement", seat), work(is_linear=""))
    said = Page(office.get(at("placement_detail", Placement.objects.get()))).facts
    assert list(said.values()).count("belum diketahui") >= 3  # job, wage, does it match


def test_a_second_income_is_refused_with_the_way_on(office, seat):
    office.post(at("record_placement", seat), work())
    page = Page(office.post(at("record_placement", seat), work(employer_name="Lain")))
    assert page.status == 409
    assert ALUMNI in page.links
    assert Placement.objects.count() == 1


def test_the_list_leads_from_the_graduate_to_the_work_on_record(office, seat):
    office.post(at("record_placement", seat), work())
    links = Page(office.get(f"{ALUMNI}?outcome=WORKING")).links
    assert at("placement_detail", Placement.objects.get()) in links
    assert at("record_placement", seat) not in links


def test_the_ladder_of_proof_is_climbed_once(office, signed_in, recruiter, reported):
    page = Page(office.get(at("placement_detail", reported)))
    assert at("see_placement", reported) in page.targets
    assert len(told(office.post(at("see_placement", reported)))) >= 1
    firm = signed_in(recruiter)
    firm.post(at("confirm_placement", reported))
    reported.refresh_from_db()
    assert reported.evidence == "CONFIRMED"
    for browser, verb in ((office, "see_placement"), (firm, "confirm_placement")):
        again = Page(browser.post(at(verb, reported)))
        assert again.status == 409
        assert list(again.facts.values())[0] == reported.get_evidence_display()
        assert at("placement_detail", reported) in again.links


def test_the_end_is_recorded_with_day_and_reason(office, reported):
    url = at("end_placement", reported)
    page = Page(office.post(url, {"ended_on": "2099-01-01", "reason": ""}))
    assert set(page.errors) == {"ended_on", "reason"}
    answer = office.post(url, {"ended_on": today(), "reason": "Kontrak selesai"})
    assert answer["Location"] == at("placement_detail", reported)
    page = Page(office.get(answer["Location"]))
    assert page.notices
    assert "Kontrak selesai" in page.text
    assert url not in page.links
    assert office.post(url, {"ended_on": today(), "reason": "Lagi"}).status_code == 409


def test_an_end_before_the_beginning_is_refused(office, reported):
    sent = {"ended_on": today(-30), "reason": "Kontrak selesai"}
    page = Page(office.post(at("end_placement", reported), sent))
    assert page.status == 409
    reported.refresh_from_db()
    assert reported.ended_on is None


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 1), ("?kind=WORK", 1), ("?kind=STUDY", 0), ("?evidence=REPORTED", 1),
     ("?evidence=VISITED", 0), ("?ended=no", 1), ("?ended=yes", 0), ("?year=1999", None)],
)  # fmt: skip
def test_placements_are_narrowed_by_kind_proof_and_end(office, reported, query, count):
    page = Page(office.get(LIST + query))
    assert page.status == 200
    if count is not None:
        assert len(page.rows) == count
        assert bool(page.empty) is (count == 0)


def test_each_reader_of_an_empty_list_is_led_elsewhere(office, signed_in, recruiter):
    assert Page(office.get(LIST)).empty.endswith(f"→ {ALUMNI}")
    found = Page(signed_in(recruiter).get(LIST)).empty
    assert found.endswith(f"→ {reverse('placements:graduate_list')}")


def test_neighbours_find_neither_graduate_nor_work(signed_in, neighbour, other_recruiter,
                                                   reported, seat):  # fmt: skip
    browser = signed_in(neighbour)
    assert Page(browser.get(f"{ALUMNI}?outcome=")).rows == []
    assert browser.get(at("placement_detail", reported)).status_code == 404
    for verb in ("record_answer", "record_placement"):
        assert browser.post(at(verb, seat), work()).status_code == 404
    other = signed_in(other_recruiter)
    assert other.get(at("placement_detail", reported)).status_code == 404
    assert other.post(at("confirm_placement", reported)).status_code == 404
