"""What a program asks for on paper, and what of it somebody has handed in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import PersonalDocument, Referral
from participants.states import DocumentStatus
from programs.rules import names_of
from programs.services import rules_that_count


def lacking(wanted: Iterable[str], documents: Iterable[PersonalDocument]) -> list[str]:
    """The kinds that are asked for and of which none has been accepted yet."""
    accepted = {each.kind for each in documents if each.status == DocumentStatus.ACCEPTED}
    return [kind for kind in wanted if kind not in accepted]


def must_have_documents(referral: Referral) -> None:
    """Nobody is found in order whose papers nobody has looked at."""
    wanted = rules_that_count(referral.batch).rules.get("documents")
    if not wanted:
        return
    kept = PersonalDocument.objects.kept().filter(participant=referral.participant_id)
    if missing := lacking(wanted, kept):
        raise Refusal(
            _("Not accepted yet: %(documents)s. Look at the documents first.")
            % {"documents": names_of(missing)},
            code="documents_missing",
        )
