"""Reports, definitions and background work through the API, held against the description."""

import pytest

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from reports.figures import FIGURES, RATES
from reports.models import RegionalReport
from tests.door import Door

YEAR = {"period_from": "2019-01-01", "period_to": "2019-12-31"}
OWN = {"level": "REGENCY", "place": "62.10", **YEAR}


@pytest.fixture
def region(officer):
    return Door(officer)


def test_a_report_is_asked_for_built_and_read(region, gunung_mas):
    made = region.post("reports/", **OWN)
    assert (made.status_code, made.json()["status"]) == (202, "QUEUED")
    path = f"reports/{made.json()['id']}/"
    waiting = region.get(f"{path}figures/")
    assert waiting.status_code == 404
    run_job(made.json()["job"])
    told = region.get(f"{path}figures/").json()
    assert told["is_intact"]
    assert (told["figures"]["enrolled"], told["figures"]["certified"]) == (2, 1)
    assert set(told["figures"]) == {figure.name for figure in FIGURES}
    assert {rate["name"] for rate in told["rates"]} <= {rate.name for rate in RATES}
    assert region.get(path).json()["as_of"]


def test_a_key_and_a_second_click_ask_once(region):
    first = region.post("reports/", key="laporan", **OWN)
    assert region.post("reports/", key="laporan", **OWN).json() == first.json()
    assert region.post("reports/", **OWN).json()["id"] == first.json()["id"]
    assert RegionalReport.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [
        ({"level": "KOTA"}, 400, "level"),
        ({"period_from": "kapan"}, 400, "period_from"),
        ({"place": "62.11"}, 403, "not_your_place"),
        ({"level": "NATION", "place": ""}, 403, "not_your_place"),
        ({"period_to": "2018-01-01"}, 409, "code"),
    ],
)
def test_a_question_that_cannot_be_is_refused(region, change, status, word):
    answer = region.post("reports/", **OWN | change)
    assert answer.status_code == status
    assert word in str(answer.json())
    assert not RegionalReport.objects.exists()


def test_the_same_question_again_makes_a_report_of_its_own(region, gunung_mas):
    made = region.post("reports/", **OWN).json()
    run_job(made["job"])
    Job.objects.update(key="an earlier minute")
    again = region.post(f"reports/{made['id']}/again/")
    assert again.status_code == 202
    assert again.json()["id"] != made["id"]
    assert region.ids("reports/") == [again.json()["id"], made["id"]]


def test_reports_are_narrowed_by_level_and_year(region, gunung_mas):
    made = region.post("reports/", **OWN).json()["id"]
    assert region.ids("reports/", level="REGENCY", year=2019) == [made]
    assert region.ids("reports/", level="NATION") == []
    assert region.ids("reports/", year=2012) == []
    assert region.get("reports/", level="KOTA").status_code == 400


def test_work_is_followed_and_cancelled_once_by_whoever_asked(region, neighbour, ministry):
    job = region.post("reports/", **OWN).json()["job"]
    assert region.get(f"jobs/{job}/").json()["status"] == "QUEUED"
    assert Door(neighbour).get(f"jobs/{job}/").status_code == 404
    assert Door(neighbour).post(f"jobs/{job}/cancel/").status_code == 404
    assert Door(ministry).ids("jobs/") == [job]
    assert region.post(f"jobs/{job}/cancel/").json()["status"] == "CANCELLED"
    again = region.post(f"jobs/{job}/cancel/")
    assert (again.status_code, again.json()["code"]) == (409, "job_ended")


def test_after_a_cancelled_report_the_next_is_made(region):
    first = region.post("reports/", **OWN).json()
    region.post(f"jobs/{first['job']}/cancel/")
    second = region.post("reports/", **OWN).json()
    assert second["id"] != first["id"]
    assert second["status"] == "QUEUED"


def test_every_definition_says_how_it_is_counted(recruiter):
    told = Door(recruiter).get("definitions/").json()
    assert [row["name"] for row in told["figures"]] == [figure.name for figure in FIGURES]
    assert all(row["definition"] and row["since"] for row in told["figures"])
    names = {row["name"] for row in told["figures"]}
    assert all(row["denominator"] in names for row in told["rates"])


def test_a_neighbour_finds_no_report(region, neighbour, gunung_mas):
    made, door = region.post("reports/", **OWN).json(), Door(neighbour)
    run_job(made["job"])
    assert door.ids("reports/") == []
    assert door.get(f"reports/{made['id']}/").status_code == 404
    assert door.get(f"reports/{made['id']}/figures/").status_code == 404
    assert door.post(f"reports/{made['id']}/again/").status_code == 404
