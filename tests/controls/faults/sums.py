"""The sums that pages read are the rows, at every moment."""

from tests.controls.fault import Fault

KEEPING = "reports/migrations/0014_summaries.py"
READING = "reports/services/summing.py"
SUMS = "tests/reports/test_summaries.py"
NO_DRIFT = f"{SUMS}::test_the_recount_finds_no_drift_whatever_was_written"

FAULTS = (
    Fault(
        "reports count women as they were typed first",
        "reports/migrations/0017_women_as_corrected.py",
        "    WHERE e.participant_id = NEW.id AND e.sex <> NEW.sex AND",
        "    WHERE e.participant_id = NEW.id AND e.sex = NEW.sex AND",
        (
            "tests/participants/test_corrected_sex.py::test_a_seat_without_a_bed_follows_the_person",
        ),
    ),
    Fault(
        "a corrected sex puts a man among the women",
        "reports/migrations/0017_women_as_corrected.py",
        "AND upper(s.nights) > CURRENT_DATE",
        "AND upper(s.nights) < CURRENT_DATE",
        (
            "tests/participants/test_corrected_sex.py"
            "::test_who_has_a_bed_keeps_the_sex_by_which_it_was_found",
        ),
    ),
    Fault(
        "a sum forgets what a row was before",
        KEEPING,
        'rows=f"{OLD} UNION ALL {NEW}"',
        "rows=NEW",
        (NO_DRIFT,),
    ),
    Fault(
        "who is gone stays in the sums",
        KEEPING,
        "        {of_gone};",
        "        NULL;",
        (NO_DRIFT,),
    ),
    Fault(
        "adding up loses the differences",
        KEEPING,
        "SELECT {keys}, false, {sums} FROM parts GROUP",
        "SELECT {keys}, false, {sums} FROM parts WHERE NOT is_loose GROUP",
        (f"{SUMS}::test_sums_that_have_gathered_are_added_up_and_stay_the_same",),
    ),
    Fault(
        "differences gather for ever",
        KEEPING,
        "max(id) - min(id) > 2000",
        "false",
        (f"{SUMS}::test_sums_that_have_gathered_are_added_up_and_stay_the_same",),
    ),
    Fault(
        "a write that changes nothing leaves zeros behind",
        KEEPING,
        '" OR ".join(f"{each} <> 0" for each in counts)',
        '"true"',
        (f"{SUMS}::test_a_write_that_changes_no_figure_leaves_no_difference",),
    ),
    Fault(
        "a center reads the sums of others",
        KEEPING,
        "slice = 'CENTER' AND key = current_setting('app.center', true)",
        "true",
        (f"{SUMS}::test_an_office_reads_its_own_sums_and_writes_none",),
    ),
    Fault(
        "anybody fills the sums anew",
        KEEPING,
        "REVOKE ALL ON FUNCTION refill_{table}() FROM PUBLIC;",
        "",
        (f"{SUMS}::test_nobody_but_the_owner_fills_sums_anew",),
    ),
    Fault(
        "half a month counts as a whole one",
        READING,
        "first = since if since.day == 1 else month_after(since)",
        "first = since.replace(day=1)",
        (f"{SUMS}::test_days_of_half_a_month_have_sums_of_everybody_alone",),
    ),
    Fault(
        "the nation is counted row by row",
        READING,
        "else Slice.PROGRAM if question.program else Slice.ALL",
        "else Slice.PROGRAM if question.program else None",
        (f"{SUMS}::test_the_nation_is_read_without_a_single_row",),
    ),
    Fault(
        "the last day of a period is left out of its sums",
        READING,
        "AND to_char(%(until)s::date,",
        "AND to_char(%(until)s::date - 1,",
        (f"{SUMS}::test_a_day_counts_from_its_first_to_its_last_period",),
    ),
    Fault(
        "days of one center are read from the sums of everybody",
        READING,
        "of_days = Slice.DAY if of_months == Slice.ALL else None",
        "of_days = Slice.DAY if of_months else None",
        (f"{SUMS}::test_days_of_half_a_month_have_sums_of_everybody_alone",),
    ),
    Fault(
        "sums of days are not kept with the facts",
        "reports/migrations/0016_sums_of_days.py",
        "names(', ' + of_days)",
        "names()",
        (NO_DRIFT,),
    ),
    Fault(
        "the recount overlooks the sums of days",
        "reports/sum_recount.py",
        """,
    ('DAY', to_char(f.{day}, 'YYYY-MM-DD'))\"\"\"""",
        '"""',
        (f"{SUMS}::test_the_recount_looks_at_days_too",),
    ),
    Fault(
        "the sums of women are those of everybody",
        READING,
        '        where += " AND sex = %(sex)s"\n',
        "        pass\n",
        (f"{SUMS}::test_sums_answer_every_question_as_the_rows_do",),
    ),
    Fault(
        "the recount overlooks sums that are missing",
        "reports/sum_recount.py",
        "FROM kept FULL JOIN counted USING",
        "FROM kept JOIN counted USING",
        (f"{SUMS}::test_the_recount_tells_the_region_of_a_sum_that_is_wrong",),
    ),
    Fault(
        "a month of which everybody has gone stays in the table",
        "reports/services/together.py",
        "            if any(numbers):  # sums of who has moved on may be nothing\n    ",
        "",
        ("tests/reports/test_dashboard_parts.py::test_what_can_still_grow_is_said",),
    ),
)
