from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal


def reason_of(text: str) -> str:
    """The reason without its edges; a step that needs one is refused without it."""
    reason = text.strip()
    if not reason:
        raise Refusal(
            _("Give a reason: the other side reads it and acts on it."), code="no_reason"
        )
    return reason
