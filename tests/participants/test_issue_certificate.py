"""C6: a number is given once, whoever asks at the same moment."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services, tasks
from participants.models import CertificateCounter
from participants.services.certificate import NEXT_NUMBER, next_number
from participants.states import CertificateStatus
from programs.models import Program
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_program, make_referral


@pytest.fixture
def graduate(center):
    start = timezone.localdate() - timedelta(days=60)
    batch = make_batch(center, status="GRADUATION", starts_on=start)
    return make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))


def test_a_competency_certificate_carries_units_term_and_number(graduate, certifier):
    day = timezone.localdate()
    with acting_as(certifier):
        certificate = services.issue_certificate(
            graduate, kind="COMPETENCY", by=certifier, registration_number=" REG 7 "
        )
    assert certificate.number == f"BBPLK-BEKASI/KOMP/{day.year}/000001"
    assert certificate.units == [["C.24LAS01.001.1", "Mengelas"]]
    assert certificate.registration_number == "REG 7"
    assert certificate.valid_until.year == day.year + 3
    graduate.refresh_from_db()
    assert graduate.certified_on == day


def test_a_training_certificate_has_no_end_and_certifies_no_competency(graduate, certifier):
    certificate = services.issue_certificate(graduate, kind="TRAINING", by=certifier)
    graduate.refresh_from_db()
    assert (certificate.valid_until, graduate.certified_on) == (None, None)
    assert "/PEL/" in certificate.number


def test_only_graduates_get_one(certifier, center):
    enrollment = make_enrollment("COMPLETED")
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(enrollment, kind="COMPETENCY", by=certifier)
    assert refusal.value.code == "not_due"


def test_a_second_valid_one_of_a_kind_is_refused(graduate, certifier):
    services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    assert refusal.value.code == "certificate_twice"


@pytest.mark.parametrize("days", [-1, 400])
def test_it_is_issued_between_graduation_and_today(graduate, certifier, days):
    day = graduate.graduated_on + timedelta(days=days)
    with pytest.raises(Refusal) as refusal:
        services.issue_certificate(graduate, kind="TRAINING", issued_on=day, by=certifier)
    assert refusal.value.code == "certificate_day"


def test_numbers_never_repeat_and_each_center_kind_and_year_counts_alone(center, other_center):
    program, day, next_year = make_program(), date(2026, 3, 1), date(2027, 3, 1)
    numbers = [next_number(program, center.pk, "COMPETENCY", day) for _ in range(30)]
    numbers += [next_number(program, center.pk, "TRAINING", each) for each in (day, next_year)]
    numbers += [next_number(program, other_center.pk, "COMPETENCY", day)]
    assert len(set(numbers)) == 33
    assert numbers[29].endswith("/000030")
    assert [number[-6:] for number in numbers[30:]] == ["000001"] * 3
    assert CertificateCounter.objects.get(center=center, kind="COMPETENCY").last == 30


def test_the_counter_is_raised_and_read_by_one_statement(center):
    """Two transactions cannot read the same number: the upsert locks the row it returns."""
    assert NEXT_NUMBER.count("RETURNING") == 1
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [center.pk, "TRAINING", 2030])
        first = cursor.fetchone()[0]
        cursor.execute(NEXT_NUMBER, [center.pk, "TRAINING", 2030])
        assert cursor.fetchone()[0] == first + 1


def test_a_revoked_one_says_why_and_certifies_nothing_any_more(graduate, certifier):
    certificate = services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    with acting_as(certifier):
        services.revoke_certificate(certificate, reason="Salah skema", by=certifier)
    graduate.refresh_from_db()
    assert (certificate.status, graduate.certified_on) == (CertificateStatus.REVOKED, None)
    assert StatusChange.about(certificate).get().reason == "Salah skema"
    with pytest.raises(IllegalMove):
        services.revoke_certificate(certificate, reason="lagi", by=certifier)
    assert services.issue_certificate(graduate, kind="COMPETENCY", by=certifier).pk


def test_revoking_wants_a_reason(graduate, certifier):
    certificate = make_certificate(graduate)
    with pytest.raises(Refusal) as refusal:
        services.revoke_certificate(certificate, reason="", by=certifier)
    assert refusal.value.code == "reason_missing"


def test_certificates_expire_after_their_last_day_and_only_once(graduate, certifier):
    certificate = services.issue_certificate(graduate, kind="COMPETENCY", by=certifier)
    assert services.expire_certificates(certificate.valid_until) == 0
    assert services.expire_certificates(certificate.valid_until + timedelta(days=1)) == 1
    assert services.expire_certificates(certificate.valid_until + timedelta(days=1)) == 0
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.EXPIRED


def test_a_leap_day_ends_on_the_last_of_february(graduate, certifier):
    from participants.services.certificate import _years_later

    assert _years_later(date(2028, 2, 29), Program(certificate_years=3)) == date(2031, 2, 28)


def test_the_nightly_job_expires_certificates(db):
    assert tasks.expire_certificates_job(None) == {"expired": 0}
