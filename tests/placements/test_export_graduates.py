"""A firm takes its results along: for a reason, without names, and only who is on offer then."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from participants.models import Certificate, Consent, Look
from placements import exports
from placements.forms.graduate import TakeAlongForm
from placements.models import Graduate
from tests.access.asking import text_of
from tests.assessing import make_graduate
from tests.pages import told
from tests.placements.conftest import CANARIES, costs_at_most

LIST, EXPORT = reverse("placements:graduate_list"), reverse("placements:export_graduates")
WHY = {"reason": "Seleksi operator las bulan depan", "format": "csv"}


def taken(browser, query="", **changes):
    return browser.post(EXPORT + query, WHY | changes)


def lines(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:40] else ","))


def withdraw(graduate):
    Consent.objects.filter(participant=graduate.participant).update(withdrawn_at=timezone.now())


def test_the_file_holds_what_the_page_shows(signed_in, recruiter, graduate):
    make_graduate(name="Orang Lain")
    Certificate.objects.filter(pk=graduate.pk).update(level=4)
    answer = taken(signed_in(recruiter), "?level=4")
    assert answer["Content-Disposition"].startswith('attachment; filename="lulusan-')
    head, row = lines(answer)
    assert len(head) == len(exports.Graduates.columns)
    assert row[:3] == [graduate.participant.initials, "Las SMAW 3G", "4"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_nothing_is_in_it_that_the_person_has_not_opened(signed_in, recruiter, graduate, kind):
    text = text_of(taken(signed_in(recruiter), format=kind))
    assert graduate.participant.initials in text
    assert not [word for word in CANARIES.values() if word in text]
    assert graduate.number not in text


def test_the_workbook_says_until_when_it_holds(signed_in, recruiter, graduate):
    file = io.BytesIO(b"".join(taken(signed_in(recruiter), format="xlsx").streaming_content))
    book = load_workbook(file, read_only=True)
    assert len(book.sheetnames) == 2


def test_whoever_withdraws_between_page_and_export_is_not_in_it(signed_in, recruiter, graduate):
    staying, browser = make_graduate(name="Rudi Hartono"), signed_in(recruiter)
    assert browser.get(LIST).context["page"].paginator.count == 2
    withdraw(graduate)
    told = lines(taken(browser))
    assert [row[0] for row in told[1:]] == [staying.participant.initials]
    assert not Look.objects.filter(participant=graduate.participant).exists()


def test_whoever_withdraws_while_the_file_is_written_is_not_in_it(
    signed_in, recruiter, graduate, monkeypatch
):
    staying, line_of = make_graduate(name="Rudi Hartono"), exports.line_of

    def withdrawn_meanwhile(person):
        with acting_in(SYSTEM):
            withdraw(graduate)
        return line_of(person)

    monkeypatch.setattr(exports, "line_of", withdrawn_meanwhile)
    told = lines(taken(signed_in(recruiter)))
    assert [row[0] for row in told[1:]] == [staying.participant.initials]
    assert not Look.objects.filter(participant=graduate.participant).exists()


def test_the_reason_is_kept_and_each_person_can_read_who_took_it(signed_in, recruiter, graduate):
    taken(signed_in(recruiter), "?level=2&unit=las")
    step = StatusChange.objects.get(verb="export")
    assert (step.after, step.by, step.employer_id) == (
        "graduates", recruiter, int(recruiter.scope_key)
    )  # fmt: skip
    assert step.reason == f"{WHY['reason']} · 1 · level=2, unit=las"
    look = Look.objects.get(participant=graduate.participant)
    assert (look.by, look.kind, look.office) == (recruiter, "PROFILE", recruiter.office)


@pytest.mark.parametrize("change", [{"reason": ""}, {"reason": "perlu"}, {"format": "pdf"}])
def test_without_a_reason_nothing_leaves(signed_in, recruiter, graduate, change):
    answer = taken(signed_in(recruiter), "?level=2", **change)
    assert answer["Location"] == f"{LIST}?level=2"
    assert not Look.objects.exists()
    assert not StatusChange.objects.filter(verb="export").exists()


def test_what_is_missing_is_told_with_its_name(signed_in, recruiter, graduate):
    (said,) = told(taken(signed_in(recruiter), reason=""))
    assert said.startswith(f"{TakeAlongForm.base_fields['reason'].label}: ")


def test_a_filter_that_is_none_takes_nobody_along(signed_in, recruiter, graduate):
    assert taken(signed_in(recruiter), "?level=x").status_code == 302
    assert not Look.objects.exists()


def test_more_than_fit_a_file_are_refused_and_nobody_is_noted(
    signed_in, recruiter, graduate, monkeypatch
):
    make_graduate()
    monkeypatch.setattr(exports, "MOST_EXPORTED", 1)
    answer = taken(signed_in(recruiter))
    assert answer.status_code == 409
    assert not Look.objects.exists()
    export = exports.Graduates(recruiter, graduates=Graduate.objects.visible_to(recruiter))
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        export.write(io.BytesIO())
    assert refusal.value.code == "too_many_graduates"


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_a_firm_that_is_not_verified_takes_nothing(
    signed_in, recruiter, employer, graduate, status
):
    type(employer).objects.filter(pk=employer.pk).update(status=status)
    assert taken(signed_in(recruiter)).status_code == 409
    assert not Look.objects.exists()


def test_nobody_but_a_firm_takes_such_a_list(signed_in, officer, ministry, organizer, graduate):
    for user in (officer, ministry, organizer):
        assert taken(signed_in(user)).status_code == 403


def test_the_page_offers_it_to_whom_may_have_it(signed_in, recruiter, ministry, graduate):
    assert f'action="{EXPORT}?level=2"' in signed_in(recruiter).get(f"{LIST}?level=2").text
    assert EXPORT not in signed_in(ministry).get(LIST).text


def test_a_file_costs_the_same_for_one_and_for_many(signed_in, recruiter):
    browser = signed_in(recruiter)
    make_graduate()
    with costs_at_most(7):
        lines(taken(browser))
    for number in range(6):
        make_graduate(name=f"Orang {number}")
    with costs_at_most(7):
        assert len(lines(taken(browser))) == 8
