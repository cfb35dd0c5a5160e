"""What regions need: who reads and answers it, and how it is ranked."""

from tests.controls.fault import Fault

SERVICE = "programs/services/training_need.py"
ANSWER = "programs/services/need_answer.py"
MODEL = "programs/models/training_need.py"
TESTS = "tests/programs/test_training_needs.py"
UPLOAD = "tests/programs/test_upload_needs.py"

FAULTS = (
    Fault(
        "a need is submitted with half of it missing",
        SERVICE,
        "if missing := missing_of(need):",
        "if (missing := missing_of(need)) and not need.occupation:",
        (f"{TESTS}::test_submitting_names_all_that_is_missing",),
    ),
    Fault(
        "a capacity of nobody counts as missing",
        SERVICE,
        'if getattr(need, name) in (None, "", [])',
        "if not getattr(need, name)",
        (f"{TESTS}::test_nobody_needed_is_a_number_and_not_missing",),
    ),
    Fault(
        "a need can be changed while it is being answered",
        SERVICE,
        "    if need.status != NeedStatus.DRAFT:\n",
        "    if need.status == NeedStatus.PLANNED:\n",
        (f"{TESTS}::test_what_was_submitted_stays_as_it_is",),
    ),
    Fault(
        "a need moves the wrong way",
        SERVICE,
        "other = place - 1 if up else place + 1",
        "other = place + 1 if up else place - 1",
        (f"{TESTS}::test_a_need_moves_up_and_down_and_stops_at_the_ends",),
    ),
    Fault(
        "no is said to a region without a reason",
        ANSWER,
        "    if not answer.strip():\n",
        "    if answer is None:\n",
        (f"{TESTS}::test_no_is_never_said_without_a_reason",),
    ),
    Fault(
        "a rejected need keeps its place",
        ANSWER,
        "reason=why, answer=why, rank=None)",
        "reason=why, answer=why)",
        (f"{TESTS}::test_deferred_it_keeps_its_place_and_rejected_it_loses_it",),
    ),
    Fault(
        "a center reads drafts",
        MODEL,
        "return ~Q(status=NeedStatus.DRAFT)",
        "return Q()",
        (f"{TESTS}::test_a_neighbour_reads_no_need_and_a_center_no_draft",),
    ),
    Fault(
        "a gap is told where a number is unknown",
        MODEL,
        "        if self.demand is None or self.capacity is None:\n            return None\n"
        "        return max(self.demand - self.capacity, 0)",
        "        return max((self.demand or 0) - (self.capacity or 0), 0)",
        (f"{TESTS}::test_the_gap_is_never_negative_and_unknown_where_a_number_is",),
    ),
    Fault(
        "what is in the list already is not told",
        "programs/imports.py",
        "        if row.occupation.casefold() in known:",
        "        if False:",
        (f"{UPLOAD}::test_what_is_in_the_list_already_or_twice_in_the_sheet_is_refused",),
    ),
    Fault(
        "good rows are kept beside bad ones",
        "programs/views/need_list.py",
        "            if not problems:",
        "            if True:",
        (f"{UPLOAD}::test_every_cell_to_mend_is_told_at_once_and_nothing_is_kept",),
    ),
    Fault(
        "a point is taken for nothing in numbers",
        "blkportal/core/sheets/numbers.py",
        """    if "." in text and not all(len(part) == 3 for part in text.split(".")[1:]):
        return None
""",
        "",
        (f"{UPLOAD}::test_what_is_no_whole_number_is_refused",),
    ),
    Fault(
        "two lists at once keep a need twice",
        SERVICE,
        '    if any(facts["occupation"].casefold() in known for facts in rows):',
        "    if False:",
        (f"{UPLOAD}::test_a_list_that_changed_while_it_was_read_is_refused",),
    ),
    Fault(
        "of several sources in a cell only the first is kept",
        "blkportal/core/sheets/lookups.py",
        "for part in parts if part",
        "for part in parts[:1] if part",
        (f"{UPLOAD}::test_several_sources_stand_in_one_cell_as_the_page_takes_several",),
    ),
    Fault(
        "a second need for the same program takes the place of the seats given",
        "programs/services/quota.py",
        'seats=F("seats") + seats',
        "seats=seats",
        (
            "tests/programs/test_training_needs.py"
            "::test_a_second_need_for_the_same_program_adds_its_seats_to_the_quota",
            "tests/reports/test_shared_quotas.py"
            "::test_two_needs_for_one_program_share_the_quota_of_their_agreement",
        ),
    ),
    Fault(
        "a planned need that has its quota is listed as without one",
        "programs/need_filters.py",
        "status=NeedStatus.PLANNED, quota__isnull=True",
        "status=NeedStatus.PLANNED",
        (
            "tests/reports/test_shared_quotas.py"
            "::test_those_without_an_agreement_are_found_among_the_needs",
        ),
    ),
    Fault(
        "a region is asked for the province of needs",
        "programs/views/training_need.py",
        '        found.form.fields.pop("province")',
        '        found.form.fields["province"]',
        (
            "tests/programs/test_training_need_pages.py"
            "::test_only_who_sees_several_provinces_is_asked_which",
        ),
    ),
)  # fmt: skip
