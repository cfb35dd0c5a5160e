"""Whoever is to mend a record reads of it on the home page, and on Mondays in a letter."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from reports import services
from reports.models import NoticeSettings
from reports.quality import BY_NAME, RULES, Owner
from tests.chain import make_enrollment
from tests.people import make_center_user
from tests.quality import make_finding

HOME = reverse("home")
MONDAY = datetime.fromisoformat("2026-11-30T08:00:00+07:00")
OF = {owner: next(rule.name for rule in RULES if rule.owner == owner) for owner in Owner}


@pytest.fixture
def enrollment(officer, organizer):
    return make_enrollment("GRADUATED")


@pytest.fixture
def clock(monkeypatch):
    def stand(**later):
        monkeypatch.setattr(timezone, "now", lambda: MONDAY + timedelta(**later))

    stand()
    return stand


def work_of(client):
    page = reverse("reports:list_quality")
    return [str(item.text) for item in client.get(HOME).context["worklist"] if item.url == page]


def strike():
    services.start_quality_letters()
    for job in Job.objects.filter(kind="mail_quality", status="QUEUED"):
        run_job(job.pk)
    return sorted(letter.to[0] for letter in mail.outbox)


def test_a_center_reads_at_home_how_much_it_is_to_mend(enrollment, organizer, signed_in):
    assert work_of(signed_in(organizer)) == []
    make_finding(enrollment, OF[Owner.CENTER])
    other = make_finding(enrollment, OF[Owner.CENTER], record_key="0")
    services.accept_finding(other, reason="LSP tutup", by=organizer)
    (line,) = work_of(signed_in(organizer))
    assert line.startswith("1 ")


def test_what_is_the_centers_to_mend_is_no_work_of_the_region(enrollment, officer, signed_in):
    make_finding(enrollment, OF[Owner.CENTER])
    assert work_of(signed_in(officer)) == []
    make_finding(enrollment, OF[Owner.REGENCY])
    assert len(work_of(signed_in(officer))) == 1


def test_a_neighbour_and_an_instructor_have_nothing_to_mend(enrollment, neighbour, signed_in):
    make_finding(enrollment, OF[Owner.REGENCY])
    make_finding(enrollment, OF[Owner.CENTER])
    center = enrollment.center
    instructor = make_center_user("budi@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    assert work_of(signed_in(neighbour)) == work_of(signed_in(instructor)) == []


def test_the_ministry_reads_of_its_own_and_its_readers_of_none(
    enrollment, ministry, ministry_reader, signed_in
):
    make_finding(enrollment, OF[Owner.REGENCY])
    assert work_of(signed_in(ministry)) == []
    make_finding(enrollment, OF[Owner.MINISTRY])
    assert len(work_of(signed_in(ministry))) == 1
    assert work_of(signed_in(ministry_reader)) == []


def test_the_letter_tells_numbers_by_rule_and_what_is_new(enrollment, organizer, clock):
    rule = OF[Owner.CENTER]
    make_finding(enrollment, rule, since=timezone.localdate() - timedelta(days=30))
    make_finding(enrollment, rule, record_key="0", since=timezone.localdate())
    assert strike() == [organizer.email]
    body = mail.outbox[0].body
    assert f"{BY_NAME[rule].label}: 2 (1 " in body
    assert enrollment.participant.name not in body
    assert reverse("reports:list_quality") in body


def test_a_letter_comes_once_on_a_monday(enrollment, organizer, clock):
    make_finding(enrollment, OF[Owner.CENTER])
    clock(days=-1)
    assert strike() == []
    clock()
    assert len(strike()) == 1
    clock(hours=5)
    assert len(strike()) == 1
    clock(days=7)
    assert len(strike()) == 2


def test_before_six_and_without_findings_nobody_is_written_to(organizer, clock, enrollment):
    assert strike() == []
    make_finding(enrollment, OF[Owner.CENTER])
    clock(days=7, hours=-3)
    assert strike() == []


def test_who_wants_no_letters_gets_none(enrollment, organizer, clock):
    make_finding(enrollment, OF[Owner.CENTER])
    NoticeSettings.objects.create(user=organizer, mail="NEVER")
    assert strike() == []
