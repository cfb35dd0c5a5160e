"""What offices learn of their graduates: recorded, seen, confirmed, ended, or answered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Consent
from placements import services
from placements.models import Graduate, Placement
from placements.services.outcome import ANSWERS
from tests.assessing import make_graduate
from tests.chain import make_enrollment
from tests.placements.conftest import CANARIES, costs_at_most, today

LIST = reverse("placements:placement_list")


def at(verb, record):
    return reverse(f"placements:{verb}", args=[record.pk])


def words(**changes):
    return {"kind": "WORK", "employer_name": "CV Las Jaya", "work_regency": "62.10",
            "started_on": str(today(-5)), "job_title": "Juru las"} | changes  # fmt: skip


@pytest.mark.parametrize("who, evidence", [("officer", "SEEN"), ("placer", "REPORTED")])
def test_an_officer_has_seen_what_a_desk_was_told(signed_in, seat, who, evidence, request):
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(at("record_placement", seat)).status_code == 200
    assert browser.post(at("record_placement", seat), words()).status_code == 302
    placement = Placement.objects.get()
    assert (placement.evidence, placement.firm) == (evidence, "CV Las Jaya")
    seat.refresh_from_db()
    assert (seat.outcome, seat.placed_on) == ("WORKING", today(-5))


@pytest.mark.parametrize(
    "kind, outcome, placed",
    [("SELF_EMPLOYED", "SELF_EMPLOYED", True), ("APPRENTICESHIP", "APPRENTICESHIP", True),
     ("STUDY", "STUDYING", False)],
)  # fmt: skip
def test_each_kind_has_its_outcome(officer, seat, kind, outcome, placed):
    with acting_as(officer):
        services.record_placement(
            seat, kind=kind, employer_name="x", started_on=today(), by=officer
        )
    seat.refresh_from_db()
    assert (seat.outcome, seat.placed_on is not None) == (outcome, placed)


@pytest.mark.parametrize(
    "wrong, field",
    [({"started_on": "2001-01-01"}, "started_on"), ({"started_on": str(today(2))}, "started_on"),
     ({"wage": "3"}, "wage"), ({"wage": "999999999999"}, "wage"), ({"kind": "X"}, "kind"),
     ({"employer_name": ""}, "employer_name"), ({"work_regency": "00.00"}, "work_regency")],
)  # fmt: skip
def test_the_form_says_beside_the_field_what_is_wrong(signed_in, officer, seat, wrong, field):
    page = signed_in(officer).post(at("record_placement", seat), words(**wrong))
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert not Placement.objects.exists()


@pytest.mark.parametrize(
    "facts, code",
    [({"started_on": today(1)}, "first_day"), ({"started_on": today(-900)}, "first_day"),
     ({"started_on": today(), "wage": 5}, "wage_implausible")],
)  # fmt: skip
def test_the_service_refuses_it_too(officer, seat, facts, code):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_placement(seat, kind="WORK", by=officer, **facts)
    assert refusal.value.code == code


def test_only_graduates_are_placed(officer):
    trainee = make_enrollment("IN_TRAINING")
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_placement(trainee, kind="WORK", started_on=today(), by=officer)
    assert refusal.value.code == "not_due"


def test_a_second_job_is_refused_until_the_first_has_ended(officer, seat, reported):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_placement(seat, kind="WORK", started_on=today(), by=officer)
    assert refusal.value.code == "already_placed"
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="Kontrak habis", by=officer)
        services.record_placement(
            seat, kind="WORK", employer_name="x", started_on=today(), by=officer
        )
    assert Placement.objects.count() == 2


def test_nobody_records_for_a_neighbours_graduate(signed_in, neighbour, recruiter, seat,
                                                  organizer, ministry):  # fmt: skip
    assert signed_in(neighbour).post(at("record_placement", seat), words()).status_code == 404
    for user in (recruiter, organizer, ministry):
        page = signed_in(user).post(at("record_placement", seat), words())
        assert page.status_code == 403


def test_the_ladder_is_climbed_step_by_step(signed_in, reported, officer, recruiter):
    office, firm = signed_in(officer), signed_in(recruiter)
    assert office.post(at("see_placement", reported)).status_code == 302
    assert office.post(at("see_placement", reported)).status_code == 409
    assert firm.post(at("confirm_placement", reported)).status_code == 302
    reported.refresh_from_db()
    assert reported.evidence == "CONFIRMED"
    verbs = [step.verb for step in StatusChange.about(reported).order_by("pk")]
    assert verbs == ["record", "see", "confirm"]


def test_steps_down_the_ladder_do_not_exist(signed_in, reported, officer, recruiter):
    with acting_as(recruiter):
        services.confirm_placement(reported, by=recruiter)
    assert signed_in(officer).post(at("see_placement", reported)).status_code == 409


def test_only_the_employer_itself_confirms(signed_in, reported, other_recruiter, officer):
    assert signed_in(other_recruiter).post(at("confirm_placement", reported)).status_code == 404
    assert signed_in(officer).post(at("confirm_placement", reported)).status_code == 403
    assert signed_in(officer).get(at("confirm_placement", reported)).status_code == 405


def test_a_placement_ends_with_its_last_day_and_a_reason(signed_in, reported, officer, seat):
    browser = signed_in(officer)
    empty = browser.post(at("end_placement", reported), {})
    assert set(empty.context["form"].errors) == {"ended_on", "reason"}
    last = {"ended_on": str(today(-1)), "reason": "Kontrak habis"}
    assert browser.post(at("end_placement", reported), last).status_code == 302
    reported.refresh_from_db()
    assert reported.ended_on == today(-1)
    assert "Kontrak habis" in browser.get(at("placement_detail", reported)).text
    assert browser.post(at("end_placement", reported), last).status_code == 409


@pytest.mark.parametrize("day", [today(-11), today(1)])
def test_the_last_day_lies_between_the_first_and_today(reported, officer, day):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.end_placement(reported, ended_on=day, reason="x", by=officer)
    assert refusal.value.code == "last_day"


def test_an_ended_placement_is_not_confirmed(reported, recruiter, officer):
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="x", by=officer)
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.confirm_placement(reported, by=recruiter)
    assert refusal.value.code == "placement_ended"


def test_an_employer_ends_even_after_consent_was_withdrawn(signed_in, reported, recruiter):
    Consent.objects.update(withdrawn_at=timezone.now())
    last = {"ended_on": str(today()), "reason": "Mengundurkan diri"}
    assert signed_in(recruiter).post(at("end_placement", reported), last).status_code == 302


@pytest.mark.parametrize("outcome", ANSWERS)
def test_an_answer_makes_a_graduate_known(signed_in, officer, seat, outcome):
    answer = {"outcome": outcome, "on": str(today())}
    assert signed_in(officer).post(at("record_answer", seat), answer).status_code == 302
    seat.refresh_from_db()
    assert (seat.outcome, seat.outcome_known_on, seat.placed_on) == (outcome, today(), None)


@pytest.mark.parametrize("outcome", ["WORKING", "UNKNOWN", "SELF_EMPLOYED", "x"])
def test_work_is_never_recorded_as_a_mere_answer(signed_in, officer, seat, outcome):
    page = signed_in(officer).post(
        at("record_answer", seat), {"outcome": outcome, "on": str(today())}
    )
    assert "outcome" in page.context["form"].errors
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_answer(seat, outcome=outcome, on=today(), by=officer)
    assert refusal.value.code == "needs_a_placement"


def test_an_answer_is_refused_while_a_placement_is_open(officer, seat, reported):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_answer(seat, outcome="SEEKING", on=today(), by=officer)
    assert refusal.value.code == "placement_open"


def test_an_answer_of_tomorrow_is_refused(officer, seat):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.record_answer(seat, outcome="SEEKING", on=today(1), by=officer)
    assert refusal.value.code == "day_in_future"


def test_who_does_not_look_for_work_is_no_longer_found(officer, recruiter, seat):
    with acting_as(officer):
        services.record_answer(seat, outcome="NOT_SEEKING", on=today(), by=officer)
    assert not Graduate.objects.visible_to(recruiter)


def test_the_list_of_alumni_starts_with_the_unknown(signed_in, officer, seat, reported):
    unknown = make_graduate(name="Belum Diketahui")
    browser = signed_in(officer)
    page = browser.get(reverse("placements:alumni_list"))
    assert [row.pk for row in page.context["page"]] == [unknown.enrollment_id]
    everyone = browser.get(reverse("placements:alumni_list") + "?outcome=")
    assert everyone.context["page"].paginator.count == 2


@pytest.mark.parametrize(
    "address, found",
    [("kind=WORK", 1), ("kind=STUDY", 0), ("evidence=REPORTED", 1), ("evidence=SEEN", 0),
     ("year={year}", 1), ("year=2001", 0), ("program={program}", 1), ("ended=no", 1),
     ("ended=yes", 0)],
)  # fmt: skip
def test_filters_of_the_placements(signed_in, officer, reported, seat, address, found):
    address = address.format(year=reported.started_on.year, program=seat.program_id)
    browser = signed_in(officer)
    assert browser.get(f"{LIST}?{address}").context["page"].paginator.count == found
    assert browser.get(f"/api/v1/placements/?{address}").json()["count"] == found


@pytest.mark.parametrize("odd", ["year=99999999999", "kind=x", "program=x", "year=1e5", "page=-1"])
def test_odd_filters_are_no_error_of_ours(signed_in, officer, reported, odd):
    assert signed_in(officer).get(f"{LIST}?{odd}").status_code == 200


def test_lists_and_details_cost_the_same_for_one_and_for_many(
    signed_in, officer, recruiter, reported, placer, employer
):
    addresses = [LIST, reverse("placements:alumni_list") + "?outcome="]
    office, firm = signed_in(officer), signed_in(recruiter)
    for number in range(12):
        graduate = make_graduate(name=f"Orang {number}")
        with acting_as(placer):
            services.record_placement(graduate.enrollment, kind="WORK", employer=employer,
                                      started_on=today(), by=placer)  # fmt: skip
    for address in addresses:
        with costs_at_most(6):
            assert len(office.get(address).context["page"]) == 13
    with costs_at_most(5):
        assert len(firm.get(LIST).context["page"]) == 13
    for browser, most in ((office, 10), (firm, 7)):  # the office reads three kinds of proof
        with costs_at_most(most):
            assert browser.get(at("placement_detail", reported)).status_code == 200


def test_a_neighbour_finds_no_placement(signed_in, neighbour, other_recruiter, reported):
    for user in (neighbour, other_recruiter):
        browser = signed_in(user)
        assert browser.get(at("placement_detail", reported)).status_code == 404
        assert browser.get(f"/api/v1/placements/{reported.pk}/").status_code == 404
        assert browser.get(LIST).context["page"].paginator.count == 0


def test_the_api_records_sees_confirms_and_ends(signed_in, officer, placer, recruiter, seat,
                                                employer):  # fmt: skip
    desk, office, firm = signed_in(placer), signed_in(officer), signed_in(recruiter)
    facts = {"enrollment": seat.pk, "kind": "WORK", "employer": employer.pk,
             "started_on": str(today(-3))}  # fmt: skip
    made = desk.post("/api/v1/placements/", facts, "application/json")
    assert (made.status_code, made.json()["evidence"]) == (201, "REPORTED")
    assert made.json()["person"] == CANARIES["name"]
    door = f"/api/v1/placements/{made.json()['id']}"
    assert office.post(f"{door}/see/").json()["evidence"] == "SEEN"
    confirmed = firm.post(f"{door}/confirm/")
    assert (confirmed.json()["evidence"], confirmed.json()["person"]) == ("CONFIRMED", "K.R.S.")
    last = {"ended_on": str(today()), "reason": "Pindah"}
    ended = firm.post(f"{door}/end/", last, "application/json")
    assert ended.json()["ended_on"] == str(today())
    assert firm.post(f"{door}/end/", last, "application/json").status_code == 409


def test_the_api_refuses_a_neighbours_seat_and_a_nameless_firm(signed_in, neighbour, officer,
                                                               seat):  # fmt: skip
    facts = {"enrollment": seat.pk, "kind": "WORK", "started_on": str(today())}
    foreign = signed_in(neighbour).post("/api/v1/placements/", facts, "application/json")
    assert list(foreign.json()) == ["enrollment"]
    nameless = signed_in(officer).post("/api/v1/placements/", facts, "application/json")
    assert list(nameless.json()) == ["employer_name"]
    assert not Placement.objects.exists()


def test_a_graduation_of_today_allows_work_from_today(officer, seat):
    first = seat.graduated_on
    with acting_as(officer):
        services.record_placement(
            seat, kind="WORK", employer_name="x", started_on=first, by=officer
        )
    seat.refresh_from_db()
    assert seat.placed_on == first
    assert first > today(-400) - timedelta(days=1)
