"""Somebody answers for it: this record stands out, and is right as it is."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from blkportal.core.refusals import Refusal
from reports.models import QualityFinding
from reports.quality import Owner

ACCEPTS = {
    Owner.REGENCY: frozenset({roles.Role.REGENCY_OFFICER}),
    Owner.CENTER: frozenset({roles.Role.CENTER_ORGANIZER}),
    Owner.MINISTRY: frozenset(),
}
# the roles to whom their side's findings are told
MENDERS = roles.MINISTRY_WRITERS | ACCEPTS[Owner.REGENCY] | ACCEPTS[Owner.CENTER]


def side_of(user: Any) -> Owner:
    """Whose rules are this person's to mend."""
    if user.is_ministry:
        return Owner.MINISTRY
    return Owner.CENTER if user.is_center else Owner.REGENCY


def accepts(user: Any, owner: Owner) -> bool:
    """Whose it is to mend may say that there is nothing to mend; the ministry may for all."""
    return user.role in roles.MINISTRY_WRITERS | ACCEPTS[owner]


def mends(user: Any, owner: Owner) -> bool:
    """It is of the person's own side, and the person is the desk there that can mend it."""
    return owner == side_of(user) and accepts(user, owner)


def accept_finding(finding: QualityFinding, *, reason: str, by: Any) -> QualityFinding:
    """It stays away until its facts change; of two who accept at once, the first has done it."""
    words = reason.strip()
    if not words:
        raise Refusal(_("Say why the record is right as it is."), code="finding_reason_missing")
    if not accepts(by, finding.kept_rule.owner):
        raise Refusal(
            _("Whose record it is says whether it is right: %(owner)s, or the ministry.")
            % {"owner": finding.kept_rule.owner.label},
            code="finding_of_another",
        )
    said = {
        "accepted_at": timezone.now(),
        "accepted_by": by,
        "accepted_name": by.name,
        "reason": words,
    }
    if not QualityFinding.objects.open().filter(pk=finding.pk).update(**said):
        raise Refusal(
            _("Somebody has accepted this finding already, or it is gone."),
            code="finding_accepted",
        )
    finding.refresh_from_db()
    return finding
