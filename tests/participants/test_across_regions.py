"""What another region knows of a person decides here too, and is told to nobody here."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment, Participant, TwoPeople
from participants.services import list_check
from participants.services.eligibility import judge_person
from participants.services.list_check import Candidate, compare
from participants.services.look_alike import pairs_across, pairs_in
from participants.services.near_elsewhere import is_known_elsewhere
from tests.assessing import make_graduate
from tests.chain import (
    make_batch,
    make_consent,
    make_nik,
    make_participant,
    make_program,
    make_quota,
    make_referral,
)
from tests.pages import Page
from tests.participants.classes import seat
from tests.participants.test_nomination_pages import PERSON

BORN = date(2000, 6, 3)
HERE, THERE = "62.10", "62.11"
NIK = make_nik(THERE, BORN, "FEMALE", serial=41)
SLIP = NIK[:-1] + "9"
RULES = {"not_in_training_this_year": True, "not_trained_here_before": True}


@pytest.fixture
def batch(center):
    program = make_program("las-lagi", "Las Lagi", eligibility=RULES)
    batch = make_batch(center, program, title="Kelas baru")
    make_quota(batch)
    return batch


@pytest.fixture
def moved(center, batch):
    """Somebody whom the neighbour sent to a class of this year, and who has moved here since."""
    person = make_graduate(batch=make_batch(center, title="Kelas lama")).participant
    rows = Enrollment.objects.filter(participant=person)
    rows.update(regency_id=THERE, enrolled_on=date(batch.starts_on.year, 1, 5))
    Participant.objects.filter(pk=person.pk).update(regency=HERE)
    person.refresh_from_db()
    return person


@pytest.fixture
def elsewhere():
    """Somebody whom the neighbour keeps."""
    person = make_participant(THERE, "Siti Rahma", birth_date=BORN, sex="FEMALE")
    person.set_nik(NIK)
    person.save()
    return person


def unmet(person, batch, by):
    with acting_as(by):
        return {each["rule"] for each in judge_person(person, batch).results if not each["ok"]}


def test_a_training_through_another_region_counts_for_both_rules(moved, batch, officer):
    assert unmet(moved, batch, officer) == set(RULES)


def test_a_list_counts_it_too_and_tells_nothing_more(moved, batch, officer):
    row = Candidate(2, moved.nik, moved.name, moved.sex, moved.birth_date, moved.education)
    with acting_as(officer):
        remarks = compare([row], batch, by=officer)
    said = " ".join(str(each.sentence) for each in remarks)
    assert len([each for each in remarks if each.kind == "WRONG"]) == 2
    assert "Kelas lama" not in said


def test_a_neighbour_without_such_a_person_is_told_that_all_rules_are_met(batch, officer):
    assert unmet(make_participant(HERE), batch, officer) == set()


def test_the_scope_of_the_officer_is_back_after_the_question(moved, batch, officer):
    with acting_as(officer):
        judge_person(moved, batch)
        assert not Enrollment.objects.filter(participant=moved).exists()


def test_a_seat_through_another_region_holds_up_a_nomination_without_its_class(
    center, officer, batch
):
    batch.program.eligibility = {}
    batch.program.save()
    busy = seat(make_batch(center, title="Kelas rahasia"), "Bunga", regency=THERE)
    Participant.objects.filter(pk=busy.participant_id).update(regency=HERE)
    busy.participant.refresh_from_db()
    draft = make_referral(batch, busy.participant, status="DRAFT")
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.submit_referral(draft, by=officer)
    assert refused.value.code == "already_enrolled"
    assert "Kelas rahasia" not in str(refused.value.text)


@pytest.mark.parametrize(
    ("nik", "name", "born", "known"),
    [
        (SLIP, "Sitti Rahma", BORN, True),
        (make_nik(THERE, BORN, "FEMALE", serial=888), "Siti Rahma", BORN, False),
        (SLIP, "Yohanes Kila", BORN, False),
        (SLIP, "Siti Rahma", date(2000, 6, 4), False),
    ],
)
def test_only_who_knows_number_name_and_day_already_is_told_that_there_is_somebody(
    elsewhere, officer, neighbour, nik, name, born, known
):
    with acting_as(officer):
        assert is_known_elsewhere(nik, name, born, by=officer) is known
    with acting_as(neighbour):
        assert not is_known_elsewhere(nik, name, born, by=neighbour)  # the own list shows it


def test_whoever_types_in_a_neighbours_person_reads_a_neutral_answer_and_a_way_on(
    elsewhere, officer, center, signed_in
):
    batch = make_batch(center)
    make_quota(batch)
    browser = signed_in(officer)
    browser.post(f"/participants/nominate/{batch.pk}/", {"nik": SLIP})
    form = PERSON | {"name": "Sitti Rahma", "birth_date": BORN.isoformat(), "sex": "FEMALE"}
    form |= {"is_checked": "on"}
    url = f"/participants/nominate/{batch.pk}/person/"
    page = Page(browser.post(url, form))
    assert "/participants/transfers/ask/" in page.links
    assert f"/participants/{elsewhere.pk}/" not in page.links
    assert NIK[-4:] not in page.text
    assert "Siti Rahma" not in page.text
    assert Participant.objects.count() == 1
    browser.post(url, form | {"is_somebody_else": "1"})
    assert Participant.objects.count() == 2


def twin_here():
    return make_participant(HERE, "Sitti Rahma", birth_date=BORN, sex="FEMALE")


def test_only_the_ministry_sees_a_pair_of_two_regions(elsewhere, officer, ministry, signed_in):
    here = twin_here()
    with acting_as(officer):
        assert pairs_in(HERE) == []
        assert pairs_across(HERE) == []
    with acting_as(ministry):
        (pair,) = pairs_across(HERE)
    assert (pair.first, pair.second) == (elsewhere, here)
    page = Page(signed_in(officer).get("/participants/duplicates/"))
    assert f"/participants/{elsewhere.pk}/" not in page.links
    page = Page(signed_in(ministry).get("/participants/duplicates/?regency=62.10"))
    assert f"/participants/{elsewhere.pk}/" in page.links


def join(kept, gone, by):
    with acting_as(by):
        return services.join_people(kept, gone, reason="Pindah, NIK salah ketik", by=by)


def test_joined_across_regions_the_record_comes_along_and_goes_back_when_undone(
    elsewhere, ministry, neighbour
):
    here, consent = twin_here(), make_consent(elsewhere)
    merge = join(here, elsewhere, ministry)
    consent.refresh_from_db()
    assert (consent.participant, consent.regency_id) == (here, HERE)
    assert Participant.objects.get(pk=elsewhere.pk).regency_id == HERE
    with acting_as(ministry):
        services.undo_join(merge, by=ministry)
    consent.refresh_from_db()
    assert (consent.participant, consent.regency_id) == (elsewhere, THERE)
    with acting_as(neighbour):
        assert Participant.objects.visible_to(neighbour).get() == elsewhere


def test_a_record_with_a_seat_stays_where_it_is_until_the_training_has_ended(center, ministry):
    busy = seat(make_batch(center), "Siti Rahma", regency=THERE).participant
    Participant.objects.filter(pk=busy.pk).update(regency=THERE)
    busy.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        join(make_participant(HERE, "Siti Rahma", sex="FEMALE"), busy, ministry)
    assert refused.value.code == "has_a_seat_now"


def test_a_region_joins_nobody_of_another_one_and_told_apart_is_kept_from_both(
    elsewhere, officer, ministry
):
    here = twin_here()
    with pytest.raises(Refusal) as refused:
        join(here, elsewhere, officer)
    assert refused.value.code == "not_two_of_one_region"
    with acting_as(ministry):
        services.tell_apart(here, elsewhere, by=ministry)
        assert pairs_across(HERE) == []
    with acting_as(officer):
        assert not TwoPeople.objects.exists()


def asked_about(officer, batch, *people):
    """The rows of a list that are asked about because of another region's people."""
    rows = [
        Candidate(number, nik, name, "FEMALE", born, "SMK")
        for number, (nik, name, born) in enumerate(people, start=2)
    ]
    with acting_as(officer):
        remarks = compare(rows, batch, by=officer)
    return [each.row for each in remarks if each.kind == "DOUBT"], remarks


