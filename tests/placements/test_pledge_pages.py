"""Class pledges on pages, in the API, on desks and lists of work, and in the news."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from placements import services
from placements.graduate_filters import GraduateFilter
from placements.models import ClassPledge, Graduate
from placements.office_waits import officer_requests
from placements.services.desk import desk_of
from placements.worklists import employer_work
from reports.services.news import news_of
from tests.assessing import make_certificate
from tests.chain import make_batch, make_consent, make_enrollment
from tests.people import make_employer
from tests.pledges import make_ended_class, make_pledge, pledge_terms, today

LIST, API = reverse("placements:list_pledges"), "/api/v1/class-pledges/"
LONG_AGO = timezone.now() - timedelta(days=20)


def page(verb, pledge):
    return reverse(f"placements:{verb}_pledge", args=[pledge.pk])


def of_class(batch):
    return reverse("programs:show_batch", args=[batch.pk])


def typed(batch, **changes):
    return {
        "people": "5",
        "job_title": "Juru las",
        "work_regency": "32.15",
        "starts_by": (batch.ends_on + timedelta(days=30)).isoformat(),
    } | changes


@pytest.fixture
def seat(center):
    """Somebody of Gunung Mas in training."""
    return make_enrollment("IN_TRAINING", batch=make_batch(center, status="RUNNING"))


@pytest.fixture
def pledge(employer, seat):
    return make_pledge("OFFERED", employer, seat.batch)


def test_a_firm_pledges_from_the_page_of_the_class(signed_in, recruiter, center):
    browser, batch = signed_in(recruiter), make_batch(center)
    offer = reverse("placements:offer_pledge", args=[batch.pk])
    assert offer in browser.get(of_class(batch)).text
    answer = browser.post(offer, typed(batch))
    pledge = ClassPledge.objects.get()
    assert answer.url == page("show", pledge)
    assert (pledge.people, pledge.work_regency_id) == (5, "32.15")
    assert str(batch) in browser.get(LIST).text


def test_what_does_not_fit_the_class_is_said_beside_the_field(signed_in, recruiter, center):
    batch = make_batch(center, capacity=16)
    offer = reverse("placements:offer_pledge", args=[batch.pk])
    wrong = typed(batch, people="17", starts_by=batch.starts_on.isoformat())
    form = signed_in(recruiter).post(offer, wrong).context["form"]
    assert set(form.errors) == {"people", "starts_by"}
    assert not ClassPledge.objects.exists()


def test_a_pledge_that_is_refused_keeps_what_was_typed(signed_in, recruiter, pledge):
    offer = reverse("placements:offer_pledge", args=[pledge.batch_id])
    form = signed_in(recruiter).post(offer, typed(pledge.batch)).context["form"]
    assert form.non_field_errors()
    assert form["people"].value() == "5"


def test_nobody_is_offered_to_pledge_to_a_class_that_is_over(signed_in, recruiter, center):
    batch = make_ended_class(1, center=center)[0]
    assert signed_in(recruiter).get(of_class(batch)).context["may_pledge"] is False


def test_a_firm_reads_of_the_class_what_is_announced_and_no_name(signed_in, recruiter, pledge):
    person = make_enrollment("IN_TRAINING", batch=pledge.batch).participant
    browser = signed_in(recruiter)
    for address in (page("show", pledge), of_class(pledge.batch), LIST):
        assert person.name not in browser.get(address).text


def test_the_placement_desk_welcomes(signed_in, placer, pledge):
    browser = signed_in(placer)
    assert page("welcome", pledge) in browser.get(page("show", pledge)).text
    browser.post(page("welcome", pledge))
    pledge.refresh_from_db()
    assert pledge.status == "WELCOMED"
    assert browser.post(page("welcome", pledge)).status_code == 409


def test_the_placement_desk_declines_with_a_reason(signed_in, placer, recruiter, pledge):
    browser = signed_in(placer)
    assert str(pledge.batch) in browser.get(page("decline", pledge)).text
    browser.post(page("decline", pledge), {"reason": "Kelas ini sudah penuh janji"})
    assert "Kelas ini sudah penuh janji" in signed_in(recruiter).get(page("show", pledge)).text


def test_the_firm_withdraws_with_a_reason(signed_in, recruiter, pledge):
    signed_in(recruiter).post(page("withdraw", pledge), {"reason": "Pesanan batal"})
    pledge.refresh_from_db()
    assert pledge.status == "WITHDRAWN"


def test_kept_of_pledged_is_read_on_the_class_by_center_region_and_ministry(
    signed_in, placer, officer, ministry, recruiter, employer, seat
):
    make_pledge("WELCOMED", employer, seat.batch, people=16, kept=5)
    for reader in (placer, officer, ministry, recruiter):
        assert "5 dari 16" in signed_in(reader).get(of_class(seat.batch)).text


def test_other_firms_and_other_regions_read_no_pledge_on_the_class(
    signed_in, neighbour, other_recruiter, pledge
):
    for reader in (neighbour, other_recruiter):
        answer = signed_in(reader).get(of_class(pledge.batch))
        assert list(answer.context["pledges"]) == []
        assert signed_in(reader).get(page("show", pledge)).status_code == 404


def test_the_public_reads_no_pledge(client, pledge):
    for address in (LIST, page("show", pledge)):
        assert client.get(address).status_code == 302
    assert client.get(API).status_code in {401, 403}


def test_from_the_pledge_to_the_graduates_of_the_class(signed_in, recruiter, employer, center):
    batch, seats = make_ended_class(2, center=center)
    for seat in (*seats, make_ended_class(1, center=center)[1][0]):
        make_consent(seat.participant)
        make_certificate(seat)
    pledge = make_pledge("WELCOMED", employer, batch, starts_by=today(20))
    browser = signed_in(recruiter)
    search = f"{reverse('placements:graduate_list')}?batch={batch.code}"
    assert search in browser.get(page("show", pledge)).text
    found = browser.get(search).context["page"].object_list
    assert {graduate.enrollment_id for graduate in found} == {seat.pk for seat in seats}
    with acting_as(recruiter):
        assert (
            GraduateFilter(
                {"batch": batch.title}, Graduate.objects.visible_to(recruiter)
            ).qs.count()
            == 2
        )


def test_before_the_class_ends_there_is_nobody_to_search_for(signed_in, recruiter, pledge):
    ClassPledge.objects.update(status="WELCOMED", answered_on=today())
    assert signed_in(recruiter).get(page("show", pledge)).context["may_search"] is False


def test_the_desks_of_center_and_region_see_what_is_due(
    placer, officer, neighbour, employer, seat, signed_in
):
    far = make_pledge("WELCOMED", employer, seat.batch, starts_by=today(60))
    near = make_pledge("WELCOMED", make_employer("PT B", "W-2"), seat.batch, starts_by=today(50))
    lately = make_pledge("BROKEN", make_employer("PT C", "W-3"), seat.batch, starts_by=today(-90))
    make_pledge("BROKEN", make_employer("PT D", "W-4"), seat.batch, starts_by=today(-91))
    make_pledge("OFFERED", make_employer("PT E", "W-5"), seat.batch)
    for reader in (placer, officer):
        with acting_as(reader):
            assert desk_of(reader).pledges == [lately, near, far]
    with acting_as(neighbour):
        assert desk_of(neighbour).pledges == []
    text = signed_in(officer).get(reverse("placements:show_desk")).text
    assert page("show", near) in text
    rows = signed_in(placer).get("/api/v1/placement-desk/").json()["pledges"]
    assert [row["pledge"] for row in rows] == [lately.pk, near.pk, far.pk]


def work(user, items):
    with acting_as(user):
        return [item.url for item in items(user) if "pledges" in item.url]


def test_an_offer_waits_for_the_placement_desk_alone(placer, officer, pledge):
    assert work(placer, officer_requests) == [f"{LIST}?status=OFFERED"]
    assert work(officer, officer_requests) == []


def test_a_day_that_is_near_waits_for_the_firm(recruiter, employer, other_recruiter):
    make_pledge("WELCOMED", employer, starts_by=today(15))
    assert work(recruiter, employer_work) == []
    make_pledge("WELCOMED", employer, starts_by=today(14))
    assert work(recruiter, employer_work) == [f"{LIST}?status=WELCOMED"]
    assert work(other_recruiter, employer_work) == []


def heard(user):
    with acting_as(user):
        return {(one.event.verb, one.reason) for one in news_of(user, LONG_AGO, [])}


def test_each_side_is_told_of_what_the_other_does(
    recruiter, placer, organizer, other_recruiter, center
):
    batch = make_batch(center)
    with acting_as(recruiter):
        pledge = services.offer_pledge(batch, by=recruiter, **pledge_terms())
    assert heard(placer) == {("offer", "")}
    with acting_as(placer):
        services.welcome_pledge(ClassPledge.objects.get(pk=pledge.pk), by=placer)
    assert heard(recruiter) == {("welcome", "")}
    assert heard(organizer) == heard(other_recruiter) == set()


def test_both_sides_are_told_of_the_day_and_of_how_it_was_kept(
    recruiter, placer, employer, center
):
    near, past = make_ended_class(3, center=center)[0], make_ended_class(3, center=center)[0]
    make_pledge("WELCOMED", employer, near, starts_by=today(3), people=2)
    make_pledge("WELCOMED", employer, past, starts_by=today(-1), people=16)
    services.settle_pledges()
    services.remind_pledges()
    for reader in (recruiter, placer):
        assert {verb for verb, _reason in heard(reader)} == {"remind", "break_"}
        numbers = {tuple(re.findall("[0-9]+", reason)) for _verb, reason in heard(reader)}
        assert numbers == {("0", "2"), ("0", "16")}


def test_the_api_takes_the_same_steps(signed_in, recruiter, placer, officer, seat):
    batch, firm, desk = seat.batch, signed_in(recruiter), signed_in(placer)
    answer = firm.post(API, typed(batch) | {"batch": batch.pk}, content_type="application/json")
    assert answer.status_code == 201
    pledge = answer.json()
    assert (pledge["status"], pledge["kept"], pledge["people"]) == ("OFFERED", 0, 5)
    told = desk.post(f"{API}{pledge['id']}/welcome/")
    assert told.json()["status"] == "WELCOMED"
    assert desk.post(f"{API}{pledge['id']}/welcome/").status_code == 409
    assert signed_in(officer).get(API).json()["results"][0]["id"] == pledge["id"]
    again = firm.post(API, typed(batch) | {"batch": batch.pk}, content_type="application/json")
    assert (again.status_code, again.json()["code"]) == (409, "pledged_already")


def test_the_ministry_counts_again_from_its_list(signed_in, ministry, employer, center):
    batch = make_ended_class(1, center=center)[0]
    pledge = make_pledge("WELCOMED", employer, batch, starts_by=today(-1))
    answer = signed_in(ministry).post(
        reverse("admin:placements_classpledge_changelist"),
        {"action": "settle_pledges", "_selected_action": [pledge.pk], "sure": "yes"},
    )
    assert answer.status_code == 302
    pledge.refresh_from_db()
    assert pledge.status == "BROKEN"
