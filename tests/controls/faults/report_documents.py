"""A report on paper: frozen, checked by its code, and compared with a later copy."""

from tests.controls.fault import Fault

DOCUMENT = "reports/documents/report.py"
CELLS = "reports/services/small_cells.py"
CAUSES = "reports/services/causes.py"
PAST = "reports/services/past_rows.py"
COMPARING = "reports/services/comparing.py"
PRINTED = "tests/reports/test_report_document.py"
CHECKED = "tests/reports/test_check_report.py"
CHANGED = "tests/reports/test_changes.py"
EXPLAINED = f"{CHANGED}::test_a_late_graduation_a_correction_and_a_join_explain_every_difference"

ANNEX = "reports/services/annex.py"
ANNEXED = "tests/reports/test_annex.py"

PAGES = "tests/reports/test_report_page.py"

FAULTS = (
    Fault(
        "the workbook of an old report has the definitions of today",
        "reports/annex_lines.py",
        "    if report.definitions_version != DEFINITIONS_VERSION:",
        "    if False:",
        (f"{PAGES}::test_the_workbook_of_an_older_report_has_the_definitions_of_its_day",),
    ),
    Fault(
        "nobody is told what a measure measures",
        "reports/views/definitions.py",
        '"measures": MEASURES,',
        '"measures": (),',
        (f"{PAGES}::test_measures_are_defined_where_figures_are",),
    ),
    Fault(
        "the workbook says nothing of obstacles",
        "reports/annex_lines.py",
        'annex.get("obstacles") or {}',
        "{}",
        (f"{PAGES}::test_page_and_workbook_tell_obstacles_and_duties_as_the_paper_does",),
    ),
    Fault(
        "the paper tells of the obstacles of other regions",
        ANNEX,
        "rows = rows.filter(regency__in=places.ever_within(question.place))",
        "rows = rows.filter()",
        (f"{ANNEXED}::test_obstacles_are_told_of_the_place_and_the_period_only",),
    ),
    Fault(
        "the paper tells of obstacles solved at any time",
        ANNEX,
        "closed = Q(closed_on__range=period)",
        "closed = Q(closed_on__isnull=False)",
        (f"{ANNEXED}::test_obstacles_are_told_of_the_place_and_the_period_only",),
    ),
    Fault(
        "an obstacle that was merged is told twice",
        ANNEX,
        "Obstacle.objects.exclude(status=ObstacleStatus.MERGED)",
        "Obstacle.objects.all()",
        (f"{ANNEXED}::test_a_merged_obstacle_is_told_once",),
    ),
    Fault(
        "a circle is as wide as its number of people",
        "reports/documents/annex.py",
        "largest * sqrt(people.get(code, 0) / most)",
        "largest * people.get(code, 0) / most",
        (f"{ANNEXED}::test_twice_the_people_is_twice_the_area",),
    ),
    Fault(
        "the map stands on its head",
        "reports/documents/annex.py",
        "MARGIN + (max(north) - where[1]) * scale",
        "MARGIN + (where[1] - min(north)) * scale",
        (f"{ANNEXED}::test_north_is_up_and_east_is_right",),
    ),
    Fault(
        "the paper names the place as it is called today",
        "reports/services/reading.py",
        "return str(names.get(report.place_code) or report.place_name)",
        "return str(report.place_name)",
        (f"{PRINTED}::test_what_is_called_otherwise_today_keeps_its_name_on_the_paper",),
    ),
    Fault(
        "the paper is set in the reader's language",
        DOCUMENT,
        'with override("id"):',
        "if override:",
        (f"{PRINTED}::test_the_same_report_is_the_same_file_for_readers_of_any_language",),
    ),
    Fault(
        "a figure unknown to old definitions is printed as nothing",
        "reports/services/reading.py",
        "return not report.figures or name in report.figures",
        "return True",
        (f"{PRINTED}::test_a_figure_that_was_not_counted_that_day_is_not_shown_as_nothing",),
    ),
    Fault(
        "a code opens every report to the public",
        "reports/migrations/0006_check_code.py",
        "AND check_code = nullif(current_setting('app.report_code', true), '')",
        "AND nullif(current_setting('app.report_code', true), '') IS NOT NULL",
        (f"{CHECKED}::test_the_database_shows_the_public_the_one_that_it_holds",),
    ),
    Fault(
        "the public reads who asked for a report",
        "reports/migrations/0006_check_code.py",
        "GRANT SELECT ({SHOWN}) ON",
        "GRANT SELECT ON",
        (f"{CHECKED}::test_the_database_does_not_tell_the_public_who_asked",),
    ),
    Fault(
        "guesses at codes go on for ever",
        "reports/services/report_check.py",
        "    if report is not None:\n",
        "    if True:\n",
        (f"{CHECKED}::test_guessing_ends_and_the_honest_question_costs_nothing",),
    ),
    Fault(
        "the public reckons the few who did not graduate",
        CELLS,
        "(is_few(figures[name]) or is_few(rest))",
        "is_few(figures[name])",
        (f"{CHECKED}::test_from_what_is_shown_no_few_people_can_be_reckoned",),
    ),
    Fault(
        "four people are many",
        CELLS,
        "FEWEST = 5",
        "FEWEST = 4",
        (f"{CHECKED}::test_four_people_are_few_and_five_are_told",),
    ),
    Fault(
        "what was written after the newer copy is a cause",
        PAST,
        "FILTER (WHERE at > %(after)s) AS later",
        "FILTER (WHERE false) AS later",
        (f"{CHANGED}::test_what_a_row_became_after_the_newer_copy_does_not_count",),
    ),
    Fault(
        "of two writes the later one tells what was before",
        PAST,
        "jsonb_object_agg(key, was ORDER BY note DESC) AS all_of_it",
        "jsonb_object_agg(key, was ORDER BY note) AS all_of_it",
        (f"{CHANGED}::test_of_several_writes_the_first_tells_what_was_before",),
    ),
    Fault(
        "a late entry is said to have happened since",
        CAUSES,
        "day and day <= cut_off",
        "day and day < date.min",
        (EXPLAINED,),
    ),
    Fault(
        "a withdrawal after a join is said to be a step of the office",
        CAUSES,
        "    if is_withdrawn_as_double(row, joined):\n",
        "    if False:\n",
        (EXPLAINED,),
    ),
    Fault(
        "what nothing explains is left out",
        COMPARING,
        "self.difference - sum(self.causes.values()) if self.is_comparable else 0",
        "0",
        (f"{CHANGED}::test_what_no_row_explains_is_said",),
    ),
    Fault(
        "a copy of another place is compared",
        COMPARING,
        "if not (is_same and old.as_of",
        "if not (True and old.as_of",
        (f"{CHANGED}::test_only_a_later_copy_of_the_same_question_is_compared",),
    ),
)
