"""Points decide: the best get the seats that there are, the others a place, and all read why."""

import itertools
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Enrollment, Referral, SelectionStep
from participants.services.ranking import standing
from participants.services.score import Mark
from programs.models import Batch, Quota
from tests.chain import make_batch, make_quota, make_score, make_step
from tests.door import Door
from tests.learning import make_bed
from tests.pages import Page, told
from tests.participants.classes import at, nominee


@pytest.fixture
def batch(center):
    """Two seats; papers, test and interview would come in this order."""
    for _ in range(3):
        make_bed(center, "FEMALE")
    batch = make_batch(center, status="SELECTION", capacity=2)
    make_quota(batch, seats=2, nominees=20)
    make_quota(batch, "62.11", seats=1, nominees=9)
    return batch


@pytest.fixture
def written(batch):
    return make_step(batch)


def marked(step, name, points=None, **more):
    """A nominee with points in this step, or absent from it."""
    row = nominee(step.batch, name, "VERIFIED", **more)
    make_score(step, row, points)
    return row


def names(rows):
    return [row.participant.name for row in rows]


def status_of(row):
    row.refresh_from_db()
    return row.status


def refusal_of(batch, by):
    with pytest.raises(Refusal) as caught:
        services.rank_nominees(batch, by=by)
    return caught.value


# --- who gets a seat -------------------------------------------------------------------------


def test_the_best_are_selected_and_the_others_listed_in_order(batch, written, organizer):
    for name, points in [("Dahlia", 60), ("Anggrek", 90), ("Cempaka", 70), ("Bakung", 80)]:
        marked(written, name, points)
    ranking = services.rank_nominees(batch, by=organizer)
    assert names(ranking.selected) == ["Anggrek", "Bakung"]
    assert names(ranking.reserve) == ["Cempaka", "Dahlia"]
    assert [row.rank for row in ranking.reserve] == [1, 2]
    assert sorted(Referral.objects.filter(status="RESERVE").values_list("rank", flat=True)) == [
        1,
        2,
    ]
    batch.refresh_from_db()
    assert (batch.taken, Enrollment.objects.count()) == (2, 2)


def test_the_first_whom_quota_and_bed_admit_has_the_seat(batch, written, organizer):
    man = marked(written, "Budi", 95, sex="MALE")
    first = marked(written, "Anggrek", 90, regency="62.11")
    second = marked(written, "Bakung", 85, regency="62.11")
    third = marked(written, "Cempaka", 50)
    ranking = services.rank_nominees(batch, by=organizer)
    assert [row.referral for row in ranking.selected] == [first, third]
    assert ranking.reserve == [man, second]
    skipped = StatusChange.objects.filter(verb="pass_over").order_by("pk")
    assert [row.record_id for row in skipped] == [man.pk, second.pk]
    assert "laki-laki" in skipped[0].reason
    assert "Kuota" in skipped[1].reason


def test_the_total_weighs_the_steps_and_is_kept(batch, written, organizer):
    SelectionStep.objects.filter(pk=written.pk).update(weight=2)
    row = marked(written, "Anggrek", 70)
    make_score(make_step(batch, "INTERVIEW"), row, Decimal("85.5"))
    services.rank_nominees(batch, by=organizer)
    row.refresh_from_db()
    assert row.points == Decimal("75.17")  # (2 × 70 + 85.5) / 3


def test_among_equals_the_last_step_decides_then_the_day_of_nomination(batch, written, organizer):
    later = make_step(batch, "INTERVIEW", held_on=batch.starts_on - timedelta(days=1))
    rows = [marked(written, name, points) for name, points in
            [("Anggrek", 80), ("Bakung", 70), ("Cempaka", 70)]]  # fmt: skip
    for row, points in zip(rows, (70, 80, 80), strict=True):
        make_score(later, row, points)
    Referral.objects.filter(pk=rows[2].pk).update(
        submitted_on=rows[1].submitted_on - timedelta(days=1)
    )
    ranking = services.rank_nominees(batch, by=organizer)
    assert names(ranking.selected) == ["Cempaka", "Bakung"]
    assert names(ranking.reserve) == ["Anggrek"]


# --- who does not ----------------------------------------------------------------------------


def test_who_was_absent_is_noted_so_and_gives_the_place_back(batch, written, organizer):
    row = marked(written, "Anggrek")
    before = Quota.objects.get(regency="62.10").nominated
    ranking = services.rank_nominees(batch, by=organizer)
    assert ranking.absent == [row]
    assert status_of(row) == "NO_SHOW"
    assert row.reason.startswith("Tidak hadir: Tes tertulis pada ")
    assert Quota.objects.get(regency="62.10").nominated == before - 1


