"""One person travels the whole chain over HTTP, with a real web server and a real worker.

nomination → check → seat → bed → training → certificate → hire request → job → regional report.
"""

import io
import time
from datetime import date, timedelta
from uuid import uuid4

import pytest
import xlsxwriter
from django.utils import timezone

from tests.blank import drop
from tests.chain import make_nik

BORN = date(2001, 6, 3)
TODAY = timezone.localdate()
WITHIN = 60
BROKER_NUMBER = 14


@pytest.fixture(scope="module")
def portal(portal_named):
    """One in which nobody but this person is counted."""
    opened = portal_named("journey", BROKER_NUMBER)
    yield opened
    opened.stop()
    drop("journey")


def wait_for(portal, person, path, key="status", until=("DONE",)):
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        seen = portal.do(person, "GET", path)
        if seen[key] in until:
            return seen
        assert seen[key] not in {"FAILED", "QUARANTINED", "REFUSED"}, seen
        time.sleep(0.3)
    raise TimeoutError(f"{path} stayed {seen[key]}")


def test_one_person_from_nomination_to_the_report_of_the_region(portal):
    person = the_officer_nominates(portal)
    enrollment = the_center_selects_and_receives(portal, person["referral"])
    the_class_graduates(portal, enrollment)
    a_body_finds_the_person_competent(portal, enrollment)
    certificate = the_certifier_issues(portal, enrollment)
    an_employer_hires(portal, certificate)
    the_report_counts_the_person(portal)
    the_neighbour_sees_nothing(portal, person, enrollment)
    the_person_page_tells_the_journey(portal, person)


def the_officer_nominates(portal):
    nik = make_nik("62.10", BORN, "FEMALE", serial=9501)
    facts = {"nik": nik, "name": "Siti Rahma Wulandari", "sex": "FEMALE", "phone": "081234567890",
             "birth_date": BORN.isoformat(), "education": "SMK"}  # fmt: skip
    person = portal.do("officer", "POST", "/api/v1/participants/", facts)
    assert nik not in str(person), "the NIK is masked"
    for purpose in ("TRAINING", "TALENT_SEARCH"):
        path = f"/api/v1/participants/{person['id']}/give-consent/"
        portal.do("officer", "POST", path, {"purpose": purpose, "channel": "PAPER"})
    draft = {"participant": person["id"], "batch": portal.world["batch"]}
    referral = portal.do("officer", "POST", "/api/v1/referrals/", draft)
    assert referral["status"] == "DRAFT"
    submitted = portal.do("officer", "POST", f"/api/v1/referrals/{referral['id']}/submit/")
    assert submitted["status"] == "SUBMITTED"
    again = portal.ask("officer", "POST", f"/api/v1/referrals/{referral['id']}/submit/")
    assert (again.status, again.json()["code"]) == (409, "illegal_move")
    return {"id": person["id"], "referral": referral["id"], "nik": nik}


def the_center_selects_and_receives(portal, referral):
    batch = f"/api/v1/batches/{portal.world['batch']}"
    too_early = portal.ask("organizer", "POST", f"/api/v1/referrals/{referral}/select/")
    assert too_early.status == 409
    portal.do("organizer", "POST", f"/api/v1/referrals/{referral}/verify/")
    portal.do("organizer", "POST", f"{batch}/start-selection/")
    enrollment = portal.do("organizer", "POST", f"/api/v1/referrals/{referral}/select/")
    decree = {"decree_number": "KEP.12/LATTAS-BKS/2026", "decree_on": TODAY.isoformat()}
    portal.do("organizer", "POST", f"{batch}/confirm/", decree)
    arrive = f"/api/v1/enrollments/{enrollment['id']}/arrive/"
    bed = portal.world["beds"][0]
    arrived = portal.do("organizer", "POST", arrive, {"on": TODAY.isoformat(), "bed": bed})
    assert (arrived["status"], arrived["enrolled_on"]) == ("ARRIVED", TODAY.isoformat())
    stays = portal.do("organizer", "GET", f"/api/v1/stays/?enrollment={enrollment['id']}")
    assert [stay["bed"] for stay in stays["results"]] == [bed]
    return enrollment["id"]


