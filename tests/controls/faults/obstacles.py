"""Obstacles: whose they are, when they are late, where they climb, what is told of them."""

from tests.controls.fault import Fault

SERVICE = "regions/services/obstacle.py"
CLIMB = "regions/services/climbing.py"
TESTS = "tests/regions/test_obstacles.py"

FAULTS = (
    Fault(
        "a Saturday is a working day",
        "blkportal/core/workdays.py",
        "SATURDAY = 5",
        "SATURDAY = 6",
        (f"{TESTS}::test_weekends_holidays_and_joint_leave_are_no_working_days",),
    ),
    Fault(
        "joint leave is a working day",
        "blkportal/core/workdays.py",
        'kinds = ("public", "government")',
        'kinds = ("public",)',
        (f"{TESTS}::test_weekends_holidays_and_joint_leave_are_no_working_days",),
    ),
    Fault(
        "what is answered climbs all the same",
        CLIMB,
        "        AND o.status IN ('OPEN', 'TAKEN_UP') AND",
        "        AND",
        (f"{TESTS}::test_what_is_late_climbs_with_a_new_day_and_stays_late_at_the_ministry",),
    ),
    Fault(
        "what is due today has climbed already",
        CLIMB,
        "AND o.due_on < %(today)s",
        "AND o.due_on <= %(today)s",
        (f"{TESTS}::test_what_is_late_climbs_with_a_new_day_and_stays_late_at_the_ministry",),
    ),
    Fault(
        "the center of a class does not learn of its obstacle",
        SERVICE,
        '(subject.center if subject else "")',
        '""',
        (f"{TESTS}::test_it_is_tied_to_what_it_blocks_from_any_page",),
    ),
    Fault(
        "a neighbour reads the obstacles of a region",
        "regions/migrations/0006_obstacles.py",
        "[ministry(), region(grants=WRITE), province",
        '[ministry(), Policy("scope_region", "true", WRITE), province',
        (f"{TESTS}::test_a_neighbour_and_another_center_find_nothing",),
    ),
    Fault(
        "an obstacle names the person",
        "participants/subjects.py",
        'Subject("participant", pk, person.initials,',
        'Subject("participant", pk, person.name,',
        (f"{TESTS}::test_what_somebody_may_not_see_cannot_be_named",),
    ),
    Fault(
        "obstacles of two kinds are joined",
        SERVICE,
        "Q(regency=obstacle.regency_id, category=obstacle.category, status__in=UNDER_WAY)",
        "Q(regency=obstacle.regency_id, status__in=UNDER_WAY)",
        (f"{TESTS}::test_the_same_thing_raised_twice_goes_on_as_one",),
    ),
    Fault(
        "the clock does not ask which obstacles are late",
        "blkportal/settings.py",
        '        "climb-obstacles": {"task": "regions.climb_obstacles", "schedule": 3_600.0},\n',
        "",
        ("tests/core/test_clock.py",),
    ),
    Fault(
        "what was joined with another counts as closed",
        "regions/services/slowness.py",
        ' & ~Q(status="MERGED")',
        "",
        ("tests/regions/test_slowness.py::test_what_was_joined_with_another_is_not_counted",),
    ),
    Fault(
        "letters come to those who want none",
        "reports/services/notices.py",
        "    return rows.exclude(notice_settings__mail=Mail.NEVER)",
        "    return rows",
        (
            "tests/regions/test_slowness.py"
            "::test_where_nothing_is_open_or_no_letter_is_wanted_none_comes",
        ),
    ),
)
