"""The agreement that follows: asked for by the region, drafted or refused by the other side."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.templatetags import ui
from programs.models import Agreement, AgreementCost, Renewal
from programs.services.agreement import draft_agreement
from programs.states import AgreementStatus, RenewalStatus, renewal_moves

RENEWABLE = (AgreementStatus.ACTIVE, AgreementStatus.EXPIRED)
CARRIED = ("regency_id", "center_id", "title", "coverage", "companies", "placements")
CARRIED_COSTS = ("regency_id", "center_id", "item", "payer", "amount")


@transaction.atomic
def ask_renewal(
    agreement: Agreement, *, starts_on: date, ends_on: date, by: User, note: str = ""
) -> Renewal:
    """Once at a time, for days after the first day of what is in force."""
    _must_be_renewable(agreement)
    _must_follow(agreement, starts_on, ends_on)
    try:
        with transaction.atomic():
            renewal = Renewal.objects.create(
                agreement=agreement,
                regency_id=agreement.regency_id,
                center_id=agreement.center_id,
                starts_on=starts_on,
                ends_on=ends_on,
                note=note.strip(),
                asked_by=by,
            )
    except IntegrityError as error:
        raise Refusal(
            _("Renewal of this agreement has been asked for already, or it has been renewed."),
            code="renewal_asked_before",
        ) from error
    StatusChange.of(renewal, "ask", "", renewal.status, by=by, reason=renewal.note).save()
    return renewal


@transaction.atomic
def renew_agreement(
    renewal: Renewal, *, number: str, signed_on: date, starts_on: date, ends_on: date, by: User
) -> Agreement:
    """A draft with the parties, the scope and the costs of its predecessor. The ministry puts it
    into force; so the center may draft it, though it writes no agreement by itself."""
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        renewal_moves.hold("renew", renewal)
        before = Agreement.objects.get(pk=renewal.agreement_id)
        _must_follow(before, starts_on, ends_on)
        if Agreement.objects.filter(number=number).exists():
            raise Refusal(
                _("There is an agreement %(number)s already. Give this one its own number.")
                % {"number": number},
                code="agreement_number_taken",
            )
        following = draft_agreement(
            **{name: getattr(before, name) for name in CARRIED},
            number=number,
            signed_on=signed_on,
            starts_on=starts_on,
            ends_on=ends_on,
            predecessor=before,
            by=by,
        )
        _carry_costs(before, following)
        renewal_moves.make(
            "renew", renewal, by=by, successor=following, answered_at=timezone.now()
        )
    return following


@transaction.atomic
def refuse_renewal(renewal: Renewal, *, reason: str, by: User) -> Renewal:
    why = reason.strip()
    if not why:
        raise Refusal(_("Say why the agreement is not renewed."), code="reason_missing")
    renewal_moves.make(
        "refuse", renewal, by=by, reason=why, answer=why, answered_at=timezone.now()
    )
    return renewal


@transaction.atomic
def withdraw_renewal(renewal: Renewal, *, by: User) -> Renewal:
    renewal_moves.make("withdraw", renewal, by=by)
    return renewal


def may_be_renewed(agreement: Agreement, renewals: list[Renewal]) -> bool:
    """``renewals`` are all of the agreement, as they were read for its page."""
    taken = {RenewalStatus.ASKED, RenewalStatus.RENEWED}
    return agreement.status in RENEWABLE and not any(each.status in taken for each in renewals)


def renewal_of(user: Any) -> Subquery:
    """For each agreement of a list: how its last request stands that was not withdrawn."""
    return last_of(Renewal.objects.visible_to(user))


def last_of(renewals: Any) -> Subquery:
    asked = renewals.filter(agreement=OuterRef("pk")).exclude(status=RenewalStatus.WITHDRAWN)
    return Subquery(asked.order_by("-pk").values("status")[:1])


def wished_period(agreement: Agreement) -> dict[str, date]:
    """As long as the last one, from the day after it: a first guess that people change."""
    first = max(agreement.ends_on + timedelta(days=1), timezone.localdate())
    return {"starts_on": first, "ends_on": first + (agreement.ends_on - agreement.starts_on)}


def _carry_costs(before: Agreement, following: Agreement) -> None:
    for cost in before.costs.order_by("pk"):
        kept: dict[str, Any] = {name: getattr(cost, name) for name in CARRIED_COSTS}
        AgreementCost.objects.create(agreement=following, **kept)


def _must_be_renewable(agreement: Agreement) -> None:
    if agreement.status not in RENEWABLE:
        raise Refusal(
            _("The agreement is “%(status)s”. Only one that is in force or expired is renewed.")
            % {"status": agreement.get_status_display()},
            code="agreement_not_renewable",
        )


def _must_follow(agreement: Agreement, starts_on: date, ends_on: date) -> None:
    if starts_on <= agreement.starts_on or ends_on <= max(agreement.ends_on, starts_on):
        raise Refusal(
            _("The next agreement must begin after %(first)s and last longer than %(last)s.")
            % {"first": ui.day(agreement.starts_on), "last": ui.day(agreement.ends_on)},
            code="renewal_days",
        )
