"""The person's own page: the link to it, and what it shows."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from participants.models import Participant
from participants.personal_link import Holder, Linked, write_link
from participants.services.erasure import must_be_kept

OWN_FILE = "own-file"  # what the personal link is for
SEND = "send-own-file"
OPENS_FOR = timedelta(days=90)
NAMED_BY = ("name", "kind", "province")  # what the name of a place is made of
# all that the database lets a person read of the own record: no NIK, but its last four digits
OWN_FACTS = (
    "name", "initials", "nik_last4", "sex", "birth_date", "regency", "domicile", "education",
    "phone", "email", "address", "has_disability", "is_poor_household", "available_from",
    "willing_to_move", "link_edition", "link_until", "erased_on", "merged_into", "created_at",
)  # fmt: skip


@transaction.atomic
def give_link(person: Participant, *, by: Any) -> Participant:
    """A new link for 90 days; whoever holds an earlier one reads nothing any more."""
    must_be_kept(person)
    Participant.objects.filter(pk=person.pk).update(
        link_edition=F("link_edition") + 1, link_until=timezone.localdate() + OPENS_FOR
    )
    person.refresh_from_db(fields=["link_edition", "link_until"])
    tell([person], "give_link", by=by)
    return person


def has_link(person: Participant) -> bool:
    return person.link_until is not None and person.link_until >= timezone.localdate()


def address_of(person: Participant) -> str:
    link = write_link(OWN_FILE, Linked(person.pk, person.link_edition))
    return settings.PUBLIC_URL + reverse("participants:show_own_file", args=[link])


def message_for(person: Participant, *, by: Any) -> str:
    """What an officer sends from the own phone."""
    return _(
        "Hello %(name)s, this is %(officer)s (%(office)s). On this page you read what is kept "
        "about you, and decide whether employers may find you: %(link)s"
    ) % {
        "name": person.name,
        "officer": by.name,
        "office": by.office,
        "link": address_of(person),
    }


@transaction.atomic
def send_link(person: Participant, *, by: Any) -> None:
    if not person.email:
        raise Refusal(_("There is no e-mail address of this person."), code="no_address")
    if not has_link(person):
        give_link(person, by=by)
    key = f"{SEND}:{person.pk}:{person.link_edition}:{timezone.localdate()}"
    start_job(SEND, by=by, key=key, params={"person": person.pk})


def opened(holder: Holder) -> Participant | None:
    """Whose file it is, unless the link has ended or another has been given since."""
    places = [f"{place}__{part}" for place in ("regency", "domicile") for part in NAMED_BY]
    rows = Participant.objects.select_related("regency", "domicile").only(*OWN_FACTS, *places)
    return rows.filter(
        pk=holder.participant_id,
        link_edition=holder.edition,
        link_until__gte=timezone.localdate(),
        merged_into=None,
    ).first()
