"""Who works at a center; the account's role and key follow in the same transaction."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from accounts.services import check_may_release, name_office
from blkportal.core.refusals import Refusal
from programs.models import CenterStaff, TrainingCenter


@transaction.atomic
def appoint_staff(
    user: User, *, center: TrainingCenter, role: str, by: Any, title: str = ""
) -> CenterStaff:
    """From now on ``user`` acts for ``center`` and nobody else."""
    if role not in roles.CENTER:
        raise Refusal(_("Choose one of the desks of a center."), code="not_a_desk")
    if user.role not in roles.CENTER | roles.MINISTRY:
        raise Refusal(
            _("This account belongs to another office. Invite the person with a new account."),
            code="other_office",
        )
    check_may_release(user, by=by)
    user.role, user.scope_key, user.office = role, center.pk, center.name
    user.save(update_fields=["role", "scope_key", "office"])
    staff, _is_new = CenterStaff.objects.update_or_create(
        user=user, defaults={"center": center, "title": title}
    )
    return staff


@transaction.atomic
def join_center(user: User, *, by: Any) -> CenterStaff:
    """The membership row of an invited person; the account already says desk and center."""
    center = TrainingCenter.objects.filter(pk=user.scope_key).first()
    if center is None:
        raise Refusal(
            _("There is no training center “%(code)s”. Look its code up in the list of centers.")
            % {"code": user.scope_key},
            code="no_center",
        )
    name_office(user, center.name, by=by)
    return CenterStaff.objects.create(user=user, center=center)


@transaction.atomic
def dismiss_staff(staff: CenterStaff, *, by: Any) -> None:
    """The account is closed; what the person did keeps the name."""
    staff.user.is_active = False
    staff.user.save(update_fields=["is_active"])
