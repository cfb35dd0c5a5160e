"""Nobody stands between a graduate and the firm that employs: what a firm declares of itself."""

import re
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from placements.models import Employer
from placements.models.employer import INTERMEDIARY


def kbli_of(kbli: str) -> str:
    """Five digits of a class of business that is no intermediary."""
    digits = "".join(kbli.split())
    if not re.fullmatch(r"[0-9]{5}", digits):
        raise Refusal(
            _("The class of business is five digits, as on the NIB, e.g. 24101."),
            code="employer_kbli",
        )
    if digits.startswith(INTERMEDIARY):
        raise Refusal(
            _(
                "KBLI %(kbli)s is finding or supplying workers for others. Such firms get no "
                "account here: graduates deal with who employs and pays them. The firm in which "
                "the people will work registers itself; licensed placement agencies turn to the "
                "ministry's directorate for placement, and publish at karirhub.kemnaker.go.id."
            )
            % {"kbli": digits},
            code="employer_intermediary",
        )
    return digits


def declaration_of(kbli: str, is_direct: bool) -> dict[str, Any]:
    """What is kept of it: the class of business, and the day of the declaration."""
    digits = kbli_of(kbli)
    if not is_direct:
        raise Refusal(
            _(
                "The firm has to declare that it employs and pays the people itself, supplies "
                "them to nobody else and takes no money from them."
            ),
            code="employer_not_declared",
        )
    return {"kbli": digits, "declared_on": timezone.localdate()}


def must_have_declared(employer: Employer) -> None:
    if not (employer.kbli and employer.has_declared):
        raise Refusal(
            _(
                "The firm has not declared yet that it employs the people itself, and under which "
                "class of business (KBLI). Correct its record first, or let the firm do it."
            ),
            code="employer_undeclared",
            who_can=_("The ministry, or the firm on its own page"),
        )
