"""Whoever has a seat says again, by a day, that they will come; a silent seat goes to the list."""

from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Enrollment, Referral
from participants.services.enrollment import withdraw_enrollment
from participants.services.reserve import fill_seats
from participants.states import EnrollmentStatus
from programs.models import Batch
from programs.services import hold_seats
from programs.states import BatchStatus

ASKS = (BatchStatus.OPEN, BatchStatus.SELECTION, BatchStatus.CONFIRMED)


class Released(NamedTuple):
    """``released`` have lost their seats; ``followed`` are the seats of those who moved up;
    ``passed_over`` stay on the list, each with the reason."""

    released: list[Enrollment]
    followed: list[Enrollment]
    passed_over: list[tuple[Referral, str]]


@transaction.atomic
def set_reregistration(batch: Batch, *, on: date, by: Any) -> Batch:
    """The last day for everybody of the class who has not re-registered yet."""
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "starts_on"])
    _must_ask(batch)
    if not timezone.localdate() <= on <= batch.starts_on:
        raise Refusal(
            _("The last day lies between today and the start of the training, %(day)s.")
            % {"day": ui.day(batch.starts_on)},
            code="reregistration_day",
        )
    Batch.objects.filter(pk=batch.pk).update(reregister_by=on)
    batch.reregister_by = on
    waiting(batch).update(reregister_by=on)
    return batch


@transaction.atomic
def reregister_enrollment(enrollment: Enrollment, *, by: Any) -> Enrollment:
    """The person has said that they will come; told by the region or to the center."""
    rows = waiting(enrollment.batch).filter(pk=enrollment.pk)
    noted = rows.update(reregistered_on=timezone.localdate(), version=F("version") + 1)
    enrollment.refresh_from_db(fields=["status", "reregistered_on", "version"])
    if not noted:
        _refuse(enrollment)
    status = enrollment.status
    StatusChange.of(enrollment, "reregister", status, status, by=by).save(force_insert=True)
    return enrollment


def may_reregister(enrollment: Enrollment) -> bool:
    is_expected = enrollment.status == EnrollmentStatus.CONFIRMED
    return is_expected and enrollment.reregistered_on is None


@transaction.atomic
def release_silent(batch: Batch, *, by: Any) -> Released:
    """All whose day has passed in silence give up their seats, and the list follows."""
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status"])
    _must_ask(batch)
    rows = list(silent(batch).select_related("participant", "regency", "referral", "batch"))
    if not rows:
        raise Refusal(
            _("Nobody's day has passed: all have re-registered, or still have time."),
            code="nobody_silent",
        )
    followed = []
    for row in rows:
        reason = _("Not re-registered by %(day)s.") % {"day": ui.day(row.reregister_by)}
        gone = withdraw_enrollment(row, reason=reason, by=by)
        followed.append(gone.successor)
    filled = fill_seats(batch, by=by) if batch.status != BatchStatus.OPEN else None
    moved = [*filter(None, followed), *(filled.done if filled else [])]
    return Released(rows, moved, filled.refused if filled else [])


def waiting(batch: Batch) -> Any:
    """Who has a seat, has not come yet and has not re-registered."""
    return Enrollment.objects.filter(
        batch=batch, status=EnrollmentStatus.CONFIRMED, reregistered_on__isnull=True
    )


def silent(batch: Batch) -> Any:
    """Of those, whose last day is over; the day itself still counts."""
    late = waiting(batch).filter(reregister_by__lt=timezone.localdate())
    return late.defer("participant__nik").order_by("participant__name", "pk")


def _refuse(enrollment: Enrollment) -> None:
    if enrollment.reregistered_on:
        raise Refusal(
            _("The person re-registered on %(day)s already.")
            % {"day": ui.day(enrollment.reregistered_on)},
            code="reregistered_already",
        )
    raise Refusal(
        _("The person's status is “%(status)s”; who has a seat and is expected re-registers.")
        % {"status": enrollment.get_status_display()},
        code="not_expected",
    )


def _must_ask(batch: Batch) -> None:
    if batch.status not in ASKS:
        raise Refusal(
            _("The batch is “%(status)s”. People re-register until the training begins.")
            % {"status": batch.get_status_display()},
            code="batch_does_not_reregister",
        )
