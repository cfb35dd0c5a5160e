"""The chain of facts, laid out as far as a test needs it: ``make_enrollment(stage="GRADUATED")``.

Counters (``taken``, ``nominated``) are kept true, as the services keep them.
"""

import itertools
from datetime import date, timedelta
from random import randrange
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from blkportal.core.fields import fingerprint
from participants.models import (
    Consent,
    Enrollment,
    Merge,
    Participant,
    Referral,
    SelectionScore,
    SelectionStep,
    Transfer,
    TwoPeople,
)
from participants.models.participant import initials_of
from participants.states import ACTIVE_ENROLLMENT, DROPPED_OUT, LIVE_REFERRAL
from programs.models import (
    Agreement,
    AgreementCost,
    Batch,
    CompetencyUnit,
    FundingSource,
    Program,
    Quota,
    RuleSet,
    TrainingRoom,
    Vocation,
)
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


def make_rule_set(batch=None, rules=None):
    batch = batch or make_batch()
    return RuleSet.objects.create(
        program=batch.program,
        center=batch.center,
        eligibility=rules or {"age_max": 60},
        why="Asrama hanya usia muda",
        set_by=anybody(),
        set_at=timezone.now(),
    )


def make_training_room(center, name="Bengkel A", seats=16):
    return TrainingRoom.objects.create(center=center, name=name, seats=seats)


def anybody():
    return User.objects.order_by("pk").first() or make_user("berkas@test", "ministry_admin")
