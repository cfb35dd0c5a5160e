"""Who is assessed, found competent, and certified."""

from datetime import timedelta

from django.utils import timezone

from participants.models import (
    Assessment,
    Certificate,
    CertificateProposal,
    Enrollment,
    ProposedPerson,
    Sitting,
)
from programs.models import (
    CertificationBody,
)
from tests.chain import (
    _numbers,
    make_batch,
    make_consent,
    make_enrollment,
    make_participant,
    make_referral,
)


def make_body(name="LSP BBPVP Bekasi", **fields):
    fields = {
        "licence_number": f"LSP/{next(_numbers)}",
        "licensed_until": timezone.localdate() + timedelta(days=400),
    } | fields
    return CertificationBody.objects.get_or_create(name=name, defaults=fields)[0]


def make_sitting(batch, held_on=None, body=None, **fields):
    held_on = held_on or timezone.localdate()
    fields = {
        "site": "Bengkel las 1",
        "assessor": "Sri Wahyuni",
        "assessor_number": "MET.000.001",
        "decide_by": held_on + timedelta(days=14),
    } | fields
    return Sitting.objects.create(
        batch=batch, center=batch.center, body=body or make_body(), held_on=held_on, **fields
    )


def make_assessment(enrollment, status="REQUESTED", sitting=None, verdict="COMPETENT"):
    """``verdict`` is what assessor and body say, as far as ``status`` has come."""
    decided = status == "DECIDED"
    return Assessment.objects.create(
        sitting=sitting or make_sitting(enrollment.batch),
        enrollment=enrollment,
        center=enrollment.center,
        regency_id=enrollment.regency_id,
        status=status,
        recommendation=verdict if status in {"ASSESSED", "DECIDED"} else "",
        decision=verdict if decided else "",
        decision_number="SK/LSP/1" if decided else "",
        decided_on=timezone.localdate() if decided else None,
    )


def find_competent(*people, on=None):
    """As if a body had decided K on the day ``on``."""
    day = on or timezone.localdate()
    keys = [person.pk for person in people]
    Enrollment.objects.filter(pk__in=keys).update(assessed_on=day, competent_on=day)


def make_certificate(enrollment=None, kind="COMPETENCY", **fields):
    enrollment = enrollment or make_enrollment("GRADUATED")
    program = enrollment.program
    issued = fields.pop("issued_on", enrollment.graduated_on)
    certificate = Certificate.objects.create(
        enrollment=enrollment,
        participant=enrollment.participant,
        program=program,
        center=enrollment.center,
        regency_id=enrollment.regency_id,
        kind=kind,
        number=fields.pop("number", f"BBPLK/{next(_numbers):06d}"),
        scheme=program.certification_scheme,
        level=program.qualification_level,
        units=[[unit.code, unit.title] for unit in program.units.all()],
        issued_on=issued,
        valid_until=issued + timedelta(days=3 * 365),
        **fields,
    )
    if kind == "COMPETENCY":
        enrollment.certified_on = issued
        enrollment.save()
    return certificate


def make_proposal(*people, by, kind="COMPETENCY", **fields):
    batch = people[0].batch
    fields = {"issued_on": timezone.localdate(), "kind": kind} | fields
    proposal = CertificateProposal.objects.create(
        batch=batch, center=batch.center, proposed_by=by, **fields
    )
    for person in people:
        ProposedPerson.objects.create(proposal=proposal, enrollment=person, center=batch.center)
    return proposal


def make_graduate(consents=True, regency="62.10", batch=None, **person):
    """A certified graduate whom employers may see, unless ``consents`` is False."""
    batch = batch or make_batch(
        starts_on=timezone.localdate() - timedelta(days=120), status="CLOSED"
    )
    referral = make_referral(batch, make_participant(regency, **person), None, "SELECTED", regency)
    certificate = make_certificate(make_enrollment("GRADUATED", referral))
    if consents:
        make_consent(certificate.participant)
    return certificate
