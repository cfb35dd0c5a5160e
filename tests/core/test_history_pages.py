"""The life of a record, told on its own page: who did what, when, and in which request."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from blkportal.core.history import LONGEST, history_of
from blkportal.core.models import AuditEntry, StatusChange
from blkportal.core.scope import acting_as
from participants.models import Certificate, Enrollment, Participant
from participants.services import reveal_nik
from participants.states import referral_moves
from placements.models import Employer, HireRequest, Placement
from placements.services import register_employer
from programs.models import Agreement, Batch
from regions.models import Regency, RegionalAgency
from reports.models import RegionalReport
from tests.chain import make_participant, make_referral
from tests.core.lives import make_agreement
from tests.database.records import make

# the page of a record, and a column that somebody changes on it
PAGES = {
    Batch: ("programs:show_batch", {"title": "Lain"}),
    Agreement: ("programs:show_agreement", {"title": "Lain"}),
    Certificate: ("participants:show_certificate", {"registration_number": "7"}),
    Participant: ("participants:participant_detail", {"phone": "081200000000"}),
    Enrollment: ("participants:show_enrollment", {"reregister_by": "2026-01-01"}),
    HireRequest: ("placements:hire_request_detail", {"answered_on": "2026-01-01"}),
    Placement: ("placements:placement_detail", {"job_title": "Juru las"}),
    Employer: ("placements:employer_detail", {"sector": "Lain"}),
    RegionalAgency: ("regions:see_agency", {"phone": "0251"}),
    RegionalReport: ("reports:report_detail", {"as_of": "2026-01-01T00:00:00Z"}),
}


def history_on(page):
    found = re.search(r'<ol class="history".*?</ol>', page, re.S)
    return found.group() if found else ""


def change(record, by, **columns):
    with acting_as(by):
        type(record)._base_manager.filter(pk=record.pk).update(**columns)


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_change_is_read_on_the_page_with_the_person_who_made_it(
    signed_in, ministry, ministry_reader, model
):
    name, columns = PAGES[model]
    record = make(model)
    change(record, ministry, **columns)
    page = signed_in(ministry_reader).get(reverse(name, args=[record.pk])).content.decode()
    told = history_on(page)
    with override("id"):
        labels = [str(model._meta.get_field(column).verbose_name) for column in columns]
    assert ministry.name in told
    for label in labels:
        assert label in told


def test_a_record_that_begins_with_a_step_is_not_told_to_begin_twice(ministry):
    employer = register_employer(
        name="PT Baja",
        registry_number="WLKP-7",
        sector="Industri",
        kbli="24101",
        is_direct=True,
        regency=Regency.objects.get(pk="32.15"),
        by=ministry,
    )
    assert [entry["what"] for entry in history_of(employer)] == ["register"]


def test_a_revealed_nik_does_not_hide_who_recorded_the_person(officer):
    person = make_participant()
    reveal_nik(person, reason="Dicocokkan dengan KTP", by=officer)
    assert [entry["what"] for entry in history_of(person)] == ["reveal_nik", "insert"]


@pytest.fixture
def agreement(db):
    return make_agreement()


def test_a_request_is_noted_with_its_number_on_all_that_it_wrote(signed_in, ministry, agreement):
    address = reverse("programs:end_agreement", args=[agreement.pk])
    answer = signed_in(ministry).post(address, {"reason": "Anggaran dipotong"})
    assert answer.status_code == 302
    entry = AuditEntry.about(agreement).first()
    assert entry.request_id == answer["X-Request-Id"]
    assert (entry.action, entry.user_id) == ("UPDATE", ministry.pk)


def test_two_requests_have_two_numbers(signed_in, ministry):
    browser = signed_in(ministry)
    numbers = {browser.get("/livez")["X-Request-Id"] for _time in range(5)}
    assert len(numbers) == 5


def test_a_step_is_told_once_with_both_states_and_its_reason(officer):
    referral = make_referral(status="SUBMITTED")
    referral_moves.make("return_", referral, by=officer, reason="Ijazah tidak terbaca")
    with override("en"):
        told = history_of(referral)
        assert [str(entry["label"]) for entry in told] == ["Returned", "Recorded"]
    first = told[0]
    assert (first["who"], first["before"], first["after"], first["reason"]) == (
        officer.name,
        "Submitted",
        "Returned",
        "Ijazah tidak terbaca",
    )


def test_the_newest_stands_first_and_the_list_ends_somewhere(agreement, ministry):
    for number in range(LONGEST + 5):
        change(agreement, ministry, title=f"Judul {number}")
    told = history_of(agreement)
    assert len(told) == LONGEST
    moments = [entry["at"] for entry in told]
    assert moments == sorted(moments, reverse=True)


def test_a_history_costs_two_queries_however_long_it_is(
    agreement, ministry, django_assert_num_queries
):
    for number in range(20):
        change(agreement, ministry, title=f"Judul {number}")
    with django_assert_num_queries(2):
        history_of(agreement)


def test_what_a_colleague_of_another_office_did_is_told_without_the_name(
    agreement, ministry, officer
):
    """A step names its person; a bare edit is never told as if the system had made it."""
    change(agreement, ministry, title="Lain")
    with acting_as(officer):
        told = history_of(agreement)
    assert [entry["who"] for entry in told if entry["what"] == "update"] == ["instansi lain"]


def test_a_step_keeps_the_name_of_its_day(officer):
    referral = make_referral(status="SUBMITTED")
    referral_moves.make("verify", referral, by=officer)
    type(officer).objects.filter(pk=officer.pk).update(name="Yunita Baru")
    assert StatusChange.about(referral).get().by_name == officer.name
    assert history_of(referral)[0]["who"] == officer.name
