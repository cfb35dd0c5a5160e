"""Renewals in the lists of what waits: of the region, of the center's desk, of the ministry."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.worklists import officer_work
from programs import services
from programs.models import Agreement
from programs.renewal_work import renewal_work
from programs.worklists import ministry_work
from tests.agreements import make_renewal, make_signed_agreement
from tests.chain import make_batch, make_quota
from tests.door import Door

A_DAY = timedelta(days=1)
HOME = reverse("home")


@pytest.fixture
def agreement(center):
    return ending_in(30, make_signed_agreement())


def ending_in(days, agreement):
    ends_on = timezone.localdate() + days * A_DAY
    Agreement.objects.filter(pk=agreement.pk).update(
        ends_on=ends_on, starts_on=ends_on - 700 * A_DAY
    )
    agreement.refresh_from_db()
    return agreement


def at(name, row):
    return reverse(f"programs:{name}", args=[row.pk])


def waits(user, gather=officer_work):
    """[(address, day)] of what is about agreements."""
    with acting_as(user):
        items = gather(user)
    return [(item.url, item.deadline) for item in items if "/agreements/" in item.url]


@pytest.mark.parametrize(("days", "is_told"), [(91, False), (90, True), (0, True), (-91, False)])
def test_the_region_is_reminded_while_there_is_time_and_for_a_while_after(
    agreement, officer, days, is_told
):
    ending_in(days, agreement)
    told = [(at("ask_renewal", agreement), agreement.ends_on)]
    assert waits(officer) == (told if is_told else [])


def test_what_has_expired_is_still_to_ask_for_and_what_was_ended_is_not(agreement, officer):
    ending_in(-10, agreement)
    Agreement.objects.update(status="EXPIRED")
    assert waits(officer) == [(at("ask_renewal", agreement), agreement.ends_on)]
    Agreement.objects.update(status="ENDED")
    assert waits(officer) == []


def test_nothing_is_to_ask_for_where_a_later_one_was_signed(agreement, officer):
    Agreement.objects.create(
        number="PKS/LAIN/1",
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        title="Pelatihan boarding",
        signed_on=agreement.signed_on,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on + 400 * A_DAY,
        status="ACTIVE",
    )
    assert waits(officer) == []


def test_while_it_is_asked_for_it_waits_for_the_others(agreement, officer, organizer, ministry):
    renewal = make_renewal(agreement)
    assert waits(officer) == []
    there = [(at("show_agreement", agreement), agreement.ends_on)]
    assert waits(organizer, renewal_work) == waits(ministry, ministry_work) == there
    with acting_as(officer):
        services.withdraw_renewal(renewal, by=officer)
    assert waits(officer) == [(at("ask_renewal", agreement), agreement.ends_on)]
    assert waits(organizer, renewal_work) == []


def test_several_are_one_line_that_leads_to_exactly_these(
    agreement, organizer, ministry, signed_in
):
    other = ending_in(20, make_quota(make_batch(), "62.11").agreement)
    answered = ending_in(10, make_quota(make_batch(), "62.06").agreement)
    make_renewal(answered, status="REFUSED", answer="Asrama penuh")
    for each in (agreement, other):
        make_renewal(each)
    listed = f"{reverse('programs:list_agreements')}?renewal=ASKED"
    assert waits(organizer, renewal_work) == [(listed, other.ends_on)]
    assert waits(ministry, ministry_work) == [(listed, other.ends_on)]
    rows = signed_in(organizer).get(listed).context["rows"]
    assert {row.pk for row in rows} == {agreement.pk, other.pk}


def test_a_refusal_waits_to_be_read_until_it_is_asked_for_again(agreement, officer, ministry):
    make_renewal(agreement, status="REFUSED", answer="Asrama penuh")
    assert waits(officer) == [(at("show_agreement", agreement), agreement.ends_on)]
    assert waits(ministry, ministry_work) == []  # it has been answered
    make_renewal(agreement)
    assert waits(officer) == []


@pytest.mark.parametrize(("days", "is_told"), [(89, True), (91, False)])
def test_far_from_the_end_a_refusal_is_told_for_a_while(agreement, officer, days, is_told):
    ending_in(600, agreement)
    answered = timezone.now() - days * A_DAY
    make_renewal(agreement, status="REFUSED", answer="Asrama penuh", answered_at=answered)
    assert bool(waits(officer)) is is_told


def test_the_draft_of_the_next_one_is_read_until_it_is_in_force(agreement, officer, organizer):
    renewal = make_renewal(agreement)
    with acting_as(organizer):
        following = services.renew_agreement(
            renewal,
            number="PKS/BARU/1",
            signed_on=timezone.localdate(),
            starts_on=renewal.starts_on,
            ends_on=renewal.ends_on,
            by=organizer,
        )
    assert waits(officer) == [(at("show_agreement", following), following.starts_on)]
    Agreement.objects.filter(pk=following.pk).update(status="ACTIVE")
    assert waits(officer) == []


def test_it_stands_on_the_first_page_of_each(agreement, officer, organizer, ministry, signed_in):
    assert at("ask_renewal", agreement).encode() in signed_in(officer).get(HOME).content
    make_renewal(agreement)
    for person in (organizer, ministry):
        assert at("show_agreement", agreement).encode() in signed_in(person).get(HOME).content


def test_a_neighbour_another_center_and_who_answers_nothing_are_told_nothing(
    agreement, neighbour, other_organizer, certifier
):
    assert waits(neighbour) == []
    make_renewal(agreement)
    assert waits(other_organizer, renewal_work) == waits(certifier, renewal_work) == []


def test_the_list_is_narrowed_by_the_last_word(agreement, officer, ministry):
    make_renewal(agreement, status="REFUSED", answer="Asrama penuh")
    assert Door(ministry).ids("agreements/", renewal="REFUSED") == [agreement.pk]
    make_renewal(agreement)
    assert Door(ministry).ids("agreements/", renewal="REFUSED") == []
    assert Door(ministry).ids("agreements/", renewal="ASKED") == [agreement.pk]
