"""The ministry's workplace: reports and background work, read-only but for the verbs."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from blkportal.core.models import Job, StatusChange
from reports.models import RegionalReport
from tests.chain import make_referral

LISTS = ["reports_regionalreport", "core_job", "core_statuschange", "core_auditentry"]


def act(client, name, action, rows):
    return client.post(
        reverse(f"admin:{name}_changelist"),
        {"action": action, "sure": "yes", "_selected_action": [row.pk for row in rows]},
    )


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_open_and_nothing_in_them_can_be_added(ministry, build, signed_in, name, db):
    build(ministry)
    make_referral()
    client = signed_in(ministry)
    assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:{name}_changelist"), {"q": "62.10"}).status_code == 200
    assert client.get(reverse(f"admin:{name}_add")).status_code == 403


@pytest.mark.parametrize("name", LISTS)
def test_an_officer_is_led_away_from_the_admin(officer, signed_in, name):
    assert signed_in(officer).get(reverse(f"admin:{name}_changelist")).status_code == 302


def test_reports_are_built_anew_from_the_list(ministry, build, signed_in):
    report = build(ministry)
    Job.objects.update(key="an earlier minute")
    act(signed_in(ministry), "reports_regionalreport", "build_anew", [report])
    assert RegionalReport.objects.count() == 2


def test_quarantined_work_is_released_and_other_work_refused_row_by_row(ministry, signed_in):
    stuck = Job.objects.create(
        kind="build_report",
        key="a",
        status="QUARANTINED",
        attempts=3,
        ended_at="2026-01-02T00:00Z",
    )
    done = Job.objects.create(kind="build_report", key="b", status="DONE")
    response = act(signed_in(ministry), "core_job", "release", [stuck, done])
    stuck.refresh_from_db()
    assert (stuck.status, stuck.attempts, stuck.ended_at) == ("QUEUED", 0, None)
    assert len(list(get_messages(response.wsgi_request))) == 2


def test_work_is_cancelled_from_the_list(ministry, signed_in):
    job = Job.objects.create(kind="build_report", key="a")
    act(signed_in(ministry), "core_job", "cancel", [job])
    job.refresh_from_db()
    assert job.status == "CANCELLED"


def test_a_reader_may_look_but_not_release(ministry_reader, signed_in):
    job = Job.objects.create(kind="build_report", key="a", status="QUARANTINED")
    act(signed_in(ministry_reader), "core_job", "release", [job])
    job.refresh_from_db()
    assert job.status == "QUARANTINED"


def test_a_record_opens(ministry, build, signed_in):
    report = build(ministry)
    client = signed_in(ministry)
    for name, pk in (("reports_regionalreport", report.pk), ("core_job", report.job_id)):
        assert client.get(reverse(f"admin:{name}_change", args=[pk])).status_code == 200


def test_a_step_is_told_in_words_with_its_reason(ministry, officer, signed_in):
    referral = make_referral()
    StatusChange.of(
        referral, "return_", "SUBMITTED", "RETURNED", by=officer, reason="Ijazah belum ada"
    ).save()
    the_list = reverse("admin:core_statuschange_changelist")
    the_step = reverse("admin:core_statuschange_change", args=[StatusChange.objects.get().pk])
    for address in (the_list, the_step):
        page = signed_in(ministry).get(address).content.decode()
        for words in (f"usulan {referral.pk}", "Diajukan", "Dikembalikan", "Ijazah belum ada"):
            assert words in page
        for code in ("SUBMITTED", "RETURNED", "participants.referral ", ">participants.referral<",
                     ">return_<"):  # fmt: skip
            assert code not in page


def test_steps_are_chosen_by_their_names_in_order(ministry, officer, signed_in):
    for verb in ("withdraw", "submit", "return_"):
        StatusChange.of(make_referral(), verb, "SUBMITTED", "RETURNED", by=officer).save()
    the_list = reverse("admin:core_statuschange_changelist")
    page = signed_in(ministry).get(the_list).content.decode()
    asked = [f'href="?verb={verb}"' for verb in ("submit", "return_", "withdraw")]
    assert sorted(asked, key=page.index) == asked  # diajukan, dikembalikan, ditarik
    found = signed_in(ministry).get(the_list, {"verb": "submit"}).content.decode()
    assert found.count('class="field-step') == 1


def test_a_step_of_a_kind_that_is_gone_is_told_as_it_was_written(ministry, officer, signed_in):
    step = StatusChange.of(make_referral(), "return_", "SUBMITTED", "RETURNED", by=officer)
    step.record_type = "participants.scroll"
    step.save()
    page = signed_in(ministry).get(reverse("admin:core_statuschange_changelist"))
    assert page.status_code == 200
    for words in ("participants.scroll", "SUBMITTED", "RETURNED"):
        assert words in page.content.decode()
