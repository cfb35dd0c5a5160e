"""Who works for an agency; the account's role, key and shown office follow in one transaction."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import roles
from accounts.models import User
from accounts.roles import Role
from accounts.services import check_may_release, invite_user, name_office
from blkportal.core.access import may_do
from blkportal.core.refusals import Refusal
from regions.models import Officer, RegionalAgency


@transaction.atomic
def appoint_officer(user: User, agency: RegionalAgency, title: str = "", *, by: Any) -> Officer:
    """From now on ``user`` acts for ``agency``. ``by`` None is the server's own console."""
    _check(by)
    if user.role not in roles.OFFICERS | roles.MINISTRY:
        raise Refusal(
            _("This account belongs to another office. Invite the person with a new account."),
            code="other_office",
        )
    check_may_release(user, by=by)
    _act_for(user, agency)
    officer, _is_new = Officer.objects.update_or_create(
        user=user, defaults={"agency": agency, "title": title}
    )
    return officer


@transaction.atomic
def move_officer(officer: Officer, agency: RegionalAgency, *, by: Any) -> None:
    """The old region ends and the new one begins with the person's next click: the key is read
    from the account at each request."""
    _check(by)
    if officer.agency_id == agency.pk:
        raise Refusal(_("The officer already works for this agency."), code="same_agency")
    _act_for(officer.user, agency)
    officer.agency = agency
    officer.save(update_fields=["agency"])


def invite_officer(email: str, name: str, agency: RegionalAgency, *, by: Any) -> User:
    """A letter to a new officer; the listener of ``user_invited`` adds the membership row."""
    return invite_user(email, name, role_at(agency), agency.scope_key, office=agency.name, by=by)


def join_agency(user: User, *, by: Any) -> Officer:
    """The membership row of an invited officer: at the inviter's agency, else the place's own."""
    rows = RegionalAgency.objects.of_place(user.scope_key)
    own = Officer.objects.filter(user=by).values_list("agency", flat=True) if by else []
    agency = rows.filter(pk__in=own).first() or rows.filter(name=user.office).first()
    agency = agency or rows.first()
    if agency is None:
        raise Refusal(
            _("There is no agency for %(place)s yet. Add the agency first, then invite.")
            % {"place": user.scope_key},
            code="no_agency",
        )
    name_office(user, agency.name, by=by)
    return Officer.objects.create(user=user, agency=agency)


def role_at(agency: RegionalAgency) -> Role:
    return Role.REGENCY_OFFICER if agency.regency_id else Role.PROVINCE_OFFICER


def _check(by: Any) -> None:
    if by is not None and not may_do(by, "regions.appoint_officer"):
        raise PermissionDenied


def _act_for(user: User, agency: RegionalAgency) -> None:
    user.role, user.scope_key, user.office = role_at(agency), agency.scope_key, agency.name
    user.save(update_fields=["role", "scope_key", "office"])
