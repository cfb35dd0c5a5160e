"""The neighbour files: who is in them, what is compared, what is told of a person."""

from tests.controls.fault import Fault

SERVICE = "participants/services/siapkerja.py"
TESTS = "tests/participants/test_siapkerja.py"
KEPT = "participants/services/comparison.py"
COMPARISONS = "tests/participants/test_comparisons.py"
STAYS_SETTLED = "test_what_was_settled_stays_settled_until_the_registers_say_something_else"
ERASED = "test_whoever_has_the_own_data_erased_is_gone_from_comparisons_and_their_files"

FAULTS = (
    Fault(
        "the file for SIAPkerja holds people who never came",
        SERVICE,
        ".filter(batch=batch, enrolled_on__isnull=False)",
        ".filter(batch=batch)",
        (f"{TESTS}::test_the_file_holds_whoever_came_with_the_whole_nik_and_is_noted",),
    ),
    Fault(
        "a revoked certificate is taken to SIAPkerja",
        SERVICE,
        "        status=CertificateStatus.ISSUED,\n",
        "",
        (f"{TESTS}::test_a_certificate_that_was_revoked_is_not_taken_along",),
    ),
    Fault(
        "a column that the file lacks counts as different",
        SERVICE,
        "        if name in columns and _plain",
        "        if _plain",
        (f"{TESTS}::test_only_columns_that_the_file_has_are_compared",),
    ),
    Fault(
        "capitals make another name",
        SERVICE,
        'return " ".join(value.replace(".", " ").casefold().split())',
        "return value",
        (f"{TESTS}::test_only_columns_that_the_file_has_are_compared",),
    ),
    Fault(
        "whole NIKs leave the portal and nobody learns of it",
        "participants/views/siapkerja.py",
        '    note_export(\n        "siapkerja",\n',
        '    dict(\n        code="siapkerja",\n',
        (f"{TESTS}::test_the_file_holds_whoever_came_with_the_whole_nik_and_is_noted",),
    ),
    Fault(
        "a settled difference comes back in the next comparison",
        KEPT,
        "        if known and _says(known) == _says(person):",
        "        if False:",
        (f"{COMPARISONS}::{STAYS_SETTLED}",),
    ),
    Fault(
        "what was settled stays so although the registers now say something else",
        KEPT,
        "        if known and _says(known) == _says(person):",
        "        if known:",
        (f"{COMPARISONS}::{STAYS_SETTLED}",),
    ),
    Fault(
        "an old difference is called new",
        KEPT,
        "    news = {p.pk for mark, p in now.items() if _says(before.get(mark)) != _says(p)}",
        "    news = {p.pk for p in now.values()}",
        (f"{COMPARISONS}::test_an_old_difference_is_not_called_new",),
    ),
    Fault(
        "a person of another comparison is settled along",
        KEPT,
        "    rows = comparison.people.unsettled().filter(pk__in=people)",
        "    rows = ComparedPerson.objects.unsettled().filter(pk__in=people)",
        (f"{COMPARISONS}::test_a_person_of_another_comparison_is_not_settled_along",),
    ),
    Fault(
        "an erased person stays in the comparisons with SIAPkerja",
        "participants/services/erasure.py",
        "    names += _drop_comparisons(hashes)\n",
        "",
        (f"{COMPARISONS}::{ERASED}",),
    ),
    Fault(
        "names of a comparison stand open in the database",
        "participants/models/comparison.py",
        'name = SealedText(_("name"))',
        'name = models.TextField(_("name"))',
        (f"{COMPARISONS}::test_names_and_differences_are_sealed_in_the_database",),
    ),
    Fault(
        "the NIK of a row that is not read is shown as a whole",
        "participants/siapkerja.py",
        "masked(str(each.value), each.name)",
        "str(each.value)",
        (
            "tests/participants/test_siapkerja.py::test_a_nik_of_a_row_that_is_not_read_is_masked_all_the_same",
        ),
    ),
)
