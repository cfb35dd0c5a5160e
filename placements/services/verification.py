"""A verification round: its seed is published, then the sample is drawn, for all to repeat."""

import secrets
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from placements.models import Placement, SampledWork, VerificationRound
from placements.sampling import digest_of, draw, frame_of, opened, part_of

# what a placement says, and what nobody may change unseen after the draw; evidence may rise
FACTS = ("pk", "enrollment_id", "kind", "employer_id", "employer_name", "job_title",
         "work_regency_id", "wage", "started_on", "ended_on")  # fmt: skip
MOST_DAYS = 366


@transaction.atomic
def plan_round(
    *, title: str, started_from: date, started_until: date, per_region: int, by: Any
) -> VerificationRound:
    """Publish the seed: 128 bits that nobody has chosen."""
    if not 0 <= (started_until - started_from).days <= MOST_DAYS:
        raise Refusal(
            _("Give a period in order, and of a year at most."), code="round_period_wrong"
        )
    return VerificationRound.objects.create(
        title=title,
        started_from=started_from,
        started_until=started_until,
        per_region=per_region,
        seed=secrets.token_hex(16),
        planned_by=by,
    )


@transaction.atomic
def draw_round(plan: VerificationRound, *, by: Any) -> VerificationRound:
    """Freeze the frame and draw, once."""
    held = VerificationRound.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.drawn_at:
        raise Refusal(_("This sample has been drawn already."), code="round_drawn")
    rows = Placement.objects.filter(
        started_on__range=(held.started_from, held.started_until),
        recorded_at__lte=timezone.now(),
        participant__erased_on=None,
    )
    frame = frame_of(rows.values_list("pk", "regency_id"))
    drawn = draw(frame, held.seed, held.per_region)
    if not drawn:
        raise Refusal(
            _("No work on record began in this period, so there is nothing to draw from."),
            code="round_empty",
        )
    works = Placement.objects.in_bulk([number for _code, _turn, number in drawn])
    SampledWork.objects.bulk_create(
        SampledWork(
            round=held,
            placement=works[number],
            regency_id=code,
            center_id=works[number].center_id,
            turn=turn,
            digest=facts_digest(works[number]),
        )
        for code, turn, number in drawn
    )
    held.frame, held.frame_size = frame, frame.count("\n") - 1
    held.frame_digest, held.drawn_at = digest_of(frame), timezone.now()
    held.open_frame = opened(frame)
    held.open_digest = digest_of(held.open_frame)
    held.save(
        update_fields=[
            "frame", "frame_size", "frame_digest", "open_frame", "open_digest", "drawn_at",
        ]
    )  # fmt: skip
    return held


def frame_for(plan: VerificationRound, *, by: Any) -> str:
    """The whole for the ministry, the own part for a region or a province: how many placements
    another region has on record is nobody's to know."""
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        frame = VerificationRound.objects.values_list("frame", flat=True).get(pk=plan.pk)
    if by.is_ministry:
        return frame
    return part_of(frame, by.scope_key if "." in by.scope_key else f"{by.scope_key}.")


def facts_digest(work: Placement) -> str:
    return sha256("|".join(str(getattr(work, name)) for name in FACTS).encode()).hexdigest()


def has_changed(row: SampledWork) -> bool:
    """Somebody has changed what it says since the draw."""
    return row.digest != facts_digest(row.placement)
