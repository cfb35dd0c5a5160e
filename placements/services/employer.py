"""Firms: registered and verified by the ministry before they see anybody."""

from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.versions import save_changes
from placements.models import Employer
from placements.services.declaration import declaration_of, must_have_declared
from placements.services.reasons import reason_of
from placements.states import EmployerStatus, employer_moves
from regions.models import Regency

NUMBER_TAKEN = "registry_number_taken"
OWN_WORDS = frozenset({"sector", "regency", "address", "website"})
DECLARED = frozenset({"kbli", "is_direct"})
OF_RECORD = frozenset({"name", "registry_number"})


@transaction.atomic
def register_employer(
    *,
    name: str,
    registry_number: str,
    sector: str,
    regency: Regency,
    kbli: str,
    is_direct: bool,
    by: Any,
    address: str = "",
    website: str = "",
) -> Employer:
    """Enter a firm under its WLKP or NIB number, which no other firm bears, and which declares
    that it employs and pays the people itself."""
    declared = declaration_of(kbli, is_direct)
    try:
        with transaction.atomic():
            employer = Employer.objects.create(
                name=" ".join(name.split()),
                registry_number=normal_number(registry_number),
                sector=sector,
                regency=regency,
                address=address,
                website=website,
                **declared,
            )
    except IntegrityError:
        raise number_taken() from None
    StatusChange.of(employer, "register", "", employer.status, by=by).save()
    return employer


@transaction.atomic
def verify_employer(employer: Employer, *, by: Any) -> Employer:
    """The officer has seen number, class and declaration, and that they are true."""
    must_have_declared(employer)
    employer_moves.make("verify", employer, by=by, stopped_because="", appealed_at=None)
    return employer


@transaction.atomic
def deny_employer(employer: Employer, *, reason: str, by: Any) -> Employer:
    why = reason_of(reason)
    employer_moves.make("deny", employer, by=by, reason=why, stopped_because=why)
    return employer


@transaction.atomic
def suspend_employer(employer: Employer, *, reason: str, by: Any) -> Employer:
    """From this moment the firm finds nobody, reads no name that a person has opened to it, and
    none of its requests can be accepted. Its people read the reason."""
    why = reason_of(reason)
    employer_moves.make("suspend", employer, by=by, reason=why, stopped_because=why)
    return employer


@transaction.atomic
def appeal_suspension(employer: Employer, *, reason: str, by: Any) -> Employer:
    """The firm says what has changed, and waits for an officer as it did at first. It may not
    write its own status, so the portal does."""
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        employer_moves.make(
            "appeal", employer, by=by, reason=reason_of(reason), appealed_at=timezone.now()
        )
    return employer


@transaction.atomic
def correct_employer(employer: Employer, *, version: int, by: Any, **changes: Any) -> Employer:
    """A firm keeps its own address and sector; name and number are the ministry's to change."""
    allowed = OWN_WORDS if by.role == Role.EMPLOYER else OWN_WORDS | OF_RECORD
    if not changes.keys() <= allowed | DECLARED:
        raise Refusal(
            _("The name and the registry number are changed by the ministry; write to it."),
            code="not_yours_to_change",
        )
    changes |= _declared_again(employer, changes, by)
    if "registry_number" in changes:
        changes["registry_number"] = normal_number(changes["registry_number"])
    try:
        with transaction.atomic():
            save_changes(employer, version=version, changes=changes)
    except IntegrityError:
        raise number_taken() from None
    if "name" in changes:
        contacts = User.objects.filter(role=Role.EMPLOYER, scope_key=str(employer.pk))
        contacts.update(office=employer.name)
    return employer


def _declared_again(employer: Employer, changes: dict[str, Any], by: Any) -> dict[str, Any]:
    """What is said of class and declaration, in the place of both words."""
    if not DECLARED & changes.keys():
        return {}
    if by.role == Role.EMPLOYER and employer.status == EmployerStatus.VERIFIED:
        raise Refusal(
            _(
                "The class of business was verified by an officer; write to the ministry to "
                "change it."
            ),
            code="not_yours_to_change",
        )
    kbli = changes.pop("kbli", employer.kbli)
    is_direct = changes.pop("is_direct", employer.has_declared)
    declared = declaration_of(kbli, is_direct)
    same = employer.has_declared and declared["kbli"] == employer.kbli
    return {} if same else declared


def normal_number(text: str) -> str:
    return "".join(text.split()).upper()


def number_taken() -> Refusal:
    return Refusal(
        _("Another employer is already registered under this number. Search for it by number."),
        code=NUMBER_TAKEN,
    )
