"""The region asks for the next agreement; it is drafted from the last one, or refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from programs import services
from programs.models import Agreement, Renewal
from programs.services.agreement_cost import costs_of
from programs.worklists import ministry_work
from reports.services.news import news_of
from tests.agreements import make_renewal, make_signed_agreement
from tests.chain import make_cost
from tests.door import Door
from tests.pages import Page

A_DAY = timedelta(days=1)


@pytest.fixture
def agreement(center):
    agreement = make_signed_agreement()
    Agreement.objects.filter(pk=agreement.pk).update(
        coverage="Boarding 16 orang", companies="PT Baja", placements=12
    )
    agreement.refresh_from_db()
    make_cost(agreement)
    return agreement


def at(name, row):
    return reverse(f"programs:{name}", args=[row.pk])


def days(agreement, later=1, long=700):
    first = agreement.ends_on + later * A_DAY
    return {"starts_on": first, "ends_on": first + long * A_DAY}


def ask(agreement, by, **words):
    with acting_as(by):
        return services.ask_renewal(agreement, by=by, **days(agreement) | words)


def renew(renewal, by, number="PKS/BARU/1", **words):
    signed = {"number": number, "signed_on": timezone.localdate()}
    with acting_as(by):
        return services.renew_agreement(renewal, by=by, **signed | days(renewal.agreement) | words)


def code_of(act, *args, **words):
    with pytest.raises(Refusal) as error:
        act(*args, **words)
    return error.value.code


@pytest.mark.parametrize("person", ["ministry", "organizer"])
def test_the_next_agreement_carries_parties_scope_promises_and_costs(
    agreement, officer, person, request
):
    by = request.getfixturevalue(person)
    renewal = ask(agreement, officer, note="Tambah kelas las")
    following = renew(renewal, by)
    following.refresh_from_db()
    kept = ("regency_id", "center_id", "title", "coverage", "companies", "placements")
    assert [getattr(following, name) for name in kept] == [
        getattr(agreement, name) for name in kept
    ]
    assert list(map(str, costs_of(following))) == list(map(str, costs_of(agreement)))
    assert (following.status, following.predecessor) == ("DRAFT", agreement)
    renewal.refresh_from_db()
    assert (renewal.status, renewal.successor) == ("RENEWED", following)
    assert StatusChange.about(renewal).first().by == by


def test_a_number_is_given_once(agreement, officer, organizer):
    renewal = ask(agreement, officer)
    assert code_of(renew, renewal, organizer, agreement.number) == "agreement_number_taken"
    renewal.refresh_from_db()
    assert renewal.status == "ASKED"


def test_renewal_is_asked_for_once_and_again_after_it_was_refused(agreement, officer, ministry):
    renewal = ask(agreement, officer)
    assert code_of(ask, agreement, officer) == "renewal_asked_before"
    with acting_as(ministry):
        services.refuse_renewal(renewal, reason="Anggaran habis", by=ministry)
    ask(agreement, officer)


def test_what_was_renewed_is_not_renewed_again(agreement, officer, ministry):
    renew(ask(agreement, officer), ministry)
    assert code_of(ask, agreement, officer) == "renewal_asked_before"


@pytest.mark.parametrize("status", ["DRAFT", "ENDED"])
def test_only_what_is_in_force_or_expired_is_renewed(agreement, officer, status):
    Agreement.objects.filter(pk=agreement.pk).update(status=status)
    agreement.refresh_from_db()
    assert code_of(ask, agreement, officer) == "agreement_not_renewable"


@pytest.mark.parametrize("odd", [{"later": -9999}, {"later": -200, "long": 199}])
def test_the_next_one_begins_later_and_lasts_longer(agreement, officer, ministry, odd):
    assert code_of(ask, agreement, officer, **days(agreement, **odd)) == "renewal_days"
    renewal = ask(agreement, officer)
    assert code_of(renew, renewal, ministry, **days(agreement, **odd)) == "renewal_days"


def test_a_refusal_has_a_reason_that_the_region_reads(agreement, officer, organizer, signed_in):
    renewal = ask(agreement, officer)
    with acting_as(organizer):
        assert (
            code_of(services.refuse_renewal, renewal, reason="", by=organizer) == "reason_missing"
        )
    signed_in(organizer).post(at("refuse_renewal", renewal), {"reason": "Asrama diperbaiki"})
    page = Page(signed_in(officer).get(at("show_agreement", agreement)))
    assert "Asrama diperbaiki" in page.text
    with acting_as(organizer), pytest.raises(IllegalMove):
        services.refuse_renewal(renewal, reason="Lagi", by=organizer)


def test_the_region_asks_on_the_page_and_the_center_drafts_the_next(
    agreement, officer, organizer, signed_in
):
    desk, center_desk = signed_in(officer), signed_in(organizer)
    assert at("ask_renewal", agreement) in Page(desk.get(at("show_agreement", agreement))).links
    wished = Page(desk.get(at("ask_renewal", agreement))).values
    assert wished["starts_on"] == str(agreement.ends_on + A_DAY)
    answer = desk.post(at("ask_renewal", agreement), wished)
    assert answer.url == at("show_agreement", agreement)
    renewal = Renewal.objects.get()
    page = Page(center_desk.get(at("show_agreement", agreement)))
    assert at("renew_agreement", renewal) in page.links
    words = Page(center_desk.get(at("renew_agreement", renewal))).values | {"number": "PKS/2"}
    answer = center_desk.post(at("renew_agreement", renewal), words)
    following = Agreement.objects.get(number="PKS/2")
    assert answer.url == at("show_agreement", following)
    assert at("show_agreement", agreement) in Page(center_desk.get(answer.url)).links
    page = Page(desk.get(at("show_agreement", agreement)))
    assert at("show_agreement", following) in page.links
    assert at("ask_renewal", agreement) not in page.links


def test_days_and_numbers_that_cannot_be_are_told_beside_their_fields(
    agreement, officer, organizer, signed_in
):
    long_ago = {"starts_on": "2001-01-01", "ends_on": "2001-12-31", "note": "Tambah kelas"}
    page = Page(signed_in(officer).post(at("ask_renewal", agreement), long_ago))
    assert "starts_on" in page.errors
    assert page.values["note"] == "Tambah kelas"
    renewal = ask(agreement, officer)
    desk = signed_in(organizer)
    words = Page(desk.get(at("renew_agreement", renewal))).values | {"number": agreement.number}
    assert "number" in Page(desk.post(at("renew_agreement", renewal), words)).errors
    again = signed_in(officer).post(at("ask_renewal", agreement), days(agreement))
    assert again.status_code == 409  # no other day would mend it


def test_what_was_asked_is_withdrawn_by_the_region_alone(agreement, officer, neighbour, signed_in):
    renewal = ask(agreement, officer)
    assert signed_in(neighbour).post(at("withdraw_renewal", renewal)).status_code == 404
    signed_in(officer).post(at("withdraw_renewal", renewal))
    renewal.refresh_from_db()
    assert renewal.status == "WITHDRAWN"


def test_the_list_of_what_ends_shows_whether_renewal_was_asked_for(
    agreement, officer, ministry, signed_in
):
    soon = timezone.localdate() + 30 * A_DAY
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=soon)
    agreement.refresh_from_db()
    listed = reverse("programs:list_agreements")
    browser = signed_in(ministry)
    page = Page(browser.get(listed, {"ending": "on", "renewal": "NOT_ASKED"}))
    assert agreement.number in page.text
    ask(agreement, officer)
    assert agreement.number in Page(browser.get(listed, {"renewal": "ASKED"})).text
    page = Page(browser.get(listed, {"ending": "on", "renewal": "NOT_ASKED"}))
    assert agreement.number not in page.text
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=soon + 300 * A_DAY)
    with acting_as(ministry):
        (item,) = ministry_work(ministry)  # far from its end, but asked about
    assert item.url == at("show_agreement", agreement)


def test_of_two_who_answer_the_second_drafts_nothing(agreement, officer, organizer, ministry):
    renewal = ask(agreement, officer)
    read_before = Renewal.objects.get(pk=renewal.pk)
    renew(renewal, organizer)
    with pytest.raises(IllegalMove):
        renew(read_before, ministry, number="PKS/BARU/2")
    assert list(Agreement.objects.filter(predecessor=agreement)) == [renewal.successor]


def test_both_sides_are_told(agreement, officer, organizer, ministry):
    def told(user):
        with acting_as(user):
            return [one.event.verb for one in news_of(user, timezone.now() - A_DAY, [])]

    renewal = ask(agreement, officer)
    assert told(organizer) == told(ministry) == ["ask"]
    renew(renewal, ministry)
    assert told(officer) == ["renew"]


def test_a_neighbour_finds_nothing_to_ask_or_answer(
    agreement, neighbour, other_organizer, signed_in
):
    renewal = make_renewal(agreement)
    assert signed_in(neighbour).get(at("ask_renewal", agreement)).status_code == 404
    assert signed_in(other_organizer).get(at("renew_agreement", renewal)).status_code == 404
    with acting_as(neighbour):
        assert not Renewal.objects.exists()


def test_the_api_asks_and_answers(agreement, officer, organizer):
    door, desk = Door(officer), Door(organizer)
    wished = days(agreement)
    made = door.post("renewals/", agreement=agreement.pk, note="", **wished)
    assert made.status_code == 201, made.json()
    key = made.json()["id"]
    assert desk.ids("renewals/", status="ASKED") == [key]
    assert door.post(f"renewals/{key}/refuse/", reason="x").status_code == 403
    today = timezone.localdate()
    words = {"number": "PKS/9", "signed_on": today, **wished}
    following = desk.post(f"renewals/{key}/renew/", **words)
    assert following.status_code == 201
    assert following.json()["predecessor"] == agreement.pk
    assert desk.post(f"renewals/{key}/renew/", **words).status_code == 409


def test_who_reads_no_renewals_is_not_told_that_none_was_asked_for(
    agreement, officer, certifier, organizer, signed_in
):
    ask(agreement, officer)
    listed, column = reverse("programs:list_agreements"), 'data-label="Pembaruan"'
    assert column in signed_in(organizer).get(listed).content.decode()
    answer = signed_in(certifier).get(listed, {"renewal": "REFUSED"})
    assert agreement.number in Page(answer).text
    assert column not in answer.content.decode()
    assert "renewal" not in answer.context["form"].fields
