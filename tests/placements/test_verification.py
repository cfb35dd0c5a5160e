"""A sample of placements: seed first, drawn for all to repeat, opened in order."""

import hashlib
from datetime import timedelta
from io import StringIO
from math import isclose

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Look
from placements import services
from placements.models import Placement, SampledWork, VerificationRound
from placements.sampling import draw, frame_of, interval
from tests.assessing import make_graduate
from tests.door import Door
from tests.evidence import make_work
from tests.placements.conftest import CANARIES, today
from tests.verifying import make_round, make_sampled


def works(number, regency="62.10"):
    return [make_work(make_graduate(regency=regency).enrollment) for _ in range(number)]


def drawn(plan, by):
    with acting_as(by):
        return services.draw_round(plan, by=by)


def open_next(plan, by, regency="62.10"):
    with acting_as(by):
        return services.open_next(plan, regency, by=by)


def note(row, by, result="TRUE", method="PHONE", words=""):
    with acting_as(by):
        return services.note_check(row, method=method, result=result, note=words, by=by)


def code_of(act):
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


# --- the draw ---------------------------------------------------------------------------------


def test_the_seed_is_public_before_the_draw(client, ministry):
    with acting_as(ministry):
        plan = services.plan_round(
            title="Semester I", started_from=today(-90), started_until=today(), per_region=2,
            by=ministry,
        )  # fmt: skip
    html = client.get(reverse("placements:show_round", args=[plan.pk])).content.decode()
    assert plan.seed in html
    assert len(plan.seed) == 32
    assert client.get(reverse("placements:download_frame", args=[plan.pk])).status_code == 404


def drawn_again(file, plan):
    """What the command on the page prints, without its head."""
    out = StringIO()
    call_command("draw_sample", frame=str(file), seed=plan.seed, per_region=3, stdout=out,
                 stderr=StringIO())  # fmt: skip
    return out.getvalue().splitlines()[1:]


def fetched(client, name, plan, tmp_path):
    file = tmp_path / f"{name}.csv"
    file.write_bytes(client.get(reverse(f"placements:{name}", args=[plan.pk])).content)
    return file


@pytest.fixture
def of_two_regions(ministry):
    works(5)
    works(2, "62.11")
    return drawn(make_round(), ministry)


def told(rows):
    return [f"{row.regency_id},{row.turn},{row.placement_id}" for row in rows]


def test_the_ministry_draws_the_same_sample_with_the_command_on_the_page(
    client, ministry_reader, of_two_regions, tmp_path
):
    client.force_login(ministry_reader)
    file = fetched(client, "download_part", of_two_regions, tmp_path)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == of_two_regions.frame_digest
    kept = SampledWork.objects.order_by("regency", "turn")
    assert drawn_again(file, of_two_regions) == told(kept)
    assert kept.count() == 5


def test_anybody_has_the_order_of_the_draw_and_no_count_of_a_region(
    client, of_two_regions, tmp_path
):
    file = fetched(client, "download_frame", of_two_regions, tmp_path)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == of_two_regions.open_digest
    assert "62." not in file.read_text()
    order = [int(line.split(",")[1]) for line in drawn_again(file, of_two_regions)]
    assert len(order) == 7
    for code in ("62.10", "62.11"):
        turns = SampledWork.objects.filter(regency=code).order_by("turn")
        drawn_there = [row.placement_id for row in turns]
        assert [number for number in order if number in drawn_there] == drawn_there


@pytest.mark.parametrize(("person", "codes"), [
    ("officer", {"62.10"}), ("neighbour", {"62.11"}), ("province_officer", {"62.10", "62.11"}),
    ("other_province_officer", set()),
])  # fmt: skip
def test_an_office_draws_its_own_part_again_and_reads_no_other(
    client, of_two_regions, tmp_path, request, person, codes
):
    client.force_login(request.getfixturevalue(person))
    file = fetched(client, "download_part", of_two_regions, tmp_path)
    kept = SampledWork.objects.filter(regency__in=codes).order_by("regency", "turn")
    assert drawn_again(file, of_two_regions) == told(kept)
    assert {line.split(",")[1] for line in file.read_text().splitlines()[1:]} == codes


def test_the_regions_of_the_frame_are_shut_in_the_database(of_two_regions, officer):
    with acting_as(officer):
        assert VerificationRound.objects.told().get() == of_two_regions
        with pytest.raises(ProgrammingError), transaction.atomic():
            VerificationRound.objects.values_list("frame", flat=True).get()


