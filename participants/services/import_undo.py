"""A whole list is taken back, as long as no center has touched one of its nominations."""

from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Referral, ReferralImport
from participants.services.list_changes import take_back_changes
from participants.services.place import give_back_places
from participants.services.selection import reason_of
from participants.states import ReferralStatus, import_moves, referral_moves
from programs.services import hold_seats

UNTOUCHED = (ReferralStatus.DRAFT, ReferralStatus.SUBMITTED)
MOST_NAMED = 5


@transaction.atomic
def undo_import(upload: ReferralImport, *, reason: str, by: Any) -> ReferralImport:
    """All nominations of the list are withdrawn and give their places back, and the facts that it
    changed are as they were; or nothing is.

    The people stay registered: they may stand on other lists, and the region knows them now.
    """
    why = reason_of(reason)
    hold_seats(upload.center_id)
    import_moves.make("undo", upload, by=by, reason=why)
    _must_be_untouched(upload)
    take_back_changes(upload, by=by)
    rows = nominations_of(upload).filter(status__in=UNTOUCHED)
    held = rows.filter(status=ReferralStatus.SUBMITTED)
    places = Counter(held.values_list("quota", flat=True))
    referral_moves.make_all("withdraw", rows, by=by, reason=why)
    for quota, count in places.items():
        give_back_places(quota, count)
    return upload


def nominations_of(upload: ReferralImport) -> Any:
    """But for those that have been withdrawn one by one."""
    return Referral.objects.filter(source=upload).exclude(status=ReferralStatus.WITHDRAWN)


def _must_be_untouched(upload: ReferralImport) -> None:
    touched = nominations_of(upload).exclude(status__in=UNTOUCHED).select_related("participant")
    first = touched.defer("participant__nik").order_by("source_row")[: MOST_NAMED + 1]
    if found := [f"{row.participant.name} ({row.get_status_display()})" for row in first]:
        names = ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")
        raise Refusal(
            _(
                "The center has worked on this list already: %(names)s. Withdraw the others one "
                "by one, or ask the center to return them."
            )
            % {"names": names},
            code="import_touched",
        )
