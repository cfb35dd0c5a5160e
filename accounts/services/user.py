"""The account itself: its name, and whether its person may sign in."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services.login_role import as_login_role
from accounts.services.rights import check_may_manage
from blkportal.core.refusals import Refusal


@transaction.atomic
def rename_user(user: User, name: str, *, by: Any) -> None:
    if user.pk != by.pk:
        check_may_manage(by, user)
    with as_login_role(by):
        user.name = name.strip()
        user.save(update_fields=["name"])


@transaction.atomic
def name_office(user: User, office: str, *, by: Any) -> None:
    """What each page shows beside the person; told by whoever knows the office."""
    if user.office != office:
        with as_login_role(by):
            user.office = office
            user.save(update_fields=["office"])


@transaction.atomic
def deactivate_user(user: User, *, by: Any) -> None:
    """The next request of the person, by page or by token, is refused; their work stays."""
    check_may_manage(by, user)
    if by is not None and user.pk == by.pk:
        raise Refusal(
            _("You cannot close your own account. Ask a colleague to do it."), code="own_account"
        )
    with as_login_role(by):
        _keep_one_administrator(user)
        _switch(user, is_active=False)


@transaction.atomic
def reactivate_user(user: User, *, by: Any) -> None:
    check_may_manage(by, user)
    with as_login_role(by):
        _switch(user, is_active=True)


def check_may_release(user: User, *, by: Any) -> None:
    """Another office takes the account over: an administrator's by an administrator's hand only,
    and the last administrator's by nobody's."""
    if user.role == Role.MINISTRY_ADMIN:
        check_may_manage(by, user)
        with as_login_role(by):
            _keep_one_administrator(user)


def _switch(user: User, *, is_active: bool) -> None:
    rows = User.objects.filter(pk=user.pk, is_active=not is_active)
    if not rows.update(is_active=is_active):
        raise Refusal(
            _("Somebody was quicker: the account is already as you want it."),
            code="already_done",
        )
    user.is_active = is_active


def _keep_one_administrator(user: User) -> None:
    """Locks the administrators' rows, so that two of them cannot close each other at once."""
    admins = User.objects.filter(role=Role.MINISTRY_ADMIN, is_active=True).select_for_update()
    if user.role == Role.MINISTRY_ADMIN and not [a for a in admins if a.pk != user.pk]:
        raise Refusal(
            _("This is the last administrator. Invite another one first."), code="last_admin"
        )
