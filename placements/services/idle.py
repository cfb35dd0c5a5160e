"""A firm that nobody has used for half a year loses the open door, until the ministry looks."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from placements.models import Employer
from placements.states import EmployerStatus, employer_moves

IDLE_AFTER = timedelta(days=180)


@transaction.atomic
def suspend_idle_employers() -> int:
    """Verified firms of whom no contact has signed in for 180 days; how many. One that the
    ministry has verified within that time is left its time, and told twice it is the same."""
    limit = timezone.now() - IDLE_AFTER
    lately = StatusChange.objects.filter(
        record_type=Employer._meta.label_lower, record_id=OuterRef("pk"), verb="verify",
        at__gte=limit,
    )  # fmt: skip
    signed_in = Max(Coalesce("contacts__user__last_login", "contacts__user__created_at"))
    firms = Employer.objects.verified().filter(created_at__lt=limit).exclude(Exists(lately))
    idle = firms.annotate(signed_in=Coalesce(signed_in, F("created_at")))
    keys = list(idle.filter(Q(signed_in__lt=limit)).values_list("pk", flat=True))
    reason = _("No one of the firm has signed in for %(n)s days") % {"n": IDLE_AFTER.days}
    rows = Employer.objects.filter(pk__in=keys)
    suspended = employer_moves.make_all("suspend", rows, by=None, reason=reason)
    rows.filter(status=EmployerStatus.SUSPENDED, stopped_because="").update(stopped_because=reason)
    return suspended
