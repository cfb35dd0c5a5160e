"""Work is proved in five steps, and a no puts it in doubt."""

from tests.controls.fault import Fault

FIRM = "placements/services/firm_question.py"
PROOF = "placements/services/proof.py"
TESTS = "tests/placements/test_evidence.py"
CONTRACTS = "tests/placements/test_contract_and_wage.py"
DENIALS = "tests/placements/test_firm_denies.py"
FIRM_WORD = "placements/services/firm_word.py"
OWN = f"{TESTS}::test_nobody_confirms_the_own_work"
DEAD = f"{TESTS}::test_a_link_that_does_not_count_changes_nothing"

FAULTS = (
    Fault(
        "a link to a firm works after a newer one",
        "placements/views/firm_by_link.py",
        "filter(pk=holder.record_id, edition=holder.edition)",
        "filter(pk=holder.record_id)",
        (DEAD,),
    ),
    Fault(
        "a link to a firm works for ever",
        FIRM,
        "waiting().filter(closes_on__gte=timezone.localdate())",
        "waiting()",
        (DEAD,),
    ),
    Fault(
        "a firm answers twice",
        FIRM,
        "    open_rows = FirmQuestion.objects.waiting().filter(",
        "    open_rows = FirmQuestion.objects.filter(",
        (f"{TESTS}::test_the_link_works_once",),
    ),
    Fault(
        "the database shows a firm everybody",
        "blkportal/core/rowpolicies.py",
        '    return Policy("scope_witness", f"{column} = {own}", grants)',
        '    return Policy("scope_witness", "true", grants)',
        ("tests/rowsecurity/test_witness.py",),
    ),
    Fault(
        "a graduate confirms the own work",
        FIRM,
        "{_plain(person.phone), _plain(person.email), _plain(by.email)}",
        "{_plain(by.email)}",
        (OWN,),
    ),
    Fault(
        "another way of writing a number goes through",
        FIRM,
        'digits.removeprefix("62").lstrip("0")',
        "digits",
        (OWN,),
    ),
    Fault(
        "a no changes nothing",
        FIRM,
        "        dispute(placement, reason=who, by=by)\n",
        "        pass\n",
        (f"{TESTS}::test_a_no_puts_the_work_in_doubt_and_on_the_officers_desk",),
    ),
    Fault(
        "a paper leaves the doubt",
        PROOF,
        "    if placement.disputed_on:",
        "    if False:",
        (f"{TESTS}::test_a_paper_settles_a_dispute",),
    ),
    Fault(
        "a paper lowers what was visited",
        "placements/states.py",
        "    document=((V.REPORTED, V.SEEN, V.CONFIRMED), V.DOCUMENTED),",
        "    document=((V.REPORTED, V.SEEN, V.CONFIRMED, V.VISITED), V.DOCUMENTED),",
        (f"{TESTS}::test_a_visited_work_does_not_fall_by_a_paper",),
    ),
    Fault(
        "somebody who is not there is found",
        PROOF,
        "    if found == WorkVisit.Found.NOT_THERE:",
        "    if False:",
        (f"{TESTS}::test_whoever_is_not_found_puts_the_work_in_doubt",),
    ),
    Fault(
        "a paper is read and the person never knows",
        PROOF,
        "    note_look([paper.placement.participant_id], Look.Kind.DOCUMENT, by=by)\n",
        "",
        (f"{TESTS}::test_a_paper_lifts_the_work_and_is_read_by_offices_alone",),
    ),
    Fault(
        "papers of an erased person stay",
        PROOF,
        "    forget(names)\n",
        "",
        (f"{TESTS}::test_papers_of_whoever_was_erased_are_gone",),
    ),
    Fault(
        "whoever has an own business has a contract of work",
        "placements/services/placement.py",
        "    if contract and kind != Placement.Kind.WORK:",
        "    if False:",
        (f"{CONTRACTS}::test_only_who_is_employed_has_one",),
    ),
    Fault(
        "the minimum of the province holds where the regency has its own",
        "regions/models/minimum_wage.py",
        '.order_by(F("regency").asc(nulls_last=True)).first()',
        '.order_by(F("regency").asc(nulls_first=True)).first()',
        (f"{CONTRACTS}::test_an_office_reads_the_wage_beside_the_minimum_of_the_place",),
    ),
    Fault(
        "a firm's no is heard and forgotten",
        FIRM_WORD,
        "    dispute(placement, reason=reason, by=by)\n",
        "",
        (f"{DENIALS}::test_a_no_puts_the_work_in_doubt_and_leaves_its_step",),
    ),
    Fault(
        "a firm takes back what a visit has found",
        FIRM_WORD,
        " and last and last.by_id == by.pk",
        "",
        (f"{DENIALS}::test_what_a_visit_found_is_not_taken_back_by_the_firm",),
    ),
    Fault(
        "a firm is asked again after its no",
        "placements/models/placement.py",
        "evidence__in=early, disputed_on__isnull=True",
        "evidence__in=early",
        (f"{DENIALS}::test_whoever_said_no_is_not_asked_again",),
    ),
    Fault(
        "a suspended firm denies work",
        FIRM_WORD,
        "    must_be_verified(placement.employer_id)\n    found =",
        "    found =",
        (f"{DENIALS}::test_a_suspended_firm_denies_nobody",),
    ),
)