def test_the_lowest_digests_are_drawn_as_a_slow_reader_would(ministry):
    made = works(6)
    plan = drawn(make_round(), ministry)
    slow = sorted(made, key=lambda w: hashlib.sha256(f"{plan.seed}:{w.pk}".encode()).hexdigest())
    rows = SampledWork.objects.order_by("turn").values_list("placement", flat=True)
    assert list(rows) == [work.pk for work in slow[:3]]


@given(st.sets(st.integers(1, 10**9), max_size=40), st.text("0123456789abcdef"), st.integers(1, 9))
def test_the_order_of_the_frame_changes_nothing(numbers, seed, most):
    rows = [(number, f"62.{number % 3 + 10}") for number in numbers]
    once = draw(frame_of(rows), seed, most)
    assert once == draw(frame_of(reversed(rows)), seed, most)
    assert len(once) == sum(
        min(most, sum(c == code for _, c in rows)) for code in {c for _, c in rows}
    )


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "placement,regency\nx,62.10\n", "placement,regency\n5\n"]
)
def test_a_file_that_is_no_frame_is_told_by_its_line(tmp_path, text):
    file = tmp_path / "frame.csv"
    file.write_text(text)
    with pytest.raises(CommandError):
        call_command("draw_sample", frame=str(file), seed="0", per_region=1)


def test_a_sample_is_drawn_once_and_only_from_the_period(ministry):
    inside, outside = works(2)
    Placement.objects.filter(pk=outside.pk).update(started_on=today(-300))
    plan = drawn(make_round(), ministry)
    assert SampledWork.objects.get().placement == inside
    assert code_of(lambda: drawn(plan, ministry)) == "round_drawn"


def test_nothing_to_draw_from_is_said(ministry):
    assert code_of(lambda: drawn(make_round(), ministry)) == "round_empty"


@pytest.mark.parametrize(("first", "last"), [(0, -1), (-800, 0)])
def test_a_period_in_disorder_or_too_long_is_refused(ministry, first, last):
    plan = lambda: services.plan_round(  # noqa: E731
        title="X", started_from=today(first), started_until=today(last), per_region=1, by=ministry
    )
    assert code_of(plan) == "round_period_wrong"


def test_an_odd_plan_is_told_at_its_fields(client, ministry):
    client.force_login(ministry)
    told = {"title": "X", "started_from": today(), "started_until": today(-1), "per_region": 500}
    answer = client.post(reverse("placements:plan_round"), told)
    assert {"started_until", "per_region"} <= answer.context["form"].errors.keys()
    assert not VerificationRound.objects.exists()


# --- opening and checking ---------------------------------------------------------------------


def test_one_after_the_other_is_opened_in_the_order_of_the_draw(ministry, province_officer):
    works(3)
    plan = drawn(make_round(), ministry)
    first = open_next(plan, province_officer)
    assert first.turn == 1
    assert code_of(lambda: open_next(plan, province_officer)) == "one_at_a_time"
    note(first, province_officer)
    assert open_next(plan, province_officer).turn == 2


def test_when_all_are_opened_it_says_so(ministry, province_officer):
    plan = make_round(drawn_at=timezone.now(), frame_digest="x")
    make_sampled(plan, result="TRUE", method="PHONE", checked_at=timezone.now())
    assert code_of(lambda: open_next(plan, province_officer)) == "sample_used_up"


def test_the_person_reads_that_somebody_looked(ministry, province_officer):
    (work,) = works(1)
    open_next(drawn(make_round(), ministry), province_officer)
    assert Look.objects.get().participant_id == work.participant_id


def test_a_no_puts_the_work_in_doubt(province_officer):
    row = make_sampled()
    note(row, province_officer, "FALSE", words="Firma tidak mengenal")
    row.placement.refresh_from_db()
    assert row.placement.disputed_on == today()


def test_a_visit_that_finds_it_true_is_the_highest_step(province_officer):
    row = make_sampled()
    note(row, province_officer, "TRUE", "VISIT")
    row.placement.refresh_from_db()
    assert row.placement.evidence == "VISITED"


def test_a_call_that_finds_it_true_leaves_the_step(province_officer):
    row = make_sampled()
    note(row, province_officer)
    row.placement.refresh_from_db()
    assert row.placement.evidence == "REPORTED"


def test_a_result_is_noted_once_and_after_opening(province_officer):
    row = make_sampled()
    note(row, province_officer)
    assert code_of(lambda: note(row, province_officer)) == "check_not_open"
    closed = make_sampled(row.round, turn=2, opened_at=None)
    assert code_of(lambda: note(closed, province_officer)) == "check_not_open"


