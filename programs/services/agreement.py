"""The cooperation agreements from which regions have their quotas."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from blkportal.core.versions import save_changes
from programs.models import Agreement
from programs.states import AgreementStatus, agreement_moves


@transaction.atomic
def draft_agreement(*, by: Any, **fields: Any) -> Agreement:
    agreement = Agreement(**fields)
    _must_last(agreement.starts_on, agreement.ends_on)
    agreement.save()
    return agreement


@transaction.atomic
def correct_agreement(
    agreement: Agreement, *, version: int, changes: dict[str, Any], by: Any
) -> Agreement:
    """Only a draft may change: what is in force was signed as it stands."""
    if agreement.status != AgreementStatus.DRAFT:
        raise Refusal(
            _("An agreement in force stays as it was signed. End it and draft a new one."),
            code="agreement_signed",
        )
    _must_last(
        changes.get("starts_on", agreement.starts_on), changes.get("ends_on", agreement.ends_on)
    )
    save_changes(agreement, version=version, changes=changes)
    return agreement


@transaction.atomic
def activate_agreement(agreement: Agreement, *, by: Any) -> Agreement:
    if agreement.ends_on < timezone.localdate():
        raise Refusal(
            _("The agreement ended on %(day)s, so it cannot come into force.")
            % {"day": ui.day(agreement.ends_on)},
            code="agreement_past",
        )
    agreement_moves.make("activate", agreement, by=by)
    return agreement


@transaction.atomic
def end_agreement(agreement: Agreement, *, reason: str, by: Any) -> Agreement:
    """Early. Seats that were given already stay; nothing new can be nominated on its quotas."""
    if not reason.strip():
        raise Refusal(_("Say why the agreement ends early."), code="reason_missing")
    agreement_moves.make("end", agreement, by=by, reason=reason.strip())
    return agreement


@transaction.atomic
def expire_agreements(on: date | None = None) -> int:
    """All that ended before ``on``. Running it twice on a day changes nothing more."""
    day = on or timezone.localdate()
    return agreement_moves.make_all("expire", Agreement.objects.filter(ends_on__lt=day), by=None)


def _must_last(starts_on: date, ends_on: date) -> None:
    if ends_on <= starts_on:
        raise Refusal(_("The agreement must end after it starts."), code="agreement_days")
