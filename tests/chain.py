"""The chain of facts, laid out as far as a test needs it: ``make_enrollment(stage="GRADUATED")``.

Counters (``taken``, ``nominated``) are kept true, as the services keep them.
"""

import itertools
from datetime import date, timedelta
from io import BytesIO
from random import randrange
from uuid import uuid4

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from PIL import Image

from accounts.models import User
from blkportal.core.fields import fingerprint
from blkportal.core.uploads.picture import preview_of
from blkportal.core.uploads.sealed import keep_sealed
from participants.models import (
    Assessment,
    Attendance,
    Certificate,
    CertificateProposal,
    ClassPaper,
    Consent,
    Enrollment,
    Leave,
    Merge,
    Participant,
    PersonalDocument,
    ProposedPerson,
    Referral,
    SelectionScore,
    SelectionStep,
    Sitting,
    Stay,
    TrainingDay,
    Transfer,
    TwoPeople,
    UnitResult,
)
from participants.models.participant import initials_of
from participants.states import ACTIVE_ENROLLMENT, DROPPED_OUT, LIVE_REFERRAL
from programs.models import (
    Agreement,
    AgreementCost,
    Batch,
    Bed,
    CertificationBody,
    CompetencyUnit,
    Dormitory,
    FundingSource,
    Program,
    Quota,
    Room,
    TrainingRoom,
    Vocation,
)
from regions.models import Lesson, Obstacle, ObstacleComment
from tests.people import make_center, make_user

# a run of its own for each process, so that two processes may fill one database
_numbers = itertools.count(randrange(2_000_000))


def make_program(code="las-smaw-3g", title="Las SMAW 3G", **fields):
    vocation, _ = Vocation.objects.get_or_create(
        code="teknik-las", defaults={"name": "Teknik Las"}
    )
    defaults = {
        "title": title,
        "vocation": vocation,
        "lesson_hours": 240,
        "qualification_level": 2,
    }
    program, is_new = Program.objects.get_or_create(code=code, defaults=defaults | fields)
    if is_new:
        CompetencyUnit.objects.create(program=program, code="C.24LAS01.001.1", title="Mengelas")
    return program


def make_batch(center=None, program=None, status="OPEN", **fields):
    number = next(_numbers)
    funding, _ = FundingSource.objects.get_or_create(code="apbn", defaults={"name": "APBN"})
    start = fields.pop("starts_on", timezone.localdate() + timedelta(days=30))
    defaults = {
        "code": f"batch-{uuid4().hex[:12]}",
        "title": f"Las SMAW 3G, tahap {number}",
        "center": center or make_center(),
        "program": program or make_program(),
        "funding": funding,
        "year": start.year,
        "nominate_by": start - timedelta(days=10),
        "starts_on": start,
        "ends_on": start + timedelta(days=33),
        "status": status,
    }
    return Batch.objects.create(**defaults | fields)


def make_agreement(batch, regency="62.10", status="ACTIVE"):
    first = min(timezone.localdate(), batch.nominate_by) - timedelta(days=400)
    agreement, _ = Agreement.objects.get_or_create(
        number=f"PKS/{regency}/{batch.center_id}",
        defaults={
            "regency_id": regency,
            "center": batch.center,
            "title": "Pelatihan boarding",
            "signed_on": first,
            "starts_on": first,
            "ends_on": first + timedelta(days=1500),
            "status": status,
        },
    )
    return agreement


def make_quota(batch, regency="62.10", seats=14, nominees=22, status="ACTIVE"):
    return Quota.objects.create(
        agreement=make_agreement(batch, regency, status),
        regency_id=regency,
        center=batch.center,
        year=batch.year,
        batch=batch,
        seats=seats,
        nominees=nominees,
    )


def make_nik(regency="62.10", born=date(2000, 6, 3), sex="MALE", serial=None):
    """A NIK of the right build; serials above 9,000 belong to nobody."""
    day = born.day + (40 if sex == "FEMALE" else 0)
    number = serial or 9001 + next(_numbers) % 999
    return f"{regency.replace('.', '')}01{day:02d}{born:%m%y}{number:04d}"


def make_participant(regency="62.10", name="Siti Rahma", sex="FEMALE", **fields):
    born = fields.pop("birth_date", date(1998, 1, 1) + timedelta(days=next(_numbers) % 2500))
    person = Participant(
        name=name,
        initials=initials_of(name),
        sex=sex,
        birth_date=born,
        regency_id=regency,
        domicile_id=regency,
        education=fields.pop("education", "SMK"),
        phone=fields.pop("phone", "081234567890"),
        **{k: v for k, v in fields.items() if k != "nik"},
    )
    person.set_nik(fields.get("nik") or make_nik(regency, born, sex))
    person.save()
    return person