def test_below_the_least_nobody_is_selected_however_good_the_rest(batch, written, organizer):
    SelectionStep.objects.filter(pk=written.pk).update(pass_mark=60)
    low, enough = marked(written, "Anggrek", Decimal("59.99")), marked(written, "Bakung", 60)
    interview = make_step(batch, "INTERVIEW", held_on=batch.starts_on - timedelta(days=1))
    make_score(interview, low, 100)
    make_score(interview, enough, 1)
    ranking = services.rank_nominees(batch, by=organizer)
    assert names(ranking.selected) == ["Bakung"]
    assert (ranking.failed, status_of(low)) == ([low], "REJECTED")
    assert low.reason == "Tes tertulis: nilai 59,99, padahal paling sedikit 60."


@pytest.mark.parametrize("points", [None, 10])
def test_whom_one_step_has_decided_need_not_come_to_the_next(batch, written, organizer, points):
    SelectionStep.objects.filter(pk=written.pk).update(pass_mark=60)
    out, well = marked(written, "Anggrek", points), marked(written, "Bakung", 80)
    interview = make_step(batch, "INTERVIEW", held_on=batch.starts_on - timedelta(days=1))
    make_score(interview, well, 70)
    services.rank_nominees(batch, by=organizer)
    assert status_of(out) in {"NO_SHOW", "REJECTED"}
    assert status_of(well) == "SELECTED"


def test_whose_papers_are_not_yet_in_order_is_left_alone(batch, written, organizer):
    waiting = nominee(batch, "Dahlia", "SUBMITTED")
    marked(written, "Anggrek", 90)
    services.rank_nominees(batch, by=organizer)
    assert status_of(waiting) == "SUBMITTED"


# --- when nobody is ranked -------------------------------------------------------------------


def test_with_points_missing_nobody_is_decided_and_the_names_are_told(batch, written, organizer):
    marked(written, "Anggrek", 90)
    for number in range(7):
        nominee(batch, f"Peserta {number}", "VERIFIED")
    refusal = refusal_of(batch, organizer)
    assert refusal.code == "points_missing"
    assert "Peserta 0 (Tes tertulis)" in str(refusal.text)
    assert "2 lainnya" in str(refusal.text)
    assert not Referral.objects.exclude(status="VERIFIED").exists()
    assert StatusChange.objects.count() == 0


def test_without_steps_there_is_nothing_to_rank_by(batch, organizer):
    nominee(batch, status="VERIFIED")
    assert refusal_of(batch, organizer).code == "no_steps"


def test_without_nominees_there_is_nobody_to_rank(batch, written, organizer):
    assert refusal_of(batch, organizer).code == "nobody_to_rank"


@pytest.mark.parametrize("status", ["PLANNED", "OPEN", "CONFIRMED", "RUNNING", "CANCELLED"])
def test_outside_the_selection_nobody_is_ranked(batch, written, organizer, status):
    marked(written, "Anggrek", 90)
    Batch.objects.filter(pk=batch.pk).update(status=status)
    assert refusal_of(batch, organizer).code == "batch_does_not_select"


def test_a_second_ranking_finds_nobody_left(batch, written, organizer):
    marked(written, "Anggrek", 90)
    services.rank_nominees(batch, by=organizer)
    assert refusal_of(batch, organizer).code == "nobody_to_rank"


# --- any class -------------------------------------------------------------------------------

MARKS = st.one_of(
    st.none(), st.decimals(0, 100, places=2), st.just(Decimal(60)), st.just(Decimal("59.99"))
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    weights=st.lists(st.integers(1, 100), min_size=1, max_size=3),
    marks=st.lists(MARKS, min_size=3, max_size=3),
    least=st.integers(0, 100),
)
def test_every_mark_has_one_meaning(weights, marks, least):
    """Absence before points, a least before the mean; the mean lies between its parts."""
    steps = [SelectionStep(pk=n, weight=w, pass_mark=least) for n, w in enumerate(weights, 1)]
    marks = marks[: len(steps)]
    row = Referral(pk=1)
    row.noted = [
        type("Score", (), {"step_id": n, "points": points, "is_absent": points is None})
        for n, points in enumerate(marks, 1)
    ]
    found = standing(row, steps)
    told_apart = [found.absent_from, found.failed, found.missing, found.total]
    assert sum(part is not None for part in told_apart) == 1
    decided = next(
        (step for step, mark in zip(steps, marks, strict=True) if mark is None or mark < least),
        None,
    )
    assert decided == (found.absent_from or found.failed)
    if found.total is not None:
        assert min(marks) - Decimal("0.01") < found.total < max(marks) + Decimal("0.01")


def test_a_step_without_a_mark_is_missing_and_never_zero():
    steps = [SelectionStep(pk=1, weight=1)]
    row = Referral(pk=1)
    row.noted = []
    found = standing(row, steps)
    assert (found.missing, found.total, found.marks) == (steps[0], None, {steps[0]: Mark()})


@pytest.mark.parametrize("order", list(itertools.permutations([90, 80, 70])))
def test_the_order_of_typing_decides_nothing(batch, written, organizer, order):
    for number, points in enumerate(order):
        marked(written, f"Peserta {number}", points)
    ranking = services.rank_nominees(batch, by=organizer)
    assert [row.referral.points for row in ranking.selected] == [90, 80]


