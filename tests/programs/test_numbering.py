"""How certificates are numbered: a pattern as data that never gives a number twice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Certificate, CertificateCounter
from programs.models import Program
from programs.numbering import check_pattern, example_of, fill_in
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_referral

USUAL = "{center}/{mark}/{year}/{serial:06}"
SHORT = "{serial}-{mark}.{center}.{month}.{year}"


@pytest.mark.parametrize(
    "pattern, number",
    [
        ("", "BBPLK-BEKASI/KOMP/2026/000123"),
        (USUAL, "BBPLK-BEKASI/KOMP/2026/000123"),
        (SHORT, "123-KOMP.BBPLK-BEKASI.XI.2026"),
        ("No. {serial:04} {program} {mark} {center} {year}",
         "No. 0123 LAS-SMAW-3G KOMP BBPLK-BEKASI 2026"),
    ],
)  # fmt: skip
def test_a_pattern_is_filled_in(pattern, number):
    assert example_of(pattern) == number
    if pattern:
        check_pattern(pattern)


@pytest.mark.parametrize("month, roman", [(1, "I"), (4, "IV"), (9, "IX"), (12, "XII")])
def test_months_are_roman(month, roman):
    number = fill_in(
        "{month}", center="a", mark="b", program="c", day=date(2026, month, 1), serial=1
    )
    assert number == roman


@pytest.mark.parametrize("missing", ["center", "mark", "year", "serial"])
def test_a_pattern_names_all_that_tells_numbers_apart(missing):
    pattern = USUAL.replace("{serial:06}", "{serial}").replace(f"{{{missing}}}", "x")
    with pytest.raises(ValidationError) as caught:
        check_pattern(pattern)
    assert caught.value.code == "pattern_incomplete"
    assert f"{{{missing}}}" in caught.value.messages[0]


@pytest.mark.parametrize(
    "odd", ["{nik}", "{}", "{0}", "{center.code}", "{center[0]}", "{year!r}", "{year:>900}",
            "{serial:99}", "{serial:6}", "{mark:s}"],
)  # fmt: skip
def test_nothing_else_is_read_from_a_pattern(odd):
    with pytest.raises(ValidationError) as caught:
        check_pattern(USUAL + odd)
    assert caught.value.code == "pattern_part"


@pytest.mark.parametrize("odd", ["{", "}", "{center", "{{center}"])
def test_brackets_that_do_not_match_are_named(odd):
    with pytest.raises(ValidationError) as caught:
        check_pattern(USUAL + odd)
    assert caught.value.code == "pattern_brackets"


def test_a_pattern_that_is_too_long_is_refused():
    with pytest.raises(ValidationError) as caught:
        check_pattern(USUAL + "/" + "panjang" * 8)
    assert caught.value.code == "pattern_long"


# --- at the issue ------------------------------------------------------------------------------


@pytest.fixture
def graduate(center):
    batch = make_batch(center, status="CLOSED", starts_on=timezone.localdate() - timedelta(90))
    return make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))


def by_pattern(graduate, pattern):
    Program.objects.filter(pk=graduate.program_id).update(certificate_pattern=pattern)
    graduate.program.refresh_from_db()


def test_a_certificate_bears_the_number_of_its_program(graduate, certifier):
    by_pattern(graduate, SHORT)
    certificate = services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    assert certificate.number.startswith("1-KOMP.BBPLK-BEKASI.")
    fresh = services.replace_certificate(certificate, reason="Hilang", by=certifier)
    assert fresh.number.startswith("2-KOMP.BBPLK-BEKASI.")


def test_a_number_that_is_taken_is_said_and_none_is_lost(graduate, certifier):
    year = timezone.localdate().year
    make_certificate(number=f"BBPLK-BEKASI/KOMP/{year}/000001")
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    assert refusal.value.code == "number_taken"
    assert f"/{year}/000001" in str(refusal.value.text)
    assert not CertificateCounter.objects.exists(), "the counter stands where it stood"


def test_a_number_that_would_be_too_long_is_said(graduate, certifier):
    Program.objects.filter(pk=graduate.program_id).update(code="x" * 60)
    by_pattern(graduate, USUAL + "/{program}")
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(graduate, kind="TRAINING", by=certifier)
    assert refusal.value.code == "number_long"
    assert not Certificate.objects.exists()


def test_the_ministry_changes_it_in_the_admin_and_reads_an_example(
    signed_in, ministry_admin, graduate
):
    page = f"/admin/programs/program/{graduate.program_id}/change/"
    text = signed_in(ministry_admin).get(page).content.decode()
    assert "BBPLK-BEKASI/KOMP/2026/000123" in text
