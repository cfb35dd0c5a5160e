"""Papers of the report pack: needed, kept, left alone once the class is closed."""

from tests.controls.fault import Fault

SERVICE = "participants/services/class_paper.py"
TESTS = "tests/participants/test_class_papers_kept.py"

FAULTS = (
    Fault(
        "the papers of a region call its own people the whole list",
        "participants/views/class_papers.py",
        "    if user.role == Role.REGENCY_OFFICER:",
        "    if user.role == Role.EMPLOYER:",
        ("tests/participants/test_class_papers.py::test_a_region_prints_its_own_people_only",),
    ),
    Fault(
        "a bundle stands for the papers of another",
        "programs/class_papers.py",
        "    return found | {bundle for bundle, papers in STANDS_FOR.items() if papers <= found}",
        "    return found | {bundle for bundle, papers in STANDS_FOR.items() if papers & found}",
        ("tests/participants/test_report_pack.py::test_all_papers_of_a_bundle_stand_for_it",),
    ),
    Fault(
        "a paper in a bundle counts as missing",
        "programs/class_papers.py",
        "    found = set(kinds).union(*(STANDS_FOR.get(kind, ()) for kind in kinds))",
        "    found = set(kinds)",
        ("tests/participants/test_report_pack.py::test_a_bundle_stands_for_each_of_its_papers",),
    ),
    Fault(
        "a class is closed without the papers that its center needs",
        "participants/services/closing.py",
        ' | {"papers": len(papers_lacking(batch))}',
        "",
        (f"{TESTS}::test_a_class_stays_open_until_every_needed_paper_is_there",),
    ),
    Fault(
        "a removed paper counts as being there",
        SERVICE,
        "    there = set(ClassPaper.objects.kept().filter",
        "    there = set(ClassPaper.objects.filter",
        (f"{TESTS}::test_a_removed_paper_is_gone_and_needed_again",),
    ),
    Fault(
        "papers of a closed class can be taken away",
        SERVICE,
        "    _must_be_open(paper.batch)\n",
        "",
        (f"{TESTS}::test_a_closed_class_keeps_what_it_was_closed_with",),
    ),
    Fault(
        "a timetable is called made that nobody has planned",
        "participants/services/report_pack.py",
        '        "days": has_days,\n',
        '        "days": True,\n',
        (
            "tests/participants/test_report_pack.py::test_timetable_and_roll_are_not_called_made_before_a_day_is_planned",
        ),
    ),
)
