"""What a list may do: nominate the good rows, all or none, bring facts up to date, or both."""

from tests.controls.fault import Fault

CHANGES = "participants/services/list_changes.py"
CHECK = "participants/services/list_check.py"
TESTS = "tests/participants/test_import_modes.py"

FAULTS = (
    Fault(
        "all or nothing lets the good rows in",
        "participants/services/referral_import.py",
        "if upload.mode == Mode.ALL_OR_NOTHING and wrong:",
        "if upload.mode == Mode.UPDATE and wrong:",
        (f"{TESTS}::test_all_or_nothing_is_held_up_by_one_row_and_says_how_many",),
    ),
    Fault(
        "a list whose comparison is out of date is what the same file always leads to",
        "participants/services/referral_import.py",
        "    if found and not _led_nowhere(found):",
        "    if found:",
        (f"{TESTS}::test_the_list_that_was_stopped_is_compared_anew_when_it_is_uploaded_again",),
    ),
    Fault(
        "a cancelled save writes on to its end for nothing",
        "participants/services/list_save.py",
        "        tell(at)\n",
        "",
        (
            "tests/participants/test_confirm_import.py"
            "::test_a_save_that_is_cancelled_stops_at_the_next_part_and_keeps_nothing",
        ),
    ),
    Fault(
        "a list is discarded without the reason that was too long",
        "participants/views/referral_import.py",
        "    form = DiscardForm(request.POST)\n    if not form.is_valid():",
        "    form = DiscardForm(request.POST)\n    if not form.is_valid() and False:",
        (
            "tests/participants/test_import_pages.py"
            "::test_a_reason_that_is_too_long_is_told_and_the_list_stays",
        ),
    ),
    Fault(
        "nobody learns why a colleague refused the list",
        "participants/views/referral_import.py",
        'by=request.user, reason=form.cleaned_data["reason"])',
        "by=request.user)",
        (
            "tests/participants/test_confirm_import.py"
            "::test_a_colleague_refuses_a_list_with_a_reason_that_the_uploader_reads",
        ),
    ),
    Fault(
        "an update nominates somebody new",
        CHECK,
        "    each.is_nominated = True\n    remarks = list(_not_ours(each, known))\n"
        "    if not each.kept and not remarks:\n",
        "    remarks = list(_not_ours(each, known))\n    if not each.kept and remarks:\n",
        (f"{TESTS}::test_an_update_knows_nobody_new",),
    ),
    Fault(
        "an empty cell wipes out what is kept",
        CHANGES,
        'if value not in ("", None) and value != kept.facts[name]',
        "if value != kept.facts[name]",
        (f"{TESTS}::test_an_empty_cell_leaves_what_is_kept",),
    ),
    Fault(
        "a list overwrites what was corrected since it was read",
        CHANGES,
        "p.id = r.id AND p.version = r.version AND",
        "p.id = r.id AND",
        (f"{TESTS}::test_whoever_was_corrected_since_the_check_stops_the_list",),
    ),
    Fault(
        "a list that is taken back leaves its changes behind",
        "participants/services/import_undo.py",
        "    take_back_changes(upload, by=by)\n",
        "",
        (f"{TESTS}::test_taken_back_the_facts_are_as_they_were",),
    ),
    Fault(
        "the rules are asked about facts that the list has corrected",
        CHECK,
        "facts = each.kept.facts | each.changes if each.kept else {}",
        "facts = each.kept.facts if each.kept else {}",
        (f"{TESTS}::test_the_rules_are_asked_about_the_facts_as_they_will_be",),
    ),
    Fault(
        "a list that nobody works on any more is called running",
        "participants/services/import_job.py",
        "    works = Job.objects.filter(of_these).exclude(status__in=ENDED)",
        "    works = Job.objects.filter(of_these)",
        (
            "tests/participants/test_import_pages.py"
            "::test_a_save_that_was_stopped_can_be_taken_up_again",
        ),
    ),
)