def make_referral(batch=None, participant=None, quota=None, status="SUBMITTED", regency="62.10"):
    batch = batch or make_batch()
    quota = quota or batch.quotas.filter(regency=regency).first() or make_quota(batch, regency)
    referral = Referral.objects.create(
        participant=participant or make_participant(regency),
        batch=batch,
        program=batch.program,
        center=batch.center,
        quota=quota,
        regency_id=regency,
        status=status,
        submitted_on=None if status == "DRAFT" else batch.nominate_by - timedelta(days=5),
    )
    if status in LIVE_REFERRAL:
        quota.nominated += 1
        quota.save()
    return referral


def make_step(batch, kind="WRITTEN", **fields):
    defaults = {"held_on": timezone.localdate(), "weight": 1}
    return SelectionStep.objects.create(
        batch=batch, center=batch.center, kind=kind, **defaults | fields
    )


def make_score(step, referral, points=None):
    """Points, or absence."""
    return SelectionScore.objects.create(
        step=step,
        referral=referral,
        center=step.center,
        regency_id=referral.regency_id,
        points=points,
        is_absent=points is None,
    )


def make_enrollment(stage="CONFIRMED", referral=None, competent=True, **fields):
    """A graduate has been found competent on the last day, unless ``competent`` is False."""
    referral = referral or make_referral(status="SELECTED", **fields)
    batch, quota = referral.batch, referral.quota
    came = stage not in {"CONFIRMED", "NO_ARRIVAL"}
    finished = stage in {"COMPLETED", "GRADUATED", "NOT_PASSED"}
    assessed_on = batch.ends_on if stage == "GRADUATED" and competent else None
    enrollment = Enrollment.objects.create(
        referral=referral,
        participant=referral.participant,
        batch=batch,
        program=batch.program,
        center=batch.center,
        funding=batch.funding,
        regency_id=referral.regency_id,
        sex=referral.participant.sex,
        is_boarding=batch.delivery == "BOARDING",
        status=stage,
        confirmed_on=batch.starts_on - timedelta(days=3),
        enrolled_on=batch.starts_on if came else None,
        completed_on=batch.ends_on if finished else None,
        graduated_on=batch.ends_on if stage == "GRADUATED" else None,
        assessed_on=assessed_on,
        competent_on=assessed_on,
        dropped_on=batch.starts_on + timedelta(days=3) if stage in DROPPED_OUT else None,
    )
    if stage in ACTIVE_ENROLLMENT or finished:
        for counter in (batch, quota):
            counter.taken += 1
            counter.save()
    return enrollment


