"""What happens to people when something happens to their batch."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Referral
from participants.services import selection, training
from participants.services.closing import must_be_complete
from participants.services.enrollment import miss_enrollment
from participants.services.place import give_back_places
from participants.states import EnrollmentStatus, ReferralStatus, referral_moves
from programs.signals import batch_cancelled, batch_closes

HERE = (EnrollmentStatus.ARRIVED, EnrollmentStatus.IN_TRAINING, EnrollmentStatus.COMPLETED)
CAN_BE_REJECTED = referral_moves["reject"][0]


@receiver(batch_closes)
def refuse_while_something_is_open(sender: Any, batch: Any, **kwargs: Any) -> None:
    must_be_complete(batch)


@receiver(batch_cancelled)
def release_people(sender: Any, batch: Any, by: Any, reason: str, **kwargs: Any) -> None:
    """Seats, beds and nominations become free; who is already here must be looked after first."""
    here = Enrollment.objects.filter(batch=batch, status__in=HERE).count()
    if here:
        raise Refusal(
            _("%(n)s people have arrived. End their enrollments first, then cancel the batch.")
            % {"n": here},
            code="batch_has_people",
        )
    for enrollment in training.in_state(batch, EnrollmentStatus.CONFIRMED):
        miss_enrollment(enrollment, by=by, reason=reason)
    for referral in Referral.objects.filter(batch=batch, status__in=CAN_BE_REJECTED):
        selection.reject_referral(referral, reason=reason, by=by)
    for referral in Referral.objects.filter(batch=batch, status=ReferralStatus.RETURNED):
        referral_moves.make("withdraw", referral, by=by, reason=reason)
        give_back_places(referral.quota_id)
