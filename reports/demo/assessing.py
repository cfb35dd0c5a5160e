"""Who was assessed, by which certification body, and what it decided."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from blkportal.core.scope import acting_as
from participants import services
from participants.models import Assessment, Enrollment, Sitting
from participants.states import AssessmentStatus, EnrollmentStatus, Verdict
from programs.models import Batch, CertificationBody
from reports.demo.rows import Rows

if TYPE_CHECKING:
    from reports.demo.today import Today

BODY = "LSP P2 BBPVP Bekasi (contoh)"
ASSESSORS = [("Dewi Lestari", "MET.000.004512"), ("Agus Salim", "MET.000.007731")]
UNDECIDED_SINCE = timedelta(days=10)
# of the candidates of today's demo: the assessor has seen these, the body has decided on those
SEEN, DECIDED = 9, 6


def write_body() -> CertificationBody:
    until = date(timezone.localdate().year + 2, 12, 31)
    terms = {"licence_number": "CONTOH-LSP-0001", "licensed_until": until}
    return CertificationBody.objects.get_or_create(name=BODY, defaults=terms)[0]


class AssessmentWriter:
    """One day of assessment for each class; the body's decision fits the fate of each person."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.body = rows, write_body()
        self.sittings: dict[str, Sitting] = {}

    def add(self, enrollment: Enrollment) -> None:
        verdict = Verdict.COMPETENT if enrollment.competent_on else Verdict.NOT_YET_COMPETENT
        sitting = self._sitting(enrollment.batch)
        self.rows.assessments.append(
            Assessment(
                sitting=sitting,
                enrollment=enrollment,
                center=sitting.center,
                regency_id=enrollment.regency_id,
                status=AssessmentStatus.DECIDED,
                recommendation=verdict,
                decision=verdict,
                decision_number=f"SK/LSP/{enrollment.batch.code}",
                decided_on=enrollment.competent_on or enrollment.batch.ends_on + timedelta(days=3),
            )
        )

    def _sitting(self, batch: Batch) -> Sitting:
        if batch.code not in self.sittings:
            assessor, number = ASSESSORS[len(self.sittings) % len(ASSESSORS)]
            sitting = Sitting(
                batch=batch,
                center=batch.center,
                body=self.body,
                held_on=batch.ends_on,
                decide_by=batch.ends_on + timedelta(days=14),
                site=f"Bengkel {batch.program.title}",
                assessor=assessor,
                assessor_number=number,
            )
            self.sittings[batch.code] = sitting
            self.rows.sittings.append(sitting)
        return self.sittings[batch.code]


def write_assessed_class(today: "Today") -> None:
    """The last class with people whom nobody has assessed: some wait for the decision now, and
    for the first competent ones a certificate is proposed that a second person looks at."""
    by = today.who["sertifikasi"]
    graduates = Enrollment.objects.filter(
        center=today.center, status=EnrollmentStatus.GRADUATED, assessed_on__isnull=True
    )
    last = graduates.order_by("-graduated_on", "-pk").first()
    if last is None:
        return
    people = graduates.filter(batch=last.batch_id).order_by("pk").values_list("pk", flat=True)
    assessor, number = ASSESSORS[0]
    with acting_as(by):
        sitting = services.plan_sitting(
            last.batch,
            body=CertificationBody.objects.get(name=BODY),
            people=list(people),
            held_on=max(timezone.localdate() - UNDECIDED_SINCE, last.graduated_on),
            site=f"Bengkel {last.batch.program.title}",
            assessor=assessor,
            assessor_number=number,
            by=by,
        )
        seen = list(sitting.assessments.order_by("pk").values_list("pk", flat=True)[:SEEN])
        services.note_recommendations(sitting, dict.fromkeys(seen, Verdict.COMPETENT), by=by)
        decided = dict.fromkeys(seen[:DECIDED], Verdict.COMPETENT)
        services.note_decisions(
            sitting, decided, number="SK/LSP/contoh/1", on=timezone.localdate(), by=by
        )
        services.propose_certificates(last.batch, kind="COMPETENCY", by=by)
