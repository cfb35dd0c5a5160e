"""An officer of the ministry answers a firm that has registered itself."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from accounts.services import admit_user
from blkportal.core.refusals import Refusal
from placements.models import Employer, FirmSignup
from placements.services.contact import appoint_contact
from placements.services.employer import register_employer, verify_employer
from placements.services.reasons import reason_of
from placements.services.signup import start_signup_letter
from placements.states import EmployerStatus, signup_moves


@transaction.atomic
def verify_signup(signup: FirmSignup, *, by: Any, is_theirs: bool = False) -> FirmSignup:
    """The officer has seen number and declaration. The contact gets an account: of a new firm, or
    where the officer has asked a firm that bears the number already, of that one."""
    signup_moves.hold("verify", signup)
    employer = _firm_of(signup, is_theirs) or _enter(signup, by)
    person = admit_user(
        signup.email, signup.contact_name, Role.EMPLOYER, str(employer.pk),
        office=employer.name, by=by,
    )  # fmt: skip
    _appoint(person, employer, signup, by)
    signup_moves.make("verify", signup, by=by, employer=employer)
    start_signup_letter(signup, by=by)
    return signup


@transaction.atomic
def deny_signup(signup: FirmSignup, *, reason: str, by: Any) -> FirmSignup:
    reason = reason_of(reason)
    signup_moves.make("deny", signup, by=by, reason=reason, denied_because=reason)
    start_signup_letter(signup, by=by)
    return signup


def known_firm(signup: FirmSignup) -> Employer | None:
    return Employer.objects.filter(registry_number=signup.registry_number).first()


def _firm_of(signup: FirmSignup, is_theirs: bool) -> Employer | None:
    firm = known_firm(signup)
    if firm is None:
        return None
    if firm.status != EmployerStatus.VERIFIED:
        raise Refusal(
            _("%(firm)s bears this number and is “%(status)s”. Decide about that firm first.")
            % {"firm": firm, "status": firm.get_status_display()},
            code="signup_of_firm_not_verified",
        )
    if not is_theirs:
        raise Refusal(
            _(
                "This is the number of %(firm)s. Ask that firm whether the person is theirs, and "
                "say so here; or deny the registration."
            )
            % {"firm": firm},
            code="signup_number_known",
        )
    return firm


def _enter(signup: FirmSignup, by: Any) -> Employer:
    employer = register_employer(
        name=signup.name,
        registry_number=signup.registry_number,
        sector=signup.sector,
        regency=signup.regency,
        address=signup.address,
        kbli=signup.kbli,
        is_direct=True,  # nobody signs up without declaring it
        by=by,
    )
    return verify_employer(employer, by=by)


def _appoint(person: User, employer: Employer, signup: FirmSignup, by: Any) -> None:
    appoint_contact(person, employer, by=by, title=signup.contact_title, phone=signup.phone)
