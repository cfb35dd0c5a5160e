"""Two records of one person become one, everything moves along, and it can be undone.

Seats, certificates and placements belong to centers and firms, whose rows no region may write. So
the rows are moved as the ministry, after the person who asks has been shown to keep both records;
the audit names that person all the same.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import MINISTRY_WRITERS
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from participants.models import Enrollment, Merge, Participant, Referral, TwoPeople
from participants.models.participant import initials_of
from participants.services.participant import CORRECTABLE
from participants.services.selection import reason_of
from participants.services.transfer import move_record
from participants.states import LIVE_REFERRAL, ReferralStatus

FACTS = sorted(CORRECTABLE)
BOTH_IN_ONE_CLASS = gettext_lazy(
    "Both records are nominated for the same class, or both have a seat now. "
    "Withdraw one of the two nominations first, then join the records."
)
STAYS = {
    "consent": "purpose",
    "datarequest": "kind",
    "personaldocument": "digest",
}  # what the kept person has already


@transaction.atomic
def join_people(
    kept: Participant, gone: Participant, *, take: Collection[str] = (), reason: str, by: User
) -> Merge:
    """``take`` names the facts that are right in the record that goes."""
    why = reason_of(reason)
    _must_be_two_in_reach(kept, gone, by)
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        held = Participant.objects.select_for_update(of=("self",)).filter(
            pk__in=[kept.pk, gone.pk], merged_into__isnull=True
        )
        if len(held.order_by("pk")) < 2:
            raise Refusal(
                _("One of the two has been joined already. Look at the list again."),
                code="joined_already",
            )
        came_from = _bring_here(gone, kept.regency_id)
        changed = _take_facts(kept, gone, take)
        merge = Merge.objects.create(
            kept=kept,
            gone=gone,
            regency_id=kept.regency_id,
            came_from=came_from,
            moved=_move(gone, kept),
            changed=json.dumps(changed),
            reason=why,
            merged_by=by,
        )
        Participant.objects.filter(pk=gone.pk).update(merged_into=kept)
        for person in (kept, gone):
            StatusChange.of(person, "join", "", "", by=by, reason=why).save()
    kept.refresh_from_db()
    gone.refresh_from_db()
    return merge


@transaction.atomic
def undo_join(merge: Merge, *, by: User) -> Merge:
    """What moved goes back; what has come since stays with the person who was kept."""
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        if not Merge.objects.standing().filter(pk=merge.pk).update(undone_at=timezone.now()):
            raise Refusal(_("These records are separate again already."), code="separate_already")
        Participant.objects.filter(pk=merge.gone_id).update(merged_into=None)
        for model in _models_about_people():
            keys = merge.moved.get(model._meta.label_lower, [])
            rows = model._default_manager.filter(pk__in=keys, participant=merge.kept_id)
            rows.update(participant=merge.gone_id)
        if merge.came_from:
            move_record(merge.gone, merge.came_from)
        _give_back_facts(merge)
        for person in (merge.kept, merge.gone):
            StatusChange.of(person, "separate", "", "", by=by).save()
    merge.refresh_from_db()
    return merge


@transaction.atomic
def tell_apart(one: Participant, two: Participant, *, by: User, reason: str = "") -> TwoPeople:
    """They are two people; the pair is not asked about again."""
    _must_be_two_in_reach(one, two, by)
    first, second = sorted((one, two), key=lambda person: person.pk)
    told, _is_new = TwoPeople.objects.get_or_create(
        first=first,
        second=second,
        defaults={"regency_id": _region_of_both(one, two), "reason": reason[:300], "told_by": by},
    )
    return told


def _region_of_both(one: Participant, two: Participant) -> str:
    """Nobody's but the ministry's, where two regions keep them: neither learns of the other."""
    return one.regency_id if one.regency_id == two.regency_id else ""


def _bring_here(gone: Participant, regency: str) -> str:
    """Another region's record comes along, as by a transfer; says where it was, to go back."""
    if gone.regency_id == regency:
        return ""
    if Enrollment.objects.active().filter(participant=gone).exists():
        raise Refusal(
            _(
                "The record that goes has a seat in a training now, through its own region. "
                "Join the two when that training has ended."
            ),
            code="has_a_seat_now",
        )
    move_record(gone, regency)
    return gone.regency_id


