"""A7: certified and agreeing and free, in every door; each flag off closes all of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.paging import CappedApiPaging
from blkportal.core.scope import acting_as
from participants.models import Certificate, Consent
from participants.services import record_outcome
from placements.models import Graduate
from tests.assessing import make_graduate
from tests.chain import make_participant, make_program
from tests.placements.conftest import CANARIES, costs_at_most, today

LIST = reverse("placements:graduate_list")


def detail(graduate):
    return reverse("placements:graduate_detail", args=[graduate.pk])


def withdraw(graduate):
    Consent.objects.filter(participant=graduate.participant).update(withdrawn_at=timezone.now())


def revoke(graduate):
    Certificate.objects.filter(pk=graduate.pk).update(status="REVOKED")


def expire(graduate):
    Certificate.objects.filter(pk=graduate.pk).update(valid_until=today(-1))


def find_work(graduate):
    seat = graduate.enrollment
    record_outcome(seat, outcome="WORKING", on=today(-1), by=None)


def other_purpose_only(graduate):
    Consent.objects.filter(participant=graduate.participant).update(purpose="TRAINING")


FLAGS_OFF = [withdraw, revoke, expire, find_work, other_purpose_only]


def test_a_certified_and_agreeing_graduate_is_found(signed_in, recruiter, graduate):
    page = signed_in(recruiter).get(LIST)
    assert page.status_code == 200
    assert graduate.participant.initials in page.text
    assert page.context["page"].paginator.count == 1


@pytest.mark.parametrize("flag_off", FLAGS_OFF)
def test_each_flag_off_closes_every_door(signed_in, recruiter, graduate, flag_off):
    browser = signed_in(recruiter)
    old_link = f"{LIST}?page=1&sort=level&unit=C.24LAS01"
    doors = [LIST, old_link, detail(graduate), f"/api/v1/graduates/{graduate.pk}/"]
    assert [browser.get(door).status_code for door in doors] == [200] * 4
    flag_off(graduate)
    for door in (LIST, old_link):
        page = browser.get(door)
        assert page.context["page"].paginator.count == 0
        assert graduate.participant.initials not in page.text
    assert browser.get(detail(graduate)).status_code == 404
    assert browser.get(f"/api/v1/graduates/{graduate.pk}/").status_code == 404
    assert browser.get("/api/v1/graduates/").json()["count"] == 0
    form = browser.get(reverse("placements:request_hire"), {"graduate": graduate.pk})
    assert form.status_code == 302


@pytest.mark.parametrize("flag_off", FLAGS_OFF)
def test_the_filter_alone_hides_each_where_row_security_would_not(ministry, graduate, flag_off):
    """Here the rows are read as the ministry, whom the database shows everything."""
    assert Graduate.objects.visible_to(ministry).exists()
    flag_off(graduate)
    assert not Graduate.objects.visible_to(ministry).exists()


def test_a_withdrawal_is_seen_in_the_same_transaction(recruiter, graduate):
    with acting_as(recruiter):
        assert Graduate.objects.visible_to(recruiter).count() == 1
    withdraw(graduate)
    with acting_as(recruiter):
        assert Graduate.objects.visible_to(recruiter).count() == 0
        assert Certificate.objects.count() == 0  # the database itself no longer shows the row


def test_a_training_certificate_is_not_enough(signed_in, recruiter, graduate):
    Certificate.objects.filter(pk=graduate.pk).update(kind="TRAINING")
    assert signed_in(recruiter).get(LIST).context["page"].paginator.count == 0


def test_who_has_worked_before_a_newer_certificate_is_free_again(recruiter, graduate):
    find_work(graduate)
    assert not Graduate.objects.visible_to(recruiter)
    seat = graduate.enrollment
    record_outcome(seat, outcome="SEEKING", on=today(), by=None)
    assert list(Graduate.objects.visible_to(recruiter)) == [Graduate(pk=graduate.pk)]


def test_work_found_after_another_training_hides_the_older_certificate(recruiter):
    older = make_graduate()
    newer = make_graduate()
    seat = newer.enrollment
    type(seat).objects.filter(pk=seat.pk).update(participant=older.participant)
    seat.refresh_from_db()
    record_outcome(seat, outcome="WORKING", on=today(), by=None)
    assert older.pk not in Graduate.objects.visible_to(recruiter).values_list("pk", flat=True)


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_a_firm_that_is_not_verified_finds_nobody(
    signed_in, recruiter, employer, graduate, status
):
    type(employer).objects.filter(pk=employer.pk).update(status=status)
    browser = signed_in(recruiter)
    page = browser.get(LIST)
    assert page.context["page"].paginator.count == 0
    assert graduate.participant.initials not in page.text
    assert browser.get(detail(graduate)).status_code == 404
    assert browser.get("/api/v1/graduates/").json()["count"] == 0


def test_officers_and_centers_do_not_browse(signed_in, officer, organizer, graduate):
    for user in (officer, organizer):
        assert signed_in(user).get(LIST).status_code == 403
        assert signed_in(user).get("/api/v1/graduates/").status_code == 403


def test_the_ministry_reads_the_search_but_cannot_ask(signed_in, ministry_reader, graduate):
    browser = signed_in(ministry_reader)
    page = browser.get(LIST)
    assert page.context["page"].paginator.count == 1
    assert 'name="graduate"' not in page.text
    form = browser.get(reverse("placements:request_hire"), {"graduate": graduate.pk})
    assert form.status_code == 403


@pytest.mark.parametrize(
    "address, found",
    [
        ("vocation={vocation}", 1),
        ("vocation=999999", None),
        ("program={program}", 1),
        ("unit=C.24LAS01", 1),
        ("unit=mengelas", 1),
        ("unit=menjahit", 0),
        ("place=gunung+mas", 1),
        ("place=62", 1),
        ("place=62.10", 1),
        ("place=kalimantan+tengah", 1),
        ("place=karawang", 0),
        ("place=karawang&willing=on", 1),
        ("level=2", 1),
        ("level=3", 0),
        ("available={tomorrow}", 1),
        ("available={yesterday}", 0),
        ("sort=level", 1),
        ("sort=newest", 1),
    ],
)
def test_filters_in_the_address_find_and_leave_out(signed_in, recruiter, graduate, address, found):
    person = graduate.participant
    person.available_from, person.willing_to_move = today(), True
    person.save()
    words = {
        "vocation": graduate.program.vocation_id,
        "program": graduate.program_id,
        "tomorrow": today(1),
        "yesterday": today(-1),
    }
    address = address.format(**words)
    browser = signed_in(recruiter)
    page = browser.get(f"{LIST}?{address}")
    assert page.status_code == 200
    if found is None:
        assert page.context["form"].errors
        assert browser.get(f"/api/v1/graduates/?{address}").status_code == 400
        return
    assert page.context["page"].paginator.count == found
    assert browser.get(f"/api/v1/graduates/?{address}").json()["count"] == found


@pytest.mark.parametrize(
    "address",
    ["level=x", "available=2026-99-99", "vocation=%27", "page=zz", "page=99999", "sort=;drop",
     "level=" + "9" * 400, "vocation=" + "9" * 400, "willing=perhaps"],
)  # fmt: skip
def test_odd_filters_are_no_error_of_ours(signed_in, recruiter, graduate, address):
    assert signed_in(recruiter).get(f"{LIST}?{address}").status_code == 200


def test_the_highest_level_or_the_newest_certificate_comes_first(signed_in, recruiter):
    low_new = make_graduate()
    high_old = make_graduate()
    Certificate.objects.filter(pk=low_new.pk).update(level=1, issued_on=today(-1))
    Certificate.objects.filter(pk=high_old.pk).update(level=4, issued_on=today(-90))
    browser = signed_in(recruiter)

    def order(sort):
        return [row.pk for row in browser.get(f"{LIST}?sort={sort}").context["page"]]

    assert order("level") == [high_old.pk, low_new.pk]
    assert order("newest") == [low_new.pk, high_old.pk]


def test_chips_name_what_is_set_and_how_to_remove_it(signed_in, recruiter, graduate):
    page = signed_in(recruiter).get(
        f"{LIST}?program={graduate.program_id}&unit=menjahit&sort=level"
    )
    chips = {chip["name"]: chip["value"] for chip in page.context["chips"]}
    assert chips == {"program": "Las SMAW 3G", "unit": "menjahit"}
    assert f'href="?program={graduate.program_id}&amp;sort=level"' in page.text


def test_the_search_costs_the_same_for_one_and_for_many(signed_in, recruiter):
    browser = signed_in(recruiter)
    make_graduate()
    with costs_at_most(12):
        browser.get(LIST)
    for number in range(12):
        make_graduate(name=f"Orang {number}", regency="62.11")
    with costs_at_most(12):
        page = browser.get(LIST)
    assert page.context["page"].paginator.count == 13
    assert len(page.content) < 60_000


def test_a_graduate_costs_few_queries(signed_in, recruiter, graduate):
    browser = signed_in(recruiter)
    with costs_at_most(5):
        browser.get(detail(graduate))


def test_a_result_shows_initials_and_never_more(signed_in, recruiter, graduate):
    browser = signed_in(recruiter)
    for address in (LIST, detail(graduate), "/api/v1/graduates/"):
        text = browser.get(address).text
        assert graduate.participant.initials in text
        assert not [word for word in CANARIES.values() if word in text]
        assert "1995" not in text


def test_results_are_paged(signed_in, recruiter):
    program = make_program()
    for number in range(26):
        make_graduate(name=f"Orang {number}")
    browser = signed_in(recruiter)
    first, second = browser.get(LIST), browser.get(f"{LIST}?page=2")
    assert (len(first.context["page"]), len(second.context["page"])) == (25, 1)
    assert program.title in second.text
    assert make_participant().initials


def test_the_api_counts_and_goes_no_further_than_the_page(
    signed_in, recruiter, graduate, monkeypatch
):
    make_graduate()
    make_graduate()
    monkeypatch.setattr(CappedApiPaging, "most", 1)
    answer = signed_in(recruiter).get("/api/v1/graduates/?limit=1&offset=9").json()
    assert (answer["count"], len(answer["results"]), answer["next"]) == (2, 1, None)
