"""What region and center owe each other."""

from tests.controls.fault import Fault

DUTIES = "reports/duties.py"
CARD = "reports/services/duty_card.py"
COUNTED = "tests/reports/test_duties.py"
PAGES = "tests/reports/test_duty_pages.py"

FAULTS = (
    Fault(
        "a late nomination counts as one in time",
        DUTIES,
        '    " AND r.submitted_on <= b.nominate_by AND',
        '    " AND',
        (f"{COUNTED}::test_a_nomination_after_the_deadline_or_withdrawn_is_none_in_time",),
    ),
    Fault(
        "what somebody reports counts as evidence",
        DUTIES,
        "p.evidence <> 'REPORTED' AND p.disputed_on",
        "p.disputed_on",
        (f"{COUNTED}::test_work_counts_with_evidence_only_and_what_is_not_known_is_told",),
    ),
    Fault(
        "an obstacle that climbed counts as answered",
        DUTIES,
        'f"o.closed_on <= o.due_on AND NOT {CLIMBED}"',
        '"o.closed_on <= o.due_on"',
        (f"{COUNTED}::test_an_obstacle_is_answered_in_time_unless_it_was_late_or_climbed",),
    ),
    Fault(
        "a region answers for what was raised at the province",
        DUTIES,
        " AND (o.level = 'REGENCY' OR {CLIMBED})",
        "",
        (f"{COUNTED}::test_what_is_not_due_yet_or_never_was_the_regions_does_not_count",),
    ),
    Fault(
        "a region is measured by days to come",
        "reports/services/scorecard.py",
        "min(date(until, 12, 31), timezone.localdate())",
        "date(until, 12, 31)",
        (f"{COUNTED}::test_what_is_not_due_yet_or_never_was_the_regions_does_not_count",),
    ),
    Fault(
        "regions of all sizes are ranked together",
        CARD,
        "        if group:",
        "        if True:",
        (f"{COUNTED}::test_all_sizes_together_are_not_ranked",),
    ),
    Fault(
        "an officer reads the scorecard of a neighbour",
        "regions/models/place.py",
        "        return rows.filter(code=user.scope_key) if own else rows.none()",
        "        return rows",
        (f"{PAGES}::test_an_officer_is_shown_the_own_scorecard_and_no_other",),
    ),
)
