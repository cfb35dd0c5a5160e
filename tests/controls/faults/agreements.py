"""Documents of an agreement, and the agreement that follows it."""

from tests.controls.fault import Fault

PAPERS = "programs/services/agreement_paper.py"
RENEWAL = "programs/services/renewal.py"
OF_PAPERS = "tests/programs/test_agreement_papers.py"
OF_RENEWAL = "tests/programs/test_renew_agreement.py"
WAITS = "programs/renewal_work.py"
OF_WAITS = "tests/programs/test_renewals_wait.py"

FAULTS = (
    Fault(
        "the center removes a document that the region has added",
        PAPERS,
        "    return side_of(user) in (Side.MINISTRY, paper.side)",
        "    return True",
        (f"{OF_PAPERS}::test_the_other_side_does_not_remove_but_the_ministry_does",),
    ),
    Fault(
        "the file of a removed document stays on the disk",
        PAPERS,
        "    forget([file])\n",
        "",
        (f"{OF_PAPERS}::test_removed_with_a_reason_the_file_is_gone_and_the_reason_stays",),
    ),
    Fault(
        "the next agreement forgets who pays what",
        RENEWAL,
        "        _carry_costs(before, following)\n",
        "",
        (f"{OF_RENEWAL}::test_the_next_agreement_carries_parties_scope_promises_and_costs",),
    ),
    Fault(
        "the next agreement forgets the placements promised",
        RENEWAL,
        '"coverage", "companies", "placements")',
        '"coverage", "companies")',
        (f"{OF_RENEWAL}::test_the_next_agreement_carries_parties_scope_promises_and_costs",),
    ),
    Fault(
        "an agreement that was ended early is renewed",
        RENEWAL,
        "    _must_be_renewable(agreement)\n",
        "",
        (f"{OF_RENEWAL}::test_only_what_is_in_force_or_expired_is_renewed",),
    ),
    Fault(
        "two people draft an answer to one request",
        RENEWAL,
        '        renewal_moves.hold("renew", renewal)\n',
        "",
        (f"{OF_RENEWAL}::test_of_two_who_answer_the_second_drafts_nothing",),
    ),
    Fault(
        "who reads no renewals is told that none was asked for",
        "programs/views/agreement.py",
        "heads = [head for head in HEADS if head is not RENEWAL]",
        "reads_renewals = True",
        (f"{OF_RENEWAL}::test_who_reads_no_renewals_is_not_told_that_none_was_asked_for",),
    ),
    Fault(
        "a refused renewal has no reason",
        RENEWAL,
        '    if not why:\n        raise Refusal(_("Say why the agreement is not',
        '    if False:\n        raise Refusal(_("Say why the agreement is not',
        (f"{OF_RENEWAL}::test_a_refusal_has_a_reason_that_the_region_reads",),
    ),
    Fault(
        "the list of what was not asked for holds what was",
        "programs/filters.py",
        '            return rows.exclude(pk__in=asked.values("agreement"))',
        "            return rows",
        (f"{OF_RENEWAL}::test_the_list_of_what_ends_shows_whether_renewal_was_asked_for",),
    ),
    Fault(
        "the region is asked to ask for what it has asked for",
        WAITS,
        "    is_open = Q(renewal__isnull=True) | Q(renewal=RenewalStatus.REFUSED)",
        "    is_open = Q()",
        (f"{OF_WAITS}::test_while_it_is_asked_for_it_waits_for_the_others",),
    ),
    Fault(
        "the region is reminded of an agreement that a later one has replaced",
        WAITS,
        "(ends | Exists(refused)) & ~Exists(later)",
        "(ends | Exists(refused))",
        (f"{OF_WAITS}::test_nothing_is_to_ask_for_where_a_later_one_was_signed",),
    ),
    Fault(
        "the list counts a refusal that was followed by another request",
        "programs/filters.py",
        "rows.alias(last=last_of(Renewal.objects.all())).filter(last=status)",
        "rows.filter(renewals__status=status)",
        (f"{OF_WAITS}::test_the_list_is_narrowed_by_the_last_word",),
    ),
)
