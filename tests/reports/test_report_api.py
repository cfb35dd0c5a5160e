"""The second door: the same questions, the same rows, the same refusals."""

import pytest
from django.urls import reverse

from blkportal.core.models import Job
from reports.models import RegionalReport
from reports.services.regional_report import seal

QUESTION = {"level": "REGENCY", "place": "62.10", "period_from": "2019-01-01",
            "period_to": "2019-12-31"}  # fmt: skip


def post(client, address, body=None, **headers):
    return client.post(address, body or {}, content_type="application/json", headers=headers)


def test_a_report_is_asked_for_and_listed(officer, signed_in, questions):
    client = signed_in(officer)
    answer = post(client, reverse("reports-list"), QUESTION)
    assert answer.status_code == 202
    assert answer.json()["status"] == "QUEUED"
    assert [row["id"] for row in client.get(reverse("reports-list")).json()["results"]] == [
        answer.json()["id"]
    ]
    assert len(questions(client, reverse("reports-list"))) <= 12


def test_the_same_key_asks_once(officer, signed_in):
    client = signed_in(officer)
    answers = [
        post(client, reverse("reports-list"), QUESTION, **{"Idempotency-Key": "a"})
        for _time in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert RegionalReport.objects.count() == 1


@pytest.mark.parametrize(
    "change, status, code",
    [({"place": "62.11"}, 403, "not_your_place"), ({"level": "NATION", "place": ""}, 403, None),
     ({"period_to": "2018-01-01"}, 409, "period_order"), ({"level": "X"}, 400, None),
     ({"period_from": "2019-13-01"}, 400, None), ({"center": "nowhere"}, 409, "unknown_place")],
)  # fmt: skip
def test_what_the_page_refuses_the_api_refuses_too(officer, signed_in, change, status, code):
    answer = post(signed_in(officer), reverse("reports-list"), QUESTION | change)
    assert answer.status_code == status
    assert code is None or answer.json()["code"] == code
    assert not RegionalReport.objects.exists()


def test_an_employer_may_not_and_a_stranger_must_sign_in(recruiter, client, signed_in, db):
    assert post(signed_in(recruiter), reverse("reports-list"), QUESTION).status_code == 403
    assert client.get(reverse("reports-list")).status_code in {401, 403}


def test_figures_come_with_rates_as_pairs_and_their_seal(officer, build, signed_in, gunung_mas):
    report = build(officer)
    body = signed_in(officer).get(reverse("reports-figures", args=[report.pk])).json()
    assert body["figures"]["enrolled"] == 2
    assert body["is_intact"] is True
    placement = {rate["name"]: rate for rate in body["rates"]}["placement"]
    assert placement == {"name": "placement", "numerator": 0, "denominator": 2, "unknown": 2}


@pytest.mark.parametrize("name", ["reports-detail", "reports-figures"])
def test_a_neighbour_does_not_find_it(officer, neighbour, build, signed_in, name, gunung_mas):
    report = build(officer)
    assert signed_in(neighbour).get(reverse(name, args=[report.pk])).status_code == 404


def test_figures_of_an_unbuilt_report_are_not_there_yet(officer, ask, signed_in):
    report = ask(officer)
    answer = signed_in(officer).get(reverse("reports-figures", args=[report.pk]))
    assert answer.status_code == 404


def test_asking_again(officer, build, signed_in, gunung_mas):
    report = build(officer)
    Job.objects.update(key="an earlier minute")
    answer = post(signed_in(officer), reverse("reports-again", args=[report.pk]))
    assert answer.status_code == 202
    assert answer.json()["id"] != report.pk


def test_definitions_are_told_to_every_role(recruiter, signed_in):
    body = signed_in(recruiter).get(reverse("definitions-list")).json()
    assert "enrolled" in {figure["name"] for figure in body["figures"]}
    assert {rate["numerator"] for rate in body["rates"]} >= {"placed", "graduated"}


def test_work_is_followed_and_cancelled_by_whoever_asked(officer, neighbour, ask, signed_in):
    job = ask(officer).job
    address = reverse("jobs-detail", args=[job.pk])
    cancel = reverse("jobs-cancel", args=[job.pk])
    assert signed_in(officer).get(address).json()["status"] == "QUEUED"
    assert signed_in(neighbour).get(address).status_code == 404
    assert post(signed_in(neighbour), cancel).status_code == 404
    assert post(signed_in(officer), cancel).json()["status"] == "CANCELLED"
    assert post(signed_in(officer), cancel).status_code == 409
    assert len(signed_in(officer).get(reverse("jobs-list")).json()["results"]) == 1


def test_a_sealed_report_is_never_written_over(officer, build, gunung_mas):
    report = build(officer)
    copy = RegionalReport.objects.get(pk=report.pk)
    copy.figures = {"enrolled": 1}
    seal(copy)
    report.refresh_from_db()
    assert report.figures["enrolled"] == 2
