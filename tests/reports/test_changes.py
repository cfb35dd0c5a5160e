"""What changed since a copy: every difference with its cause, and what has none said as well."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Enrollment, Referral
from participants.services import correct_participant
from programs.models import Quota
from reports import services
from reports.models import RegionalReport
from reports.services.causes import CAUSE_LABELS, Cause
from reports.services.comparing import compare
from tests.chain import make_enrollment, make_referral
from tests.pages import Page
from tests.reports.histories import (
    before_the_copy,
    correct_the_placement,
    graduate_late,
    join_the_two,
)

LATE, SINCE, CORRECTION, MERGE = Cause


@pytest.fixture
def history(db):
    return before_the_copy()


@pytest.fixture
def again(db):
    """The same question asked later: ``again(report, user)``."""

    def again(report, user):
        Job.objects.filter(pk=report.job_id).update(key=f"an earlier minute {report.pk}")
        with acting_as(user):
            anew = services.request_again(report, by=user)
        run_job(anew.job_id)
        return RegionalReport.objects.get(pk=anew.pk)

    return again


@pytest.fixture
def since(build, again):
    """``since(user, what happens)``: the comparison of a copy with one made after it."""

    def since(user, *happens, **about):
        old = build(user, **about)
        for happen in happens:
            happen()
        new = again(old, user)
        with acting_as(user):
            return compare(old, new, by=user)

    return since


def told(comparison):
    """{figure: (before, after, {cause: number})} of what the rows themselves decide; all of that
    must be explained."""
    own = [change for change in comparison.figures if not change.figure.is_joined]
    assert not any(change.unexplained for change in own)
    return {
        change.figure.name: (change.before, change.after, change.causes)
        for change in comparison.changes
        if not change.figure.is_joined
    }


def page_of(report):
    return reverse("reports:show_changes", args=[report.pk])


def test_a_late_graduation_a_correction_and_a_join_explain_every_difference(
    officer, history, since
):
    comparison = since(
        officer,
        lambda: graduate_late(history),
        lambda: correct_the_placement(history),
        lambda: join_the_two(history, officer),
    )
    assert told(comparison) == {
        "undecided": (2, 1, {MERGE: -1}),
        "withdrawn": (0, 1, {MERGE: 1}),
        "in_training": (1, 0, {LATE: -1}),
        "graduated": (2, 3, {LATE: 1}),
        "unknown": (1, 2, {LATE: 1}),
        "placed_work": (1, 0, {CORRECTION: -1}),
        "placed_self_employed": (0, 1, {CORRECTION: 1}),
    }
    assert comparison.joined == 2


def test_nothing_happened_and_nothing_is_told(officer, history, since):
    comparison = since(officer)
    assert (comparison.changes, comparison.regencies, comparison.joined) == ([], [], 0)


def test_a_nomination_of_the_period_entered_afterwards_came_late(officer, history, since):
    comparison = since(officer, lambda: make_referral(history["batch"], status="SUBMITTED"))
    assert told(comparison) == {"referred": (5, 6, {LATE: 1}), "undecided": (2, 3, {LATE: 1})}


def test_what_happened_after_the_copy_is_no_late_entry(officer, history, since):
    tomorrow = timezone.localdate() + timedelta(days=1)

    def finds_work():
        seat = Enrollment.objects.filter(pk=history["untouched"].pk)
        seat.update(outcome="WORKING", outcome_known_on=tomorrow, placed_on=tomorrow)

    assert told(since(officer, finds_work)) == {
        "placed": (1, 2, {SINCE: 1}),
        "waited_longer": (0, 1, {SINCE: 1}),
        "placed_work": (1, 2, {SINCE: 1}),
        "status_known": (1, 2, {SINCE: 1}),
        "unknown": (1, 0, {SINCE: -1}),
    }


def test_a_nomination_withdrawn_without_a_join_came_about(officer, history, since):
    def withdraw():
        Referral.objects.filter(pk=history["twice"][0].pk).update(status="WITHDRAWN")

    assert told(since(officer, withdraw)) == {
        "undecided": (2, 1, {SINCE: -1}),
        "withdrawn": (0, 1, {SINCE: 1}),
    }


def test_who_waits_on_the_list_and_is_withdrawn_was_not_entered_late(officer, history, since):
    waiting = Referral.objects.filter(pk=history["twice"][0].pk)
    waiting.update(status="RESERVE", decided_on=date(2019, 6, 20), rank=1)
    assert told(since(officer, lambda: waiting.update(status="WITHDRAWN"))) == {
        "reserve": (1, 0, {SINCE: -1}),
        "withdrawn": (0, 1, {SINCE: 1}),
    }


def test_an_arrival_moved_out_of_the_period_is_a_correction(officer, history, since):
    def move():
        seat = Enrollment.objects.filter(pk=history["finished"].pk)
        seat.update(enrolled_on=date(2020, 1, 2), completed_on=date(2020, 2, 2))

    comparison = since(officer, move)
    assert {change.figure.name: change.causes for change in comparison.changes} == {
        "enrolled": {CORRECTION: -1},
        "boarding": {CORRECTION: -1},
        "in_training": {CORRECTION: -1},
        "women": {CORRECTION: -1},
        "disability_unknown": {},  # of which the audit of the person tells
    }


def test_a_corrected_sex_is_a_correction_of_the_women(officer, history, since):
    def correct_the_sex():
        seat = Enrollment.objects.filter(enrolled_on__year=2019, regency="62.10").first()
        other = {"MALE": "FEMALE", "FEMALE": "MALE"}[seat.sex]
        person = seat.participant
        with acting_as(officer):
            correct_participant(person, version=person.version, changes={"sex": other}, by=officer)

    changes = told(since(officer, correct_the_sex))
    assert list(changes) == ["women"]
    before, after, causes = changes["women"]
    assert causes == {CORRECTION: after - before}
    assert abs(after - before) == 1


def test_other_seats_of_a_quota_are_a_correction_and_taken_ones_came_about(
    officer, history, since
):
    def change():
        Quota.objects.update(seats=20, taken=5)

    assert told(since(officer, change)) == {
        "quota_given": (14, 20, {CORRECTION: 6}),
        "quota_taken": (3, 5, {SINCE: 2}),
    }


def test_of_several_writes_the_first_tells_what_was_before(officer, history, since):
    def write_twice():
        seat = Enrollment.objects.filter(pk=history["working"].pk)
        seat.update(outcome="SEEKING")
        seat.update(outcome="APPRENTICESHIP")

    assert told(since(officer, write_twice)) == {
        "placed_work": (1, 0, {CORRECTION: -1}),
        "placed_apprenticeship": (0, 1, {CORRECTION: 1}),
    }


def test_two_causes_that_cancel_each_other_out_are_told(officer, history, since):
    def swap():
        graduate_late(history)
        seat = Enrollment.objects.filter(pk=history["untouched"].pk)
        seat.update(status="COMPLETED", graduated_on=None)

    assert told(since(officer, swap))["graduated"] == (2, 2, {LATE: 1, CORRECTION: -1})


def test_a_row_removed_is_a_correction(officer, history, since):
    def remove():
        Referral.objects.filter(pk=history["twice"][0].pk).delete()

    assert told(since(officer, remove)) == {
        "referred": (5, 4, {CORRECTION: -1}),
        "undecided": (2, 1, {CORRECTION: -1}),
    }


def test_what_no_row_explains_is_said(officer, history, build, again):
    old = build(officer)
    old.figures["enrolled"] += 2
    RegionalReport.objects.filter(pk=old.pk).update(figures=old.figures)
    with acting_as(officer):
        changes = compare(old, again(old, officer), by=officer).changes
    assert [(change.figure.name, change.unexplained) for change in changes] == [("enrolled", -2)]


def test_changes_of_other_places_and_after_the_newer_copy_do_not_count(
    officer, history, since, build, again
):
    def elsewhere():
        make_enrollment("GRADUATED", make_referral(history["batch"], status="SELECTED",
                                                   regency="62.11"))  # fmt: skip

    assert told(since(officer, elsewhere)) == {}
    old = RegionalReport.objects.filter(as_of__isnull=False).earliest("as_of")
    new = RegionalReport.objects.filter(as_of__isnull=False).latest("as_of")
    graduate_late(history)
    with acting_as(officer):
        assert told(compare(old, new, by=officer)) == {}


def test_what_a_row_became_after_the_newer_copy_does_not_count(officer, history, build, again):
    seat = Enrollment.objects.filter(pk=history["working"].pk)
    old = build(officer)
    seat.update(outcome="SEEKING")
    new = again(old, officer)
    seat.update(outcome="NOT_SEEKING")
    with acting_as(officer):
        assert told(compare(old, new, by=officer)) == {
            "placed_work": (1, 0, {CORRECTION: -1}),
            "seeking": (0, 1, {CORRECTION: 1}),
        }


def test_a_province_reads_which_regency_differs(province_officer, history, since):
    comparison = since(
        province_officer, lambda: graduate_late(history), level="PROVINCE", place="62"
    )
    assert [(code, name) for code, name, _changes in comparison.regencies] == [
        ("62.10", "Kabupaten Gunung Mas")
    ]
    assert {each.figure.name: each.difference for each in comparison.regencies[0][2]} == {
        "in_training": -1, "graduated": 1, "unknown": 1,
    }  # fmt: skip
    assert told(comparison)["graduated"] == (2, 3, {LATE: 1})


def test_a_center_and_the_nation_are_explained_too(organizer, ministry, history, since):
    late = [lambda: graduate_late(history)]
    assert told(since(organizer, *late, level="CENTER", place="bbplk-bekasi"))["graduated"] == (
        2, 3, {LATE: 1},
    )  # fmt: skip
    corrected = [lambda: correct_the_placement(history)]
    assert told(since(ministry, *corrected, level="NATION", place=""))["placed_work"] == (
        1, 0, {CORRECTION: -1},
    )  # fmt: skip


def test_figures_of_other_definitions_are_not_compared(officer, history, build, again):
    old = build(officer)
    del old.figures["assessed"]
    RegionalReport.objects.filter(pk=old.pk).update(
        figures=old.figures, definitions_version="2026.1"
    )
    old.refresh_from_db()
    with acting_as(officer):
        comparison = compare(old, again(old, officer), by=officer)
    assert comparison.has_other_definitions
    assert [change.figure.name for change in comparison.incomparable] == ["assessed"]
    assert comparison.changes == []


@pytest.mark.parametrize("other", [{"place": "62.11"}, {"period_to": date(2019, 6, 30)}])
def test_only_a_later_copy_of_the_same_question_is_compared(ministry, history, build, other):
    old, new = build(ministry), build(ministry, **other)
    with acting_as(ministry), pytest.raises(Refusal) as refused:
        compare(old, new, by=ministry)
    assert refused.value.code == "not_a_later_copy"


def test_an_earlier_copy_is_none(officer, history, build, again):
    old = build(officer)
    new = again(old, officer)
    with acting_as(officer), pytest.raises(Refusal) as refused:
        compare(new, old, by=officer)
    assert refused.value.code == "not_a_later_copy"


# --- page and program ------------------------------------------------------------------------


def test_the_page_tells_figure_by_figure(officer, signed_in, history, build, again):
    old = build(officer)
    graduate_late(history)
    new = again(old, officer)
    answer = signed_in(officer).get(page_of(old))
    assert answer.context["new"] == new
    rows = {row["change"].figure.name: row["causes"] for row in answer.context["rows"]}
    assert rows["graduated"] == [(CAUSE_LABELS[LATE], 1)]
    told_there = {row[0]: row[1:4] for row in Page(answer).rows}
    assert told_there["Lulus"] == ["2", "3", "+1"]


def test_the_page_tells_what_nothing_explains(officer, signed_in, history, build, again):
    old = build(officer)
    old.figures["enrolled"] += 2
    RegionalReport.objects.filter(pk=old.pk).update(figures=old.figures)
    again(old, officer)
    (row,) = signed_in(officer).get(page_of(old)).context["rows"]
    assert row["causes"] == [(gettext("Not explained"), -2)]


def test_without_a_later_copy_the_page_offers_to_make_one(officer, signed_in, history, build):
    old = build(officer)
    page = Page(signed_in(officer).get(page_of(old)))
    assert reverse("reports:request_again", args=[old.pk]) in page.targets
    assert page.empty


def test_a_copy_of_another_place_is_refused_on_the_page(officer, ministry, signed_in, history,
                                                        build):  # fmt: skip
    old, other = build(ministry), build(ministry, level="NATION", place="")
    desk = signed_in(ministry)
    assert desk.get(f"{page_of(old)}?with={other.pk}").status_code == 409
    assert signed_in(officer).get(f"{page_of(old)}?with={other.pk}").status_code == 404


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 30, "%D9%A3"])
def test_an_odd_choice_does_no_harm(officer, signed_in, history, build, odd):
    assert signed_in(officer).get(f"{page_of(build(officer))}?with={odd}").status_code == 200


def test_a_neighbour_reads_no_changes(officer, neighbour, signed_in, history, build):
    assert signed_in(neighbour).get(page_of(build(officer))).status_code == 404


def test_a_program_reads_the_same(officer, signed_in, history, build, again):
    old = build(officer)
    graduate_late(history)
    new = again(old, officer)
    address = reverse("reports-changes", args=[old.pk])
    body = signed_in(officer).get(f"{address}?with={new.pk}").json()
    graduated = {each["name"]: each for each in body["figures"]}["graduated"]
    assert graduated == {
        "name": "graduated", "before": 2, "after": 3, "difference": 1, "unexplained": 0,
        "causes": {"late": 1},
    }  # fmt: skip
    assert body["regencies"][0]["code"] == "62.10"
    assert signed_in(officer).get(address).json() == body, "the newest, unless another is named"
    assert signed_in(officer).get(f"{address}?with=x").status_code == 400
    alone = signed_in(officer).get(reverse("reports-changes", args=[new.pk]))
    assert (alone.status_code, alone.json()["code"]) == (409, "not_a_later_copy")


def test_the_page_costs_the_same_for_many_rows(officer, signed_in, history, build, again,
                                               questions):  # fmt: skip
    old = build(officer)
    for _number in range(5):
        make_enrollment("GRADUATED", make_referral(history["batch"], status="SELECTED"))
    again(old, officer)
    assert len(questions(signed_in(officer), page_of(old))) <= 12
