"""A firm registers itself, by somebody without an account, who proves to hold the address."""

import re
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services.login_role import as_login_role
from accounts.services.throttle import note_signup
from blkportal.core.jobs import Progress, start_job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_in
from placements import emails
from placements.models import FirmSignup
from placements.services.declaration import declaration_of
from placements.signup_link import Applicant, link_of
from placements.states import signup_moves

TERMS = "2026.11"  # the edition of the terms on the page
LETTER = "signup-letter"


def sign_up_firm(
    *, registry_number: str, kbli: str, is_direct: bool, email: str, network: str, **words: Any
) -> FirmSignup:
    """Write it down and send the link. Whether the number or the address is known to the portal
    changes nothing here, so that nobody learns it. What is refused is no try."""
    declared = declaration_of(kbli, is_direct)
    number = nib_of(registry_number)
    email = email.strip().lower()
    note_signup(email, network)
    applicant = Applicant(uuid.uuid4())
    with acting_in(applicant.scope):
        signup = FirmSignup.objects.create(
            key=applicant.key,
            registry_number=number,
            kbli=declared["kbli"],
            terms=TERMS,
            email=email,
            **words,
        )
    with as_login_role():
        start_signup_letter(signup, by=None)
    return signup


def nib_of(text: str) -> str:
    digits = re.sub(r"[\s.-]", "", text)
    if not re.fullmatch(r"[0-9]{13}", digits):
        raise Refusal(
            _("A NIB is 13 digits, as on the letter of OSS, e.g. 9120001234567."), code="not_a_nib"
        )
    return digits


@transaction.atomic
def confirm_signup(signup: FirmSignup, *, by: Applicant) -> FirmSignup:
    """The address is theirs. Once; from here on the same link tells how the matter stands."""
    if signup.is_too_late:
        raise Refusal(
            _("The link was good for three days. Please register the firm once more."),
            code="signup_too_late",
        )
    try:
        with transaction.atomic():
            signup_moves.make("confirm", signup, by=by, confirmed_at=timezone.now())
    except IntegrityError:
        raise Refusal(
            _("This firm was registered from this address before; an officer looks at it."),
            code="signup_waits_already",
        ) from None
    return signup


def send_signup_letter(progress: Progress) -> dict[str, Any]:
    """The letter that belongs to where the registration stands now."""
    signup = FirmSignup.objects.filter(pk=progress.params["signup"]).first()
    if signup is None:
        return {"sent": False}
    emails.about_signup(signup, link_of(signup))
    return {"sent": True}


def forget_signups() -> int:
    return FirmSignup.objects.to_forget().delete()[0]


def start_signup_letter(signup: FirmSignup, *, by: Any) -> None:
    key = f"{LETTER}:{signup.pk}:{signup.status}"
    start_job(LETTER, by=by, key=key, params={"signup": signup.pk})
