"""The link to a person's own page, and what is asked there."""

from django.utils import timezone

from participants.models import DataRequest, Look, Participant
from participants.services.own_file import OPENS_FOR, address_of
from tests.chain import anybody, make_participant


def make_link(person):
    """The path of the page; nobody needs to have pressed anything."""
    person.link_edition, person.link_until = 1, timezone.localdate() + OPENS_FOR
    Participant.objects.filter(pk=person.pk).update(link_edition=1, link_until=person.link_until)
    return "/" + address_of(person).split("/", 3)[3]


def make_data_request(person=None, kind="CORRECTION", **fields):
    person = person or make_participant()
    if fields.get("status") in {"DONE", "DECLINED"}:
        fields = {"answer": "Sudah", "answered_at": timezone.now()} | fields
    return DataRequest.objects.create(
        participant=person,
        regency_id=person.regency_id,
        kind=kind,
        **{"text": "Nama saya Siti Rahmah"} | fields,
    )


def make_look(person=None, kind="FILE", **fields):
    return Look.objects.create(
        participant=person or make_participant(),
        kind=kind,
        **{"by": anybody(), "office": "Dinas Tenaga Kerja"} | fields,
    )