def test_each_further_person_costs_the_same(batch, written, organizer):
    Quota.objects.update(seats=0, nominees=40)
    costs = []
    for people in (3, 6, 9):
        for number in range(people):
            marked(written, f"Peserta {people} {number}", 50)
        with CaptureQueriesContext(connection) as asked:
            services.rank_nominees(batch, by=organizer)
        costs.append(len(asked))
    assert costs[2] - costs[1] == costs[1] - costs[0], costs


# --- the page --------------------------------------------------------------------------------


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_the_page_shows_the_decision_and_changes_nothing(desk, batch, written):
    SelectionStep.objects.filter(pk=written.pk).update(pass_mark=40)
    for name, points in [("Anggrek", 90), ("Bakung", 80), ("Cempaka", 70), ("Dahlia", 30)]:
        marked(written, name, points)
    absent = marked(written, "Eforbia")
    page = Page(desk.get(at("rank_nominees", batch)))
    assert "2 orang terpilih" in page.text
    assert "urutan 1: Cempaka, Kab. Gunung Mas: 70" in page.text
    assert (
        "Dahlia, Kab. Gunung Mas: Tes tertulis: nilai 30, padahal paling sedikit 40." in page.text
    )
    assert "Eforbia" in page.text
    assert status_of(absent) == "VERIFIED", "looking is not doing"
    assert StatusChange.objects.count() == 0


def test_the_button_decides_and_tells_the_numbers(desk, batch, written):
    for name, points in [("Anggrek", 90), ("Bakung", 80), ("Cempaka", 70)]:
        marked(written, name, points)
    answer = desk.post(at("rank_nominees", batch))
    assert answer["Location"] == at("show_selection", batch)
    assert told(answer) == ["Peringkat selesai: 2 terpilih, 1 pada daftar cadangan."]
    page = Page(desk.get(at("show_selection", batch)))
    result = [(row[0], row[2], row[3], row[4]) for row in page.rows if len(row) == 5]
    assert result == [
        ("Anggrek", "90", "90", "Terpilih"),
        ("Bakung", "80", "80", "Terpilih"),
        ("Cempaka", "70", "70", "Cadangan urutan 1"),
    ]


def test_what_hinders_the_ranking_is_said_before_the_button(desk, batch, written):
    nominee(batch, "Anggrek", "VERIFIED")
    page = Page(desk.get(at("rank_nominees", batch)))
    assert page.status == 200
    assert "Anggrek (Tes tertulis)" in page.notices
    assert "Putuskan demikian" not in page.text


def test_the_ranking_is_offered_only_to_whom_it_is_possible(desk, signed_in, officer, batch):
    address, selection = at("rank_nominees", batch), at("show_selection", batch)
    assert address not in Page(desk.get(selection)).links
    marked(make_step(batch), "Anggrek", 90)
    assert address in Page(desk.get(selection)).links
    assert address not in Page(signed_in(officer).get(selection)).links


def test_a_region_sees_its_people_and_their_points_once_decided(
    signed_in, officer, batch, written, organizer
):
    marked(written, "Anggrek", 90)
    marked(written, "Darsi", 80, regency="62.11")
    client = signed_in(officer)
    (row,) = [row for row in Page(client.get(at("show_selection", batch))).rows if len(row) == 5]
    assert (row[0], row[2], row[3]) == ("Anggrek", "–", "–")
    services.rank_nominees(batch, by=organizer)
    page = Page(client.get(at("show_selection", batch)))
    assert "Darsi" not in page.text
    (row,) = [row for row in page.rows if len(row) == 5]
    assert (row[0], row[2], row[3]) == ("Anggrek", "90", "90")


def test_a_neighbouring_center_ranks_nobody_here(signed_in, other_organizer, batch, written):
    row = marked(written, "Anggrek", 90)
    assert signed_in(other_organizer).post(at("rank_nominees", batch)).status_code == 404
    assert status_of(row) == "VERIFIED"


def test_the_decision_says_beforehand_why_somebody_waits(desk, batch, written):
    marked(written, "Anggrek", 90, regency="62.11")
    marked(written, "Bakung", 85, regency="62.11")
    marked(written, "Cempaka", 50)
    text = Page(desk.get(at("rank_nominees", batch))).text
    waits = text[text.index("urutan 1: Bakung") :]
    assert "Kuota Kab. Pulang Pisau: 1 dari 1 kursi sudah terisi" in waits


def test_a_program_ranks_too(organizer, batch, written):
    best, low = marked(written, "Anggrek", 90), marked(written, "Bakung")
    said = Door(organizer).post(f"classes/{batch.pk}/rank/").json()
    assert [row["referral"] for row in said["selected"]] == [best.pk]
    assert [row["referral"] for row in said["absent"]] == [low.pk]
    assert said["reserve"] == said["failed"] == []
