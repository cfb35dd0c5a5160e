"""The neighbour files: who is in them, what is compared, what is told of a person."""

from tests.controls.fault import Fault

SERVICE = "participants/services/siapkerja.py"
TESTS = "tests/participants/test_siapkerja.py"

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
)