def test_a_list_answers_as_neutrally_as_the_page(elsewhere, batch, officer):
    swapped = NIK[:-2] + NIK[-1] + NIK[-2]
    other = make_nik(THERE, BORN, "FEMALE", serial=888)
    two_slips = f"7{NIK[1:5]}9{NIK[6:]}"
    rows, remarks = asked_about(
        officer,
        batch,
        (SLIP, "Sitti Rahma", BORN),
        (swapped, "Siti Rahma", BORN),
        (other, "Siti Rahma", BORN),
        (SLIP, "Yohanes Kila", BORN),
        (SLIP, "Siti Rahma", date(2000, 6, 4)),
        (two_slips, "Siti Rahma", BORN),
    )
    assert rows[:2] == [2, 3]
    assert _of_neighbours(remarks) == {2, 3}
    said = " ".join(str(each.sentence) for each in remarks)
    assert THERE not in said
    assert NIK[-4:] not in said


def _of_neighbours(remarks):
    return {each.row for each in remarks if each.sentence == list_check._nearly_elsewhere()}


@pytest.mark.parametrize("at", range(16))
def test_a_slip_at_any_place_of_the_number_is_found_in_a_list(elsewhere, batch, officer, at):
    digit = "1" if NIK[at] != "1" else "2"
    rows, _remarks = asked_about(
        officer, batch, (NIK[:at] + digit + NIK[at + 1 :], "Siti Rahma", BORN)
    )
    assert rows == [2]


@pytest.mark.parametrize("at", range(15))
def test_two_neighbours_swapped_are_found_in_a_list(elsewhere, batch, officer, at):
    nik = NIK[:at] + NIK[at + 1] + NIK[at] + NIK[at + 2 :]
    rows, _remarks = asked_about(officer, batch, (nik, "Siti Rahma", BORN))
    assert rows == ([2] if nik != NIK else [])


def test_the_keepers_own_list_is_not_asked_about(elsewhere, batch, neighbour):
    assert asked_about(neighbour, batch, (SLIP, "Yohanes Kila", BORN))[0] == []


def test_a_long_list_asks_as_often_as_a_short_one(elsewhere, batch, officer):
    def niks(count):
        return [
            (make_nik(HERE, BORN, "FEMALE", serial=300 + n), f"Ani {n}", BORN)
            for n in range(count)
        ]

    costs = []
    for count in (2, 40):
        with acting_as(officer), CaptureQueriesContext(connection) as asked:
            rows = [
                Candidate(n, nik, name, "FEMALE", born, "SMK")
                for n, (nik, name, born) in enumerate(niks(count), start=2)
            ]
            compare(rows, batch, by=officer)
        costs.append(len(asked))
    assert costs[0] == costs[1]