def test_a_no_without_words_is_refused(province_officer):
    act = lambda: note(make_sampled(), province_officer, "FALSE", words=" ")  # noqa: E731
    assert code_of(act) == "check_says_nothing"


def test_nobody_checks_the_own_record(province_officer):
    work = make_work(recorded_by=province_officer)
    assert code_of(lambda: note(make_sampled(work=work), province_officer)) == "checks_own_record"


def test_what_was_changed_after_the_draw_is_seen(client, province_officer):
    row = make_sampled()
    client.force_login(province_officer)
    address = reverse("placements:note_check", args=[row.pk])
    assert client.get(address).context["has_changed"] is False
    Placement.objects.filter(pk=row.placement_id).update(evidence="SEEN")
    assert client.get(address).context["has_changed"] is False, "evidence may rise"
    Placement.objects.filter(pk=row.placement_id).update(employer_name="PT Lain")
    assert client.get(address).context["has_changed"] is True


# --- the estimate -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "asked", "low", "high"),
    [(0, 10, 0.0, 27.75), (10, 10, 72.25, 100.0), (18, 20, 69.90, 97.21), (81, 263, 25.53, 36.62)],
)
def test_the_interval_is_wilsons(found, asked, low, high):
    """The last from R. G. Newcombe (1998), Statistics in Medicine 17, table I."""
    got = interval(found, asked)
    assert isclose(got[0], low, abs_tol=0.01)
    assert isclose(got[1], high, abs_tol=0.01)
    assert interval(0, 0) is None


def test_who_was_not_reached_is_neither_true_nor_false(client, province_officer):
    plan = make_round(drawn_at=timezone.now(), frame_digest="x")
    now = {"method": "PHONE", "checked_at": timezone.now()}
    for turn, result in enumerate(["TRUE", "TRUE", "FALSE", "UNREACHED"], 1):
        make_sampled(plan, turn=turn, result=result, note="Telepon", **now)
    client.force_login(province_officer)
    page = client.get(reverse("placements:show_round", args=[plan.pk]))
    (row,) = page.context["regions"]
    assert (row["true"], row["reached"], row["unreached"]) == (2, 3, 1)


# --- who may not ------------------------------------------------------------------------------


def test_the_public_reads_how_it_is_drawn_and_nobodys_name(client, ministry):
    plan = make_round(drawn_at=timezone.now(), frame_digest="x", frame="placement,regency\n")
    make_sampled(plan, make_work(make_graduate(name=CANARIES["name"]).enrollment))
    html = client.get(reverse("placements:show_round", args=[plan.pk])).content.decode()
    assert plan.seed in html
    assert CANARIES["name"] not in html


def test_a_region_reads_its_sample_and_checks_nothing(client, officer):
    row = make_sampled(make_round(drawn_at=timezone.now(), frame_digest="x"))
    client.force_login(officer)
    page = client.get(reverse("placements:show_round", args=[row.round_id]))
    assert len(page.context["page"]) == 1
    assert client.post(reverse("placements:note_check", args=[row.pk])).status_code == 403


def test_another_province_finds_nothing(client, other_province_officer):
    row = make_sampled()
    client.force_login(other_province_officer)
    assert client.get(reverse("placements:note_check", args=[row.pk])).status_code == 404
    opened = client.post(
        reverse("placements:open_sample", args=[row.round_id]), {"regency": "62.10"}
    )
    assert opened.status_code == 409


def test_the_api_plans_draws_opens_and_notes(ministry, province_officer):
    works(1)
    door, checks = Door(ministry), Door(province_officer)
    plan = door.post("verification-rounds/", title="X", started_from=f"{today(-90)}",
                     started_until=f"{today()}", per_region=2).json()  # fmt: skip
    assert door.post(f"verification-rounds/{plan['id']}/draw/").json()["frame_size"] == 1
    row = checks.post(f"verification-rounds/{plan['id']}/open/", regency="62.10").json()
    told = checks.post(f"sampled-works/{row['id']}/note/", method="PHONE", result="TRUE")
    assert told.json()["result"] == "TRUE"
    assert checks.ids("sampled-works/") == [row["id"]]


def test_a_round_cannot_be_drawn_before_its_seed(ministry):
    works(1)
    plan = make_round(published_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(Exception, match="round_drawn_after_its_seed"):
        drawn(plan, ministry)
