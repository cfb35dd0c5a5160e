"""The selection by points, and who follows from the reserve list."""

from tests.controls.fault import Fault

SCORE = "participants/services/score.py"
RANKING = "participants/services/ranking.py"
STEP = "participants/services/selection_step.py"
RESERVE = "participants/services/reserve.py"
NOTE = "tests/participants/test_note_points.py"
RANK = "tests/participants/test_rank_nominees.py"
PLAN = "tests/participants/test_plan_selection.py"
FILL = "tests/participants/test_fill_seats.py"

FAULTS = (
    Fault(
        "points are noted before the step is held",
        SCORE,
        "    _must_be_held(step)\n",
        "",
        (f"{NOTE}::test_before_its_day_a_step_has_no_points",),
    ),
    Fault(
        "a mark of a colleague is written over",
        SCORE,
        "    _must_be_fresh(changed, noted, seen, nominees)\n",
        "",
        (f"{NOTE}::test_what_somebody_else_changed_meanwhile_is_not_written_over",),
    ),
    Fault(
        "a nominee of another class gets points",
        SCORE,
        "filter(batch=step.batch_id, status=ReferralStatus.VERIFIED)",
        "filter(status=ReferralStatus.VERIFIED)",
        (f"{NOTE}::test_a_nominee_of_another_class_gets_no_points_here",),
    ),
    Fault(
        "whom an earlier step has decided is tested on",
        SCORE,
        '    rows = rows.exclude(pk__in=_decided_before(step).values("referral"))\n',
        "",
        (f"{NOTE}::test_whom_an_earlier_step_has_decided_does_not_come_to_the_next",),
    ),
    Fault(
        "no points at all are refused",
        SCORE,
        "not 0 <= mark.points <= BEST",
        "not 0 < mark.points <= BEST",
        (f"{NOTE}::test_nothing_and_everything_are_points_too",),
    ),
    Fault(
        "points change after the ranking",
        STEP,
        "filter(batch=batch, points__isnull=False).exists()",
        "filter(batch=batch, points__isnull=True, points__gt=0).exists()",
        (f"{NOTE}::test_after_the_ranking_points_stay",),
    ),
    Fault(
        "a step after the start of the training is planned",
        STEP,
        "    _must_come_before(batch, steps)\n",
        "",
        (f"{PLAN}::test_a_step_after_the_start_of_the_training_is_refused",),
    ),
    Fault(
        "the total forgets what each step weighs",
        RANKING,
        "sum(step.weight * (mark.points or 0) for step, mark in marks.items())",
        "sum((mark.points or 0) for step, mark in marks.items())",
        (f"{RANK}::test_the_total_weighs_the_steps_and_is_kept",),
    ),
    Fault(
        "who has exactly the least points is turned down",
        RANKING,
        "if mark.points < (step.pass_mark or 0):",
        "if mark.points <= (step.pass_mark or 0):",
        (RANK,),
    ),
    Fault(
        "who has not been tested counts as nought",
        RANKING,
        "            return Standing(referral, marks, missing=step)\n",
        "            continue\n",
        (f"{RANK}::test_a_step_without_a_mark_is_missing_and_never_zero",),
    ),
    Fault(
        "equals are ordered by chance",
        RANKING,
        "return (0, -row.total, tail, row.referral.submitted_on, row.referral.pk)",
        "return (0, -row.total, row.referral.pk)",
        (f"{RANK}::test_among_equals_the_last_step_decides_then_the_day_of_nomination",),
    ),
    Fault(
        "a class is ranked although points are missing",
        RANKING,
        "    _must_be_complete(rows, steps)\n",
        "",
        (f"{RANK}::test_with_points_missing_nobody_is_decided_and_the_names_are_told",),
    ),
    Fault(
        "a class is ranked before it selects",
        RANKING,
        "    must_select(batch)\n",
        "",
        (f"{RANK}::test_outside_the_selection_nobody_is_ranked",),
    ),
    Fault(
        "the look before a ranking decides",
        "participants/views/selection.py",
        "            transaction.set_rollback(True)\n",
        "",
        (f"{RANK}::test_the_page_shows_the_decision_and_changes_nothing",),
    ),
    Fault(
        "people move up by themselves before the decree",
        RESERVE,
        "FOLLOWS_BY_ITSELF = (BatchStatus.CONFIRMED,)",
        "FOLLOWS_BY_ITSELF = (BatchStatus.SELECTION, BatchStatus.CONFIRMED)",
        (f"{FILL}::test_before_the_decree_and_once_it_runs_the_center_decides_itself",),
    ),
    Fault(
        "people move up in the order in which they were entered",
        RESERVE,
        'order_by("rank", "submitted_on", "pk")',
        'order_by("pk")',
        (f"{FILL}::test_all_free_seats_are_filled_in_the_order_of_the_list",),
    ),
    Fault(
        "a woman is passed over because there is no bed for men",
        RESERVE,
        '"no_bed": referral.participant.sex}',
        '"no_bed": ""}',
        (f"{FILL}::test_whom_no_bed_admits_is_passed_over_and_told_why",),
    ),
    Fault(
        "nobody learns why a person was passed over",
        RESERVE,
        "    _note(moved.refused, by)\n",
        "",
        (f"{FILL}::test_the_region_reads_why_its_person_was_passed_over",),
    ),
    Fault(
        "who has left still counts for the share of a group",
        "participants/services/shares.py",
        ".exclude(status__in=NOT_SEATED), batch)",
        ", batch)",
        ("tests/participants/test_shares.py::test_who_never_came_or_has_left_has_no_seat",),
    ),
    Fault(
        "what is not known counts as a no",
        "participants/services/shares.py",
        '    "share_disability": Q(participant__has_disability=None),',
        '    "share_disability": Q(pk=None),',
        (
            "tests/participants/test_shares.py::"
            "test_each_group_is_counted_beside_what_was_meant_and_what_is_not_known",
        ),
    ),
    Fault(
        "nobody reads beforehand why somebody waits",
        "participants/services/ranking.py",
        "{row.pk: why for row, why in passed})",
        "{})",
        (
            "tests/participants/test_rank_nominees.py::test_the_decision_says_beforehand_why_somebody_waits",
        ),
    ),
)
