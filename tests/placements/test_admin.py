"""The ministry's desk calls the same services and says per row what was refused."""

import html

import pytest
from django.urls import reverse

from blkportal.core.models import Job, StatusChange
from placements.models import Employer, HireRequest
from tests.people import make_employer
from tests.placements.conftest import CANARIES, costs_at_most

NOUNS = ["employer", "employercontact", "hirerequest", "placement"]
SEARCHES = [("employer", "Baja"), ("hirerequest", "Juru"), ("placement", "Kanari"),
            ("employercontact", "dewi")]  # fmt: skip


def changelist(noun):
    return reverse(f"admin:placements_{noun}_changelist")


@pytest.mark.parametrize("noun", NOUNS)
def test_every_list_opens_for_the_ministry_and_for_nobody_else(
    signed_in, ministry_reader, officer, recruiter, accepted, reported, noun
):
    page = signed_in(ministry_reader).get(changelist(noun))
    assert page.status_code == 200
    for user in (officer, recruiter):
        assert signed_in(user).get(changelist(noun)).status_code == 302


@pytest.mark.parametrize("noun, what", SEARCHES)
def test_every_list_can_be_searched(signed_in, ministry, accepted, reported, noun, what):
    browser = signed_in(ministry)
    assert browser.get(changelist(noun), {"q": what}).context["cl"].result_count == 1
    assert browser.get(changelist(noun), {"q": "zzz"}).context["cl"].result_count == 0


def test_verifying_many_says_which_row_was_refused(signed_in, ministry, employer):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    words = {
        "action": "verify_employers",
        "sure": "yes",
        "_selected_action": [waiting.pk, employer.pk],
    }
    page = signed_in(ministry).post(changelist("employer"), words, follow=True)
    waiting.refresh_from_db()
    assert waiting.status == "VERIFIED"
    levels = sorted(message.level_tag for message in page.context["messages"])
    assert levels == ["success", "warning"]


def test_an_action_says_first_to_whom_it_will_be_done(signed_in, ministry, employer):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    rows = {"action": "verify_employers", "_selected_action": [waiting.pk]}
    page = signed_in(ministry).post(changelist("employer"), rows)
    waiting.refresh_from_db()
    assert waiting.status == "PENDING"
    assert (page.context["count"], page.context["rows"]) == (1, [waiting])
    assert page.context["sent"]["sure"] == ["yes"]
    assert b"PT Antri" in page.content
    assert b"PT Baja Karawang" not in page.content


def test_an_action_for_the_whole_list_counts_the_whole_list(signed_in, ministry, employer):
    make_employer("PT Antri", "Q-1", status="PENDING")
    rows = {"action": "verify_employers", "select_across": "1", "_selected_action": [employer.pk]}
    page = signed_in(ministry).post(changelist("employer"), rows)
    assert page.context["count"] + len(page.context["refused"]) == 2


def test_an_action_says_first_which_rows_are_refused_and_leaves_no_trace(
    signed_in, ministry, employer
):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    rows = {"action": "verify_employers", "_selected_action": [waiting.pk, employer.pk]}
    before = StatusChange.objects.count(), Job.objects.count()
    page = signed_in(ministry).post(changelist("employer"), rows)
    [(row, reason)] = page.context["refused"]
    assert row == employer
    assert reason in html.unescape(page.content.decode())
    assert (StatusChange.objects.count(), Job.objects.count()) == before
    assert str(employer) in page.content.decode()


def test_more_rows_than_a_page_can_change_are_refused_with_the_number(
    signed_in, ministry, employer, monkeypatch
):
    monkeypatch.setattr("blkportal.site.preview.MOST_AT_ONCE", 1)
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    rows = {"action": "verify_employers", "sure": "yes"}
    rows["_selected_action"] = [waiting.pk, employer.pk]
    page = signed_in(ministry).post(changelist("employer"), rows, follow=True)
    waiting.refresh_from_db()
    assert waiting.status == "PENDING"
    assert [message.level_tag for message in page.context["messages"]] == ["error"]


@pytest.mark.parametrize("keys", [[], ["nobody"]])
def test_without_a_row_there_is_nothing_to_show(keys, signed_in, ministry, employer):
    rows = {"action": "verify_employers", "_selected_action": keys}
    page = signed_in(ministry).post(changelist("employer"), rows, follow=True)
    assert page.status_code == 200
    assert "sent" not in page.context


def test_a_reader_has_no_action(signed_in, ministry_reader, employer):
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    words = {"action": "verify_employers", "sure": "yes", "_selected_action": [waiting.pk]}
    signed_in(ministry_reader).post(changelist("employer"), words)
    waiting.refresh_from_db()
    assert waiting.status == "PENDING"


def test_registering_takes_the_way_of_the_service(signed_in, ministry):
    words = {"name": "PT Baru", "registry_number": "nib 9", "sector": "Kayu", "regency": "32.15",
             "kbli": "16101", "is_direct": "on",
             "address": "", "website": "", "contacts-TOTAL_FORMS": 0,
             "contacts-INITIAL_FORMS": 0}  # fmt: skip
    browser = signed_in(ministry)
    assert browser.post(reverse("admin:placements_employer_add"), words).status_code == 302
    employer = Employer.objects.get()
    assert (employer.registry_number, employer.status) == ("NIB9", "PENDING")
    change = reverse("admin:placements_employer_change", args=[employer.pk])
    words |= {"sector": "Mebel", "seen_version": employer.version}
    assert browser.post(change, words).status_code == 302
    employer.refresh_from_db()
    assert (employer.sector, employer.version) == ("Mebel", 2)


def test_closing_a_request_empties_name_and_phone(signed_in, ministry, accepted):
    words = {"action": "withdraw_hire_requests", "sure": "yes", "_selected_action": [accepted.pk]}
    signed_in(ministry).post(changelist("hirerequest"), words)
    closed = HireRequest.objects.get(pk=accepted.pk)
    assert (closed.status, closed.contact_name) == ("LAPSED", "")


@pytest.mark.parametrize("noun", ["hirerequest", "placement"])
def test_what_others_have_done_is_read_only(signed_in, ministry, accepted, reported, noun):
    record = {"hirerequest": accepted, "placement": reported}[noun]
    browser = signed_in(ministry)
    address = reverse(f"admin:placements_{noun}_change", args=[record.pk])
    page = browser.get(address)
    assert page.status_code == 200
    assert browser.post(address, {}).status_code == 403
    assert browser.get(reverse(f"admin:placements_{noun}_add")).status_code == 403
    assert CANARIES["nik"] not in page.text


def test_the_list_of_firms_costs_the_same_for_one_and_for_many(signed_in, ministry):
    browser = signed_in(ministry)
    for number in range(15):
        make_employer(f"PT {number}", f"N-{number}")
    with costs_at_most(10):
        browser.get(changelist("employer"))
