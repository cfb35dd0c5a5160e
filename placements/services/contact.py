"""Who acts for a firm."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import name_office
from blkportal.core.refusals import Refusal
from placements.models import Employer, EmployerContact


@transaction.atomic
def appoint_contact(
    user: User, employer: Employer, *, by: Any, title: str = "", phone: str = ""
) -> EmployerContact:
    """Let ``user`` act for the firm; the account's role, key and office follow at once."""
    if user.role != Role.EMPLOYER:
        raise Refusal(
            _(
                "This account acts for another office (%(office)s). Invite the person under an "
                "e-mail address of the firm."
            )
            % {"office": user.office or user.get_role_display()},
            code="acts_for_another_office",
        )
    user.scope_key, user.office = str(employer.pk), employer.name
    user.save(update_fields=["scope_key", "office"])
    contact, _is_new = EmployerContact.objects.update_or_create(
        user=user, defaults={"employer": employer, "title": title, "phone": phone}
    )
    return contact


@transaction.atomic
def join_employer(user: User, *, by: Any) -> EmployerContact:
    """The membership row of an invited person; the account already says the firm."""
    employer = Employer.objects.filter(pk=user.scope_key).first()
    if employer is None:
        raise Refusal(
            _("There is no employer with the number %(number)s. Register the employer first.")
            % {"number": user.scope_key},
            code="no_employer",
        )
    name_office(user, employer.name, by=by)
    return EmployerContact.objects.create(user=user, employer=employer)
