"""The letters to participants, in Indonesian; without an address nothing is sent."""

import logging
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from blkportal.core.jobs import TryLater
from blkportal.core.letters import send_letter
from participants.models import DataRequest, Participant

log = logging.getLogger(__name__)


def own_file(person: Participant, link: str) -> None:
    facts = {"person": person, "link": link}
    _send("own_file", lambda: _("Your own page at Portal BLK"), facts, person.email)


def answered(asked: DataRequest, link: str) -> None:
    facts = {"asked": asked, "link": link}
    subject = lambda: _("Answer to your request: %(what)s") % {"what": asked.get_kind_display()}  # noqa: E731
    _send("data_request", subject, facts, asked.participant.email)


def tell_erased(address: str) -> None:
    """The last letter: the address is known to nobody any more, so it is tried once."""
    try:
        _send("erased", lambda: _("Your data have been erased"), {}, address)
    except TryLater:
        log.warning("the letter that data were erased could not be sent")


def _send(name: str, subject: Any, facts: dict[str, Any], address: str) -> None:
    if not address:
        return
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(f"emails/participants/{name}.txt", facts)
        send_letter(address, str(subject()), text)