def the_class_graduates(portal, enrollment):
    batch = f"/api/v1/batches/{portal.world['batch']}"
    person = f"/api/v1/enrollments/{enrollment}"
    portal.do("organizer", "POST", f"{batch}/start/")
    portal.do("organizer", "POST", f"{person}/start/")
    portal.do("organizer", "POST", f"{batch}/start-assessment/")
    portal.do("organizer", "POST", f"{person}/complete/")
    portal.do("organizer", "POST", f"{batch}/start-graduation/")
    too_early = portal.ask("organizer", "POST", f"{person}/graduate/")
    assert (too_early.status, too_early.json()["code"]) == (409, "units_open")
    learned = f"/api/v1/classes/{portal.world['batch']}/note-results/"
    for unit in portal.world["units"]:
        passed = [{"enrollment": enrollment, "is_passed": True}]
        portal.do("organizer", "POST", learned, {"unit": unit, "results": passed})
    graduated = portal.do("organizer", "POST", f"{person}/graduate/")
    assert graduated["status"] == "GRADUATED"


def a_body_finds_the_person_competent(portal, enrollment):
    today = TODAY.isoformat()
    wanted = {"body": portal.world["body"], "people": [enrollment], "held_on": today,
              "site": "Bengkel las 1", "assessor": "Sri Wahyuni",
              "assessor_number": "MET.000.001"}  # fmt: skip
    plan = f"/api/v1/classes/{portal.world['batch']}/plan-assessment/"
    day = f"/api/v1/assessment-days/{portal.do('certifier', 'POST', plan, wanted)['id']}"
    found = portal.do("certifier", "GET", f"/api/v1/assessments/?enrollment={enrollment}")
    (candidate,) = [row["id"] for row in found["results"]]
    seen = [{"assessment": candidate, "recommendation": "COMPETENT"}]
    portal.do("certifier", "POST", f"{day}/recommendations/", {"results": seen})
    certificate = {"enrollment": enrollment, "kind": "COMPETENCY"}
    early = portal.ask("certifier", "POST", "/api/v1/certificates/", certificate)
    assert (early.status, early.json()["code"]) == (409, "not_competent")
    letter = {"number": "SK/1", "on": today,
              "results": [{"assessment": candidate, "decision": "COMPETENT"}]}  # fmt: skip
    portal.do("certifier", "POST", f"{day}/decisions/", letter)


def the_certifier_issues(portal, enrollment):
    wanted = {"enrollment": enrollment, "kind": "COMPETENCY", "registration_number": "LAS.1.2026"}
    certificate = portal.do("certifier", "POST", "/api/v1/certificates/", wanted)
    assert certificate["number"]
    twice = portal.ask("certifier", "POST", "/api/v1/certificates/", wanted)
    assert twice.status == 409
    return certificate["id"]


def an_employer_hires(portal, certificate):
    offered = portal.do("recruiter", "GET", "/api/v1/graduates/")["results"]
    assert len(offered) == 1
    assert "Siti" not in str(offered)
    ask = {"certificate": certificate, "job_title": "Juru las", "work_regency": "32.15",
           "wage": 5_200_000, "starts_on": (TODAY + timedelta(days=14)).isoformat()}  # fmt: skip
    request = portal.do("recruiter", "POST", "/api/v1/hire-requests/", ask)
    assert "Siti" not in str(request)
    path = f"/api/v1/hire-requests/{request['id']}"
    portal.do("officer", "POST", f"{path}/accept/", {"asked_person": True})
    seen = portal.do("recruiter", "GET", f"{path}/")
    assert "Siti Rahma Wulandari" in str(seen)
    portal.do("recruiter", "POST", f"{path}/hire/", {"started_on": TODAY.isoformat()})
    assert portal.do("recruiter", "GET", "/api/v1/graduates/")["count"] == 0


