"""Two records of one person: what is compared, what moves, what an undo brings back."""

from tests.controls.fault import Fault

MERGE = "participants/services/merge.py"
ALIKE = "participants/services/look_alike.py"
TESTS = "tests/participants/test_duplicates.py"
ACROSS = "tests/participants/test_across_regions.py"
KNOWN_ALREADY = "test_only_who_knows_number_name_and_day_already_is_told_that_there_is_somebody"

FAULTS = (
    Fault(
        "a joined record can still be found in the lists",
        "participants/models/participant.py",
        "return super().visible_to(user).filter(merged_into__isnull=True)",
        "return super().visible_to(user)",
        (f"{TESTS}::test_everything_moves_to_the_record_that_stays",),
    ),
    Fault(
        "two regions' records are joined",
        MERGE,
        "one.pk == two.pk or apart or one.sex != two.sex",
        "one.pk == two.pk or one.sex != two.sex",
        (f"{TESTS}::test_only_two_records_of_one_region_and_sex_can_be_one_person",),
    ),
    Fault(
        "an undo takes along what came since",
        MERGE,
        "rows = model._default_manager.filter(pk__in=keys, participant=merge.kept_id)",
        "rows = model._default_manager.filter(participant=merge.kept_id)",
        (f"{TESTS}::test_an_undo_brings_back_what_moved_and_leaves_what_came_since",),
    ),
    Fault(
        "an undo overwrites a later correction",
        MERGE,
        "            if _plain(values[column]) == after\n",
        "",
        (f"{TESTS}::test_the_better_facts_are_taken_and_an_undo_respects_later_corrections",),
    ),
    Fault(
        "nobody knows who joined two records",
        MERGE,
        "    with acting_in(replace(SYSTEM, user_id=by.pk)):\n        held",
        "    with acting_in(SYSTEM):\n        held",
        (f"{TESTS}::test_the_audit_names_who_joined",),
    ),
    Fault(
        "who was told apart is asked about again",
        ALIKE,
        "WHERE likeness >= least AND NOT EXISTS (",
        "WHERE likeness >= least OR NOT EXISTS (",
        (f"{TESTS}::test_who_was_told_apart_is_not_asked_about_again",),
    ),
    Fault(
        "a slip of the pen is not looked for",
        "participants/nik.py",
        "    return (wrong | swapped) - {nik}",
        "    return wrong - {nik}",
        (f"{TESTS}::test_a_slip_of_the_pen_is_found_by_its_fingerprint",),
    ),
    Fault(
        "an old NIK registers the person anew",
        "participants/services/participant.py",
        "    return joined_into(merge.gone_id, by=by) if merge else None",
        "    return None",
        (f"{TESTS}::test_an_old_number_and_an_old_nik_lead_to_the_record_that_stays",),
    ),
    Fault(
        "of two who join one record both believe they did",
        MERGE,
        '        if len(held.order_by("pk")) < 2:',
        "        if False:",
        (f"{TESTS}::test_of_two_who_join_the_same_record_the_second_is_told",),
    ),
    Fault(
        "a training through another region is forgotten when somebody has moved",
        "participants/services/eligibility.py",
        "    with acting_in(SYSTEM):\n        rows = Enrollment",
        "    if True:\n        rows = Enrollment",
        (f"{ACROSS}::test_a_training_through_another_region_counts_for_both_rules",),
    ),
    Fault(
        "a region reads the class to which another region has sent somebody",
        "participants/services/eligibility.py",
        "    own = by.role != Role.REGENCY_OFFICER or training.regency == by.scope_key",
        "    own = True",
        (f"{ACROSS}::test_a_seat_through_another_region_holds_up_a_nomination_without_its_class",),
    ),
    Fault(
        "a number alone tells whether another region keeps somebody like it",
        "participants/services/near_elsewhere.py",
        '    AND similarity(p.name, r.name) >= %(alike)s"""',
        '    AND similarity(p.name, r.name) >= 0 * %(alike)s"""',
        (f"{ACROSS}::{KNOWN_ALREADY}",),
    ),
    Fault(
        "separated again, a record stays with the other region",
        MERGE,
        "        if merge.came_from:\n",
        "        if False:\n",
        (
            f"{ACROSS}::"
            "test_joined_across_regions_the_record_comes_along_and_goes_back_when_undone",
        ),
    ),
    Fault(
        "two of one class are compared for nothing",
        "participants/services/merge.py",
        "    if in_one_class.exists() or seats",
        "    if seats",
        (
            "tests/participants/test_duplicates.py::test_what_keeps_two_records_apart_is_said_beside_them",
        ),
    ),
)
