"""What is counted, for whom, as of when; and that a report stays as it was."""

from tests.controls.fault import Fault

FIGURES = "reports/figures.py"
COUNTING = "reports/services/counting.py"
REPORT = "reports/services/regional_report.py"
COUNT = "tests/reports/test_counting.py"
ASKING = "tests/reports/test_request_report.py"
BUILD = "tests/reports/test_build_report.py"
RECOUNT = f"{COUNT}::test_the_figures_equal_a_slow_and_obvious_recount"

MEASURES = "tests/reports/test_measures.py"
MEASURING = "reports/services/measuring.py"

FAULTS = (
    Fault(
        "the median is a number that nobody waited",
        MEASURING,
        "percentile_disc(0.5)",
        "percentile_cont(0.5)",
        (f"{MEASURES}::test_of_two_in_the_middle_the_smaller_is_the_median",),
    ),
    Fault(
        "a period that has not begun is reported",
        REPORT,
        "    check_has_begun(period_from)\n",
        "",
        (f"{ASKING}::test_a_period_that_has_not_begun_is_refused_and_today_is_not",),
    ),
    Fault(
        "the minimum of the province goes before that of the regency",
        COUNTING,
        "ORDER BY m.regency_id NULLS LAST LIMIT 1",
        "ORDER BY m.regency_id NULLS FIRST LIMIT 1",
        (f"{MEASURES}::test_the_wage_is_held_against_the_minimum_where_and_when_the_work_began",),
    ),
    Fault(
        "the minimum of any year will do",
        COUNTING,
        "WHERE m.year = extract(year FROM w.started_on) AND",
        "WHERE",
        (RECOUNT,),
    ),
    Fault(
        "who has just the minimum is below it",
        "reports/wage_figures.py",
        "AND wage_ratio >= 1",
        "AND wage_ratio > 1",
        (f"{MEASURES}::test_the_wage_is_held_against_the_minimum_where_and_when_the_work_began",),
    ),
    Fault(
        "people count whose region has no known number of inhabitants",
        MEASURING,
        "for code in known), inhabitants)",
        "for code in regencies), inhabitants)",
        (
            f"{MEASURES}::test_people_of_a_region_without_a_known_number_are_left_out_on_both_sides",
        ),
    ),
    Fault(
        "a few people among millions are rounded away",
        "reports/services/measuring.py",
        'return round(exact, 1) or float(f"{exact:.1g}")',
        "return round(exact, 1)",
        (f"{MEASURES}::test_rounding_hides_nobody_among_millions",),
    ),
    Fault(
        "an older report shows measures that nobody counted",
        "reports/services/measured.py",
        'report.breakdowns.get("measures", {})',
        '{each.name: dict.fromkeys(("value", "of", "unknown"), 0) for each in MEASURES}',
        (f"{MEASURES}::test_an_older_report_shows_no_measures",),
    ),
    Fault(
        "who never arrived is counted as trained",
        COUNTING,
        "WHERE e.enrolled_on BETWEEN",
        "WHERE e.confirmed_on BETWEEN",
        (f"{COUNT}::test_who_never_arrived_is_not_counted_as_trained",),
    ),
    Fault(
        "the reserve list is counted as selected",
        FIGURES,
        "\"status = 'SELECTED'\"",
        "\"status IN ('SELECTED', 'RESERVE')\"",
        (RECOUNT,),
    ),
    Fault(
        "only those who work now are counted as placed",
        FIGURES,
        '"placed_on IS NOT NULL"',
        "\"outcome = 'WORKING'\"",
        (RECOUNT,),
    ),
    Fault(
        "those of whom nothing is known are counted as not looking for work",
        FIGURES,
        "AND outcome = 'NOT_SEEKING'",
        "AND outcome IN ('NOT_SEEKING', 'UNKNOWN')",
        (RECOUNT,),
    ),
    Fault(
        "men who live in the dormitory are counted as women",
        FIGURES,
        "\"sex = 'FEMALE'\"",
        "\"sex <> 'MALE' OR is_boarding\"",
        (RECOUNT,),
    ),
    Fault(
        "the last day of a period is left out",
        COUNTING,
        "WHERE r.submitted_on BETWEEN %(since)s AND %(until)s",
        "WHERE r.submitted_on >= %(since)s AND r.submitted_on < %(until)s",
        (f"{COUNT}::test_so_they_do_for_nominations",),
    ),
    Fault(
        "people of an old code are a region of their own",
        COUNTING,
        "return self.regencies[self.places.successor[key]]",
        "return self.regencies.setdefault(key, dict(ZEROS))",
        (f"{COUNT}::test_people_referred_under_an_old_code_count_for_its_successor",),
    ),
    Fault(
        "a report about one center counts every center",
        COUNTING,
        "        if getattr(question, name):\n            facts +=",
        "        if getattr(question, name) and not question.place:\n            facts +=",
        ("tests/reports/test_commands.py::test_one_center_only", COUNT),
    ),
    Fault(
        "a region with nothing is left out",
        COUNTING,
        "code: dict(ZEROS) for code in places.within(question.place)",
        "code: dict(ZEROS) for code in places.ever_within(question.place)[:1]",
        (f"{COUNT}::test_a_region_with_nothing_appears_with_zeros",),
    ),
    Fault(
        "a rate of placement leaves out those not yet known",
        FIGURES,
        '"placed", "graduated", "unknown",',
        '"placed", "status_known", "unknown",',
        (COUNT, "tests/reports/test_report_api.py", "tests/reports/test_report_pages.py"),
    ),
    Fault(
        "a rate does not say how many are not yet known",
        FIGURES,
        "figures[rate.unknown] if rate.unknown else None",
        "None",
        (f"{COUNT}::test_a_rate_is_a_pair_and_shows_what_is_unknown_beside_it",),
    ),
    Fault(
        "a sealed report is written over",
        REPORT,
        "RegionalReport.objects.filter(pk=report.pk, as_of=None)",
        "RegionalReport.objects.filter(pk=report.pk)",
        ("tests/reports/test_report_api.py::test_a_sealed_report_is_never_written_over",),
    ),
    Fault(
        "a report is built with the rights of the day on which it was asked for",
        REPORT,
        "    check_may_ask(by, *asked_for(job))\n",
        "",
        (f"{BUILD}::test_an_officer_moved_between_question_and_build_is_refused",),
    ),
    Fault(
        "the seal does not hold the cut-off",
        "reports/services/sealing.py",
        '        "as_of": report.as_of.astimezone(UTC).isoformat() if report.as_of else None,\n',
        "",
        (f"{BUILD}::test_what_the_numbers_are_about_is_under_the_seal_too",),
    ),
    Fault(
        "the seal does not hold the figures of the regencies",
        "reports/services/sealing.py",
        '        "regencies": report.regencies,\n',
        "",
        (f"{BUILD}::test_a_number_changed_behind_our_back_breaks_the_seal",),
    ),
    Fault(
        "the second of two clicks asks for a second report",
        REPORT,
        "if report := unbuilt.exclude(job__status__in=ENDED).first():",
        "if report := unbuilt.none().first():",
        (ASKING,),
    ),
    Fault(
        "a share is cut off instead of rounded",
        "blkportal/core/templatetags/ui.py",
        "        round(exact, places), decimal_pos",
        "        exact, decimal_pos",
        ("tests/core/test_percent.py::test_a_share_is_rounded_not_cut_off",),
    ),
    Fault(
        "what is not known is shown as zero",
        "blkportal/core/templatetags/ui.py",
        '    if value is None or value == "":\n        return _("not yet known")\n    if isinst',
        "    value = value or 0\n    if isinst",
        ("tests/core/test_ui.py::test_a_number_is_grouped_and_what_is_missing_is_said",),
    ),
    Fault(
        "thousands are grouped as in English everywhere",
        "blkportal/core/templatetags/ui.py",
        'return f"{value:,}".replace(",", formats.get_format("THOUSAND_SEPARATOR"))',
        'return f"{value:,}"',
        ("tests/core/test_ui.py::test_a_whole_number_is_grouped_as_django_groups_it",),
    ),
    Fault(
        "a name in a list of choices is markup",
        "blkportal/core/templatetags/ui.py",
        "return text if isinstance(text, SafeString) else escape(str(text))",
        "return str(text)",
        ("tests/core/test_ui.py::test_a_list_of_choices_is_drawn_as_django_draws_it",),
    ),
)
