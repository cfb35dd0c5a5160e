"""Certificates: for whom they are due, each under a number that nobody else bears."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Certificate, Enrollment
from participants.services.selection import reason_of
from participants.states import EnrollmentStatus, certificate_moves
from programs.models import CompetencyUnit, Program
from programs.numbering import LONGEST, fill_in

NEXT_NUMBER = """
    INSERT INTO participants_certificatecounter AS counter (center_id, kind, year, last)
    VALUES (%s, %s, %s, 1)
    ON CONFLICT (center_id, kind, year) DO UPDATE SET last = counter.last + 1
    RETURNING last
"""
Kind = Certificate.Kind
MARK = {Kind.TRAINING: "PEL", Kind.COMPETENCY: "KOMP", Kind.LETTER: "SKET"}
# whose it is: a letter says that somebody took part and did not pass
DUE = {
    Kind.TRAINING: EnrollmentStatus.GRADUATED,
    Kind.COMPETENCY: EnrollmentStatus.GRADUATED,
    Kind.LETTER: EnrollmentStatus.NOT_PASSED,
}
LEAP_DAY = (2, 29)


@transaction.atomic
def issue_certificate(
    enrollment: Enrollment,
    *,
    kind: str,
    by: Any,
    issued_on: date | None = None,
    registration_number: str = "",
    proposed_by: Any = None,
) -> Certificate:
    """``proposed_by`` is the first of two people, where a whole class was proposed."""
    day = issued_on or timezone.localdate()
    must_be_due(enrollment, kind, day)
    certificate = _certificate(enrollment, kind, day, registration_number, by)
    certificate.proposed_by = proposed_by
    try:
        with transaction.atomic():
            certificate.save()
    except IntegrityError as error:
        if "certificate_number_key" in str(error):
            raise _number_taken(certificate.number) from error
        if "certificate_once_a_kind" not in str(error):
            raise
        raise Refusal(
            _("%(name)s already has a valid certificate of this kind. Revoke it first.")
            % {"name": enrollment.participant.name},
            code="certificate_twice",
        ) from error
    if kind == Kind.COMPETENCY:
        _certify(enrollment, day)
    return certificate


@transaction.atomic
def revoke_certificate(certificate: Certificate, *, reason: str, by: Any) -> Certificate:
    """Its number still resolves, and says that it was revoked."""
    certificate_moves.make("revoke", certificate, by=by, reason=reason_of(reason))
    if certificate.kind == Kind.COMPETENCY:
        Enrollment.objects.filter(pk=certificate.enrollment_id).update(certified_on=None)
    return certificate


@transaction.atomic
def expire_certificates(on: date | None = None) -> int:
    """All whose last day was before ``on``. Running it twice on a day changes nothing more."""
    day = on or timezone.localdate()
    late = Certificate.objects.filter(valid_until__lt=day)
    return certificate_moves.make_all("expire", late, by=None)


def next_number(program: Program, center_id: str, kind: str, day: date) -> str:
    """By the pattern of the program; one statement raises the counter and reads it."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [center_id, kind, day.year])
        (serial,) = cursor.fetchone()
    parts = {"center": center_id, "mark": MARK[Kind(kind)], "program": program.code}
    number = fill_in(program.certificate_pattern, day=day, serial=serial, **parts)
    if len(number) > LONGEST:
        raise Refusal(
            _("The number would be longer than %(n)s letters. The ministry shortens the pattern.")
            % {"n": LONGEST},
            code="number_long",
        )
    return number


def kinds_for(status: str) -> list[str]:
    """The documents that are due to somebody whose training has ended so."""
    return [kind.value for kind, due in DUE.items() if due == status]


def _certificate(
    enrollment: Enrollment, kind: str, day: date, registration_number: str, by: Any
) -> Certificate:
    program = enrollment.program
    is_competency = kind == Kind.COMPETENCY
    return Certificate(
        enrollment=enrollment,
        participant_id=enrollment.participant_id,
        program=program,
        center_id=enrollment.center_id,
        regency_id=enrollment.regency_id,
        kind=kind,
        number=next_number(program, enrollment.center_id, kind, day),
        registration_number=registration_number.strip(),
        scheme=program.certification_scheme if is_competency else "",
        level=None if kind == Kind.LETTER else program.qualification_level,
        units=_units(enrollment, kind),
        issued_on=day,
        valid_until=_years_later(day, program) if is_competency else None,
        issued_by=by,
    )


def _number_taken(number: str) -> Refusal:
    return Refusal(
        _("The number %(number)s is taken. The ministry changes the pattern of the program.")
        % {"number": number},
        code="number_taken",
    )


def _units(enrollment: Enrollment, kind: str) -> list[list[str]]:
    """Those that were passed. Of a class from before results were noted, those of its program,
    unless it is a letter to somebody who did not pass."""
    units = CompetencyUnit.objects.filter(program=enrollment.program_id).order_by("code")
    results = enrollment.unit_results.filter(is_passed=True)
    passed = set(results.values_list("unit", flat=True))
    takes_all = not passed and kind != Kind.LETTER
    return [[unit.code, unit.title] for unit in units if takes_all or unit.pk in passed]


def _years_later(day: date, program: Program) -> date:
    years = program.certificate_years
    if (day.month, day.day) == LEAP_DAY:
        return date(day.year + years, 2, 28)
    return day.replace(year=day.year + years)


def _certify(enrollment: Enrollment, day: date) -> None:
    """One conditional update: a decision that is taken back at this moment finds it, or wins."""
    competent = Enrollment.objects.filter(pk=enrollment.pk, competent_on__lte=day)
    if not competent.update(certified_on=day):
        raise Refusal(
            _(
                "%(name)s has not been found competent by a certification body on that day. "
                "A competency certificate needs its decision."
            )
            % {"name": enrollment.participant.name},
            code="not_competent",
        )
    enrollment.certified_on = day


def must_be_due(enrollment: Enrollment, kind: str, day: date) -> None:
    enrollment.refresh_from_db(fields=["status", "graduated_on", "completed_on", "enrolled_on"])
    due = DUE[Kind(kind)]
    if enrollment.status != due:
        raise Refusal(
            _("%(name)s is “%(status)s”. A document of this kind is for people who are “%(due)s”.")
            % {
                "name": enrollment.participant.name,
                "status": enrollment.get_status_display(),
                "due": due.label,
            },
            code="not_due",
        )
    first = enrollment.graduated_on or enrollment.completed_on or enrollment.enrolled_on or day
    if not first <= day <= timezone.localdate():
        raise Refusal(
            _("A certificate is issued between the end of the training (%(day)s) and today.")
            % {"day": ui.day(first)},
            code="certificate_day",
        )