def the_report_counts_the_person(portal):
    year = {"period_from": f"{TODAY.year}-01-01", "period_to": f"{TODAY.year}-12-31"}
    question = {"level": "REGENCY", "place": "62.10", **year}
    report = portal.do("officer", "POST", "/api/v1/reports/", question)
    wait_for(portal, "officer", f"/api/v1/reports/{report['id']}/")
    built = portal.do("officer", "GET", f"/api/v1/reports/{report['id']}/figures/")
    chain = ("referred", "selected", "enrolled", "graduated", "certified", "placed")
    assert {name: built["figures"][name] for name in chain} == dict.fromkeys(chain, 1)
    assert built["figures"]["unknown"] == 0
    assert built["is_intact"] is True


def the_neighbour_sees_nothing(portal, person, enrollment):
    for path in (
        f"/api/v1/participants/{person['id']}/",
        f"/api/v1/referrals/{person['referral']}/",
        f"/api/v1/enrollments/{enrollment}/",
    ):
        assert portal.ask("neighbour", "GET", path).status == 404
    assert portal.do("neighbour", "GET", "/api/v1/participants/")["count"] == 0


def the_person_page_tells_the_journey(portal, person):
    seen = portal.do("officer", "GET", f"/api/v1/participants/{person['id']}/")
    assert person["nik"] not in str(seen)


def test_the_same_post_under_one_key_is_done_once(portal):
    key = {"Idempotency-Key": uuid4().hex}
    facts = {"nik": make_nik("62.10", BORN, "MALE", serial=9502), "name": "Budi Hartono",
             "sex": "MALE", "birth_date": BORN.isoformat(), "education": "SMK"}  # fmt: skip
    first = portal.ask("officer", "POST", "/api/v1/participants/", facts, key)
    second = portal.ask("officer", "POST", "/api/v1/participants/", facts, key)
    assert (first.status, second.status) == (201, 201)
    assert first.json() == second.json()
    other = portal.ask("officer", "POST", "/api/v1/participants/", {**facts, "name": "X"}, key)
    assert (other.status, other.json()["code"]) == (409, "key_reused")


def workbook(rows):
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    heads = ["NIK", "Nama", "Jenis kelamin", "Tanggal lahir", "Pendidikan", "Telepon"]
    for number, row in enumerate([heads, *rows]):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    book.close()
    return file.getvalue()


def test_a_list_is_checked_confirmed_and_saved_by_the_worker(portal):
    batch = portal.lay_out("from tests.live.extra import open_class; open_class(places=9)")
    good = [make_nik("62.10", BORN, "MALE", serial=9600 + n) for n in range(2)]
    rows = [[nik, f"Calon {letter}", "Laki-laki", "03/06/2001", "SMK", "081234567890"]
            for nik, letter in zip(good, "AB", strict=True)]  # fmt: skip
    rows.append(["62100", "Calon C", "Laki-laki", "03/06/2001", "SMK", "081234567890"])
    file = workbook(rows)
    upload = portal.upload("officer", "/api/v1/referral-imports/", {"batch": batch}, file)
    path = f"/api/v1/referral-imports/{upload['id']}/"
    checked = wait_for(portal, "officer", path, until=("CHECKED",))
    assert (checked["rows_read"], checked["rows_good"]) == (3, 2)
    assert any(problem["row"] == 4 for problem in checked["problems"])
    portal.do("officer", "POST", f"{path}confirm/", {"doubts_seen": True})
    saved = wait_for(portal, "officer", path, until=("SAVED",))
    assert saved["rows_saved"] == 2
    listed = portal.do("officer", "GET", f"/api/v1/referrals/?batch={batch}")
    assert {row["status"] for row in listed["results"]} == {"SUBMITTED"}
    twice = portal.upload("officer", "/api/v1/referral-imports/", {"batch": batch}, file)
    assert twice["id"] == upload["id"], "the same file again is the same upload"
