"""Seats are scarce: each is taken by one conditional update, which the constraint backs."""

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from programs.models import Batch, Quota
from programs.states import BatchStatus

TAKES_PEOPLE = (
    BatchStatus.OPEN,
    BatchStatus.SELECTION,
    BatchStatus.CONFIRMED,
    BatchStatus.RUNNING,
)


def hold_seats(center_id: str) -> None:
    """The first step of whoever moves people of a center or cancels a batch, until the end of
    the transaction: so no two wait for each other crosswise, none decides on what another is
    changing, and no bed is promised twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"seats {center_id}"])


def take_quota_seat(quota: Quota) -> None:
    rows = Quota.objects.filter(pk=quota.pk, taken__lt=F("seats"))
    if rows.update(taken=F("taken") + 1):
        return
    quota.refresh_from_db(fields=["taken", "seats"])
    raise Refusal(
        _("Quota of %(place)s: %(taken)s of %(seats)s seats are taken already.")
        % {"place": quota.regency.short_name, "taken": quota.taken, "seats": quota.seats},
        code="quota_full",
    )


def take_batch_seat(batch: Batch) -> None:
    rows = Batch.objects.with_seats_left().filter(pk=batch.pk, status__in=TAKES_PEOPLE)
    if rows.update(taken=F("taken") + 1):
        return
    batch.refresh_from_db(fields=["taken", "capacity", "status"])
    if batch.status not in TAKES_PEOPLE:
        raise Refusal(
            _("The batch is “%(status)s”; nobody can be selected for it now.")
            % {"status": batch.get_status_display()},
            code="batch_takes_nobody",
        )
    raise Refusal(
        _("The class %(batch)s is full: %(taken)s of %(seats)s seats are taken.")
        % {"batch": batch.title, "taken": batch.taken, "seats": batch.capacity},
        code="batch_full",
    )


def free_quota_seat(quota_id: int) -> None:
    Quota.objects.filter(pk=quota_id).update(taken=F("taken") - 1)


def free_batch_seat(batch_id: int) -> None:
    Batch.objects.filter(pk=batch_id).update(taken=F("taken") - 1)