def make_result(enrollment, unit, is_passed=True, attempt=1):
    return UnitResult.objects.create(
        enrollment=enrollment,
        unit=unit,
        center=enrollment.center,
        regency_id=enrollment.regency_id,
        attempt=attempt,
        is_passed=is_passed,
        on=enrollment.enrolled_on or timezone.localdate(),
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


def make_day(batch, day=None, hours=8, is_taken=False):
    return TrainingDay.objects.create(
        batch=batch,
        center=batch.center,
        day=day or timezone.localdate(),
        hours=hours,
        taken_at=timezone.now() if is_taken else None,
    )


def make_attendance(day, enrollment, mark="PRESENT", hours=None):
    return Attendance.objects.create(
        day=day,
        enrollment=enrollment,
        center=day.center,
        regency_id=enrollment.regency_id,
        mark=mark,
        hours=hours or (day.hours if mark == "PRESENT" else 0),
    )


def pass_units(*people):
    """Everybody is competent in every unit of the own program."""
    for enrollment in people:
        for unit in enrollment.program.units.all():
            make_result(enrollment, unit)


def make_consent(participant, purpose="TALENT_SEARCH"):
    return Consent.objects.create(
        participant=participant,
        regency_id=participant.regency_id,
        purpose=purpose,
        text_version="2026-1",
        channel="PAPER",
        given_at=timezone.now(),
    )


def make_merge(kept, gone=None, **fields):
    gone = gone or make_participant(kept.regency_id, kept.name, kept.sex)
    merge = Merge.objects.create(
        kept=kept,
        gone=gone,
        regency_id=kept.regency_id,
        **{"merged_by": anybody(), "reason": "Satu orang yang sama", **fields},
    )
    Participant.objects.filter(pk=gone.pk).update(merged_into=kept)
    return merge


def make_two_people(one, two):
    return TwoPeople.objects.create(
        first=one, second=two, regency_id=one.regency_id, told_by=anybody()
    )


def make_transfer(nik=None, regency="62.10", **fields):
    digits = nik or make_nik()
    return Transfer.objects.create(
        regency_id=regency,
        nik=digits,
        nik_hash=fingerprint(digits),
        nik_last4=digits[-4:],
        **{"reason": "Pindah ke sini", "asked_by": anybody(), **fields},
    )


def make_cost(agreement, item="TRAVEL_TO", payer="REGION", **fields):
    return AgreementCost.objects.create(
        agreement=agreement,
        item=item,
        payer=payer,
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        **fields,
    )


def make_training_room(center, name="Bengkel A", seats=16):
    return TrainingRoom.objects.create(center=center, name=name, seats=seats)


def make_class_paper(batch, kind="MINUTES", **fields):
    """A page of PDF, kept sealed."""
    return ClassPaper.objects.create(
        batch=batch,
        center_id=batch.center_id,
        kind=kind,
        file=keep_sealed("class-papers", b"%PDF-1.4\n%%EOF\n"),
        media="pdf",
        size=15,
        digest=uuid4().hex,
        is_scanned=False,
        **{"added_by": anybody(), **fields},
    )


def make_document(participant, kind="KTP", status="WAITING", **fields):
    """A photo of a paper, kept sealed like one that somebody sent."""
    drawn = BytesIO()
    Image.new("RGB", (60, 40), (randrange(256), randrange(256), randrange(256))).save(drawn, "PNG")
    content = drawn.getvalue()
    kept = status != "REMOVED"
    return PersonalDocument.objects.create(
        participant=participant,
        regency_id=participant.regency_id,
        kind=kind,
        status=status,
        file=keep_sealed("documents", content) if kept else "",
        preview=keep_sealed("documents", preview_of(content, "PNG")) if kept else "",
        media="png",
        size=len(content),
        digest=uuid4().hex,
        is_scanned=False,
        **{"added_by": anybody(), "refusal": "Buram" if status == "REFUSED" else "", **fields},
    )


def anybody():
    return User.objects.order_by("pk").first() or make_user("berkas@test", "ministry_admin")


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


def make_obstacle(regency="62.10", center_id="", text="Bus rombongan dibatalkan", **fields):
    return Obstacle.objects.create(
        regency_id=regency,
        center_id=center_id,
        text=text,
        **{
            "category": "TRANSPORT",
            "title": text,
            "due_on": timezone.localdate() + timedelta(days=3),
            "raised_by": anybody(),
            **fields,
        },
    )


def make_comment(obstacle, text="Bus pengganti sudah dicari"):
    return ObstacleComment.objects.create(
        obstacle=obstacle,
        regency_id=obstacle.regency_id,
        center_id=obstacle.center_id,
        text=text,
        by=obstacle.raised_by,
        by_name=obstacle.raised_by.name,
    )


def make_lesson(obstacle=None, problem="Bus rombongan dibatalkan", **fields):
    obstacle = obstacle or make_obstacle(
        status="SOLVED", answer="Disewa bus lain", closed_on=timezone.localdate()
    )
    return Lesson.objects.create(
        obstacle=obstacle,
        category=obstacle.category,
        problem=problem,
        learned_on=timezone.localdate(),
        **{"solution": "Menyewa bus dari provinsi", **fields},
    )


def make_bed(center=None, sex="FEMALE", label=None):
    center = center or make_center()
    dormitory, _ = Dormitory.objects.get_or_create(center=center, name="Asrama A")
    room, _ = Room.objects.get_or_create(dormitory=dormitory, name=f"1{sex[0]}", sex=sex)
    return Bed.objects.create(
        room=room, center=center, sex=sex, label=label or str(next(_numbers))
    )


def make_leave(enrollment, due_in=timedelta(hours=5), **fields):
    now = timezone.now()
    fields = {"left_at": now - timedelta(hours=9), "due_back": now + due_in} | fields
    fields = {"reason": "Berobat"} | fields
    return Leave.objects.create(enrollment=enrollment, center=enrollment.center, **fields)


def make_stay(enrollment, bed):
    batch = enrollment.batch
    return Stay.objects.create(
        enrollment=enrollment,
        bed=bed,
        sex=bed.sex,
        center=batch.center,
        regency_id=enrollment.regency_id,
        nights=DateRange(batch.starts_on, batch.ends_on, "[)"),
    )