def _must_be_two_in_reach(one: Participant, two: Participant, by: User) -> None:
    """A region joins its own people; only the ministry sees two of different regions."""
    apart = one.regency_id != two.regency_id and by.role not in MINISTRY_WRITERS
    if one.pk == two.pk or apart or one.sex != two.sex:
        raise Refusal(
            _(
                "Only two records of the same region and the same sex can be one person. "
                "Correct the record that is wrong first."
            ),
            code="not_two_of_one_region",
        )


def _models_about_people() -> Iterator[Any]:
    """Every table, of whatever app, with a reference ``participant``."""
    for relation in Participant._meta.related_objects:
        if relation.field.name == "participant":
            yield relation.related_model


def _move(gone: Participant, kept: Participant) -> dict[str, list[int]]:
    moved = {}
    for model in _models_about_people():
        rows = model._default_manager.filter(participant=gone)
        if key := STAYS.get(model._meta.model_name or ""):
            has = model._default_manager.filter(participant=kept).values(key)
            rows = rows.exclude(**{f"{key}__in": has})
        if keys := list(rows.values_list("pk", flat=True)):
            _hand_over(model._default_manager.filter(pk__in=keys), kept)
            moved[model._meta.label_lower] = keys
    return moved


def _hand_over(rows: models.QuerySet, kept: Participant) -> None:
    try:
        with transaction.atomic():
            rows.update(participant=kept)
    except IntegrityError as error:
        raise Refusal(BOTH_IN_ONE_CLASS, code="both_in_one_class") from error


def what_keeps_apart(one: Participant, two: Participant) -> str:
    """Told beside the two, before anybody has compared them for nothing; "" where they can be
    joined as far as the reader sees."""
    pair = [one.pk, two.pk]
    referrals = Referral.objects.filter(
        participant__in=pair, status__in=(ReferralStatus.DRAFT, *LIVE_REFERRAL)
    )
    seats = Enrollment.objects.active().filter(participant__in=pair)
    of_both = models.Count("participant", distinct=True)
    in_one_class = referrals.order_by().values("batch").annotate(n=of_both).filter(n=2)
    if in_one_class.exists() or seats.aggregate(n=of_both)["n"] == 2:
        return str(BOTH_IN_ONE_CLASS)
    return ""


def _take_facts(
    kept: Participant, gone: Participant, take: Collection[str]
) -> dict[str, list[Any]]:
    """Write the better facts; returns {fact: [before, afterwards]} of those that changed."""
    changed = {}
    for name in FACTS:
        column = kept._meta.get_field(name).attname  # type: ignore[union-attr]
        before, after = getattr(kept, column), getattr(gone, column)
        if name in take and before != after:
            changed[column] = [before, after]
    _write(kept.pk, {column: pair[1] for column, pair in changed.items()})
    return {column: [_plain(value) for value in pair] for column, pair in changed.items()}


def _give_back_facts(merge: Merge) -> None:
    """A fact that somebody has corrected since is left as it is."""
    now = Participant.objects.filter(pk=merge.kept_id)
    values = now.values(*(each.attname for each in Participant._meta.concrete_fields)).get()
    changed = json.loads(merge.changed)
    _write(
        merge.kept_id,
        {
            column: before
            for column, (before, after) in changed.items()
            if _plain(values[column]) == after
        },
    )


def _write(pk: int, facts: dict[str, Any]) -> None:
    if facts:
        if "name" in facts:
            facts["initials"] = initials_of(facts["name"])
        rows = Participant.objects.filter(pk=pk)
        rows.update(**facts, version=models.F("version") + 1)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
