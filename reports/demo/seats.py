"""Seats of the demo's people: the bed, how it ended, the certificate, the work afterwards."""

from base64 import urlsafe_b64encode
from datetime import date, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from participants.models import Certificate, Enrollment, Referral, Stay
from participants.models.certificate import CODE_LENGTH, TYPED
from participants.states import DROPPED_OUT
from placements.models import Placement
from programs.models import Batch, Program, TrainingCenter
from reports.demo.assessing import AssessmentWriter
from reports.demo.beds import BedBook
from reports.demo.fates import PLACED, Fate
from reports.demo.rows import Rows

KIND = {"WORKING": "WORK", "SELF_EMPLOYED": "SELF_EMPLOYED", "APPRENTICESHIP": "APPRENTICESHIP"}
EVIDENCE = ["REPORTED"] * 5 + ["SEEN"] * 3 + ["CONFIRMED"] * 2
JOBS = ["Teknisi", "Operator produksi", "Pemasang", "Staf gudang", "Perawat mesin", "Montir"]
FIRMS = ["PT Sinar Elektrika", "CV Maju Bersama", "PT Andalan Teknik", "PT Karya Mandiri",
         "UD Sumber Rejeki", "PT Nusantara Dingin"]  # fmt: skip
FACTORIES = ["32.15", "32.16"]  # whoever has lived in Bekasi may stay there to work


def invented_secrets(number: str) -> dict[str, str]:
    """The same at every seeding; a real certificate's are drawn, and follow from nothing."""
    digest = sha256(f"demo/{number}".encode()).digest()
    code = "".join(TYPED[byte % len(TYPED)] for byte in digest[16 : 16 + CODE_LENGTH])
    return {"check_token": urlsafe_b64encode(digest[:16]).decode()[:22], "check_code": code}


class SeatWriter:
    """Writes the seats of one center; ``prefix`` begins its certificates' numbers."""

    def __init__(self, random: Random, center: TrainingCenter, rows: Rows, prefix: str) -> None:
        self.random, self.center, self.rows, self.prefix = random, center, rows, prefix
        self.beds, self.assessments = BedBook(center), AssessmentWriter(rows)

    def add_seat(self, referral: Referral, fate: Fate, *, consents: float) -> None:
        """``consents`` is how likely a graduate agrees to be found."""
        person, batch, quota = referral.participant, referral.batch, referral.quota
        enrollment = Enrollment(
            referral=referral,
            participant=person,
            batch=batch,
            program=batch.program,
            center=self.center,
            funding_id=batch.funding_id,
            regency_id=quota.regency_id,
            sex=person.sex,
            is_boarding=batch.delivery == Batch.Delivery.BOARDING,
            confirmed_on=batch.decree_on,
            enrolled_on=batch.starts_on,
            **vars(fate),
        )
        self.rows.enrollments.append(enrollment)
        if fate.status not in DROPPED_OUT:
            batch.taken += 1
        if enrollment.is_boarding:
            self._stay(enrollment, fate.dropped_on or batch.ends_on)
        if fate.graduated_on:
            self._after_graduation(enrollment, consents)

    def _stay(self, enrollment: Enrollment, until: date) -> None:
        first = enrollment.enrolled_on
        self.rows.stays.append(
            Stay(
                enrollment=enrollment,
                bed=self.beds.take(enrollment.sex, first, until),
                sex=enrollment.sex,
                center=self.center,
                regency_id=enrollment.regency_id,
                nights=DateRange(first, until, "[)"),
            )
        )

    def add_no_arrival(self, referral: Referral) -> None:
        """Selected, but never came: the seat was free again."""
        batch = referral.batch
        self.rows.enrollments.append(
            Enrollment(
                referral=referral,
                participant=referral.participant,
                batch=batch,
                program=batch.program,
                center=self.center,
                funding_id=batch.funding_id,
                regency_id=referral.regency_id,
                sex=referral.participant.sex,
                is_boarding=batch.delivery == Batch.Delivery.BOARDING,
                confirmed_on=batch.decree_on,
                status="NO_ARRIVAL",
            )
        )

    def _after_graduation(self, enrollment: Enrollment, consents: float) -> None:
        person, program = enrollment.participant, enrollment.program
        person.available_from = enrollment.graduated_on + timedelta(days=7)
        if enrollment.assessed_on:
            self.assessments.add(enrollment)
        self._certificate(enrollment, "TRAINING", enrollment.graduated_on, None)
        if enrollment.certified_on:
            years = program.certificate_years
            until = enrollment.certified_on + timedelta(days=365 * years)
            self._certificate(enrollment, "COMPETENCY", enrollment.certified_on, until)
        if self.random.random() < consents:
            self.rows.add_consent(person, enrollment.graduated_on, "TALENT_SEARCH")
        if enrollment.outcome in PLACED:
            self._placement(enrollment)

    def _certificate(
        self, enrollment: Enrollment, kind: str, issued: date, until: date | None
    ) -> None:
        program = enrollment.program
        count = len(self.rows.certificates) + 1
        number = f"{self.prefix.upper()}/{kind[:4]}/{issued.year}/{count:06d}"
        self.rows.certificates.append(
            Certificate(
                enrollment=enrollment,
                participant=enrollment.participant,
                program=program,
                center=self.center,
                regency_id=enrollment.regency_id,
                kind=kind,
                number=number,
                **invented_secrets(number),
                scheme=program.certification_scheme,
                level=program.qualification_level,
                units=self._units(program),
                issued_on=issued,
                valid_until=until,
                status="EXPIRED" if until and until < timezone.localdate() else "ISSUED",
            )
        )

    def _units(self, program: Program) -> list[Any]:
        if not hasattr(program, "demo_units"):
            program.demo_units = [[unit.code, unit.title] for unit in program.units.all()]  # type: ignore[attr-defined]
        return program.demo_units  # type: ignore[attr-defined]

    def _placement(self, enrollment: Enrollment) -> None:
        is_work = enrollment.outcome != "SELF_EMPLOYED"
        elsewhere = FACTORIES if enrollment.is_boarding else []
        self.rows.placements.append(
            Placement(
                enrollment=enrollment,
                participant=enrollment.participant,
                regency_id=enrollment.regency_id,
                center=self.center,
                kind=KIND[enrollment.outcome],
                employer_name=self.random.choice(FIRMS) if is_work else "Usaha sendiri",
                job_title=self.random.choice(JOBS),
                work_regency_id=self.random.choice([enrollment.regency_id, *elsewhere]),
                wage=self.random.choice([None, 2_400_000, 3_100_000, 3_900_000, 4_600_000]),
                is_linear=self.random.choice([True, True, False, None]),
                started_on=enrollment.placed_on,
                evidence=self.random.choice(EVIDENCE),
            )
        )
