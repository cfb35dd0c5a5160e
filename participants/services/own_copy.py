"""What is kept about a person, read in the scope of that person: for the page and for the copy."""

from typing import Any

from participants.models import (
    Certificate,
    Consent,
    DataRequest,
    Look,
    Participant,
    PersonalDocument,
    Referral,
)

MOST_LOOKS = 50
FACTS = (
    "name", "masked_nik", "sex", "birth_date", "education", "phone", "email", "address",
    "has_disability", "is_poor_household", "available_from", "willing_to_move", "created_at",
)  # fmt: skip


def nominations_of(person: Participant) -> list[Referral]:
    rows = Referral.objects.filter(participant=person, submitted_on__isnull=False)
    return list(rows.select_related("batch", "center", "regency", "enrollment").order_by("-pk"))


def certificates_of(person: Participant) -> list[Certificate]:
    """With the status of today: one whose day has passed counts as expired at once."""
    rows = list(Certificate.objects.filter(participant=person).select_related("program", "center"))
    for certificate in rows:
        certificate.status = certificate.status_today
    return rows


def consents_of(person: Participant) -> list[Consent]:
    return list(Consent.objects.filter(participant=person).order_by("-given_at"))


def requests_of(person: Participant) -> list[DataRequest]:
    return list(DataRequest.objects.filter(participant=person))


def documents_of(person: Participant) -> list[PersonalDocument]:
    shown = ("kind", "status", "refusal", "added_at", "media", "size")
    return list(PersonalDocument.objects.kept().filter(participant=person).only(*shown))


def looks_at(person: Participant) -> Any:
    return Look.objects.filter(participant=person).only("kind", "on", "office")


def copy_of(person: Participant) -> dict[str, Any]:
    """All of it, for another machine to read."""
    return {
        "person": {name: getattr(person, name) for name in FACTS}
        | {"kept_by": person.regency.official_name,
           "lives_in": person.domicile and person.domicile.official_name},
        "nominations": [_nomination(each) for each in nominations_of(person)],
        "certificates": [_plain(each, "kind", "number", "scheme", "level", "units", "issued_on",
                                "valid_until", "status") for each in certificates_of(person)],
        "consents": [_plain(each, "purpose", "text_version", "channel", "given_at",
                            "withdrawn_at") for each in consents_of(person)],
        "documents": [_plain(each, "kind", "status", "added_at")
                      for each in documents_of(person)],
        "requests": [_plain(each, "kind", "text", "status", "asked_at", "answer", "answered_at")
                     for each in requests_of(person)],
        "looked_at_by": [_plain(each, "on", "office", "kind") for each in looks_at(person)],
    }  # fmt: skip


def _nomination(referral: Referral) -> dict[str, Any]:
    seat = getattr(referral, "enrollment", None)
    return {
        "class": str(referral.batch),
        "center": str(referral.center),
        "referred_by": referral.regency.official_name,
        **_plain(referral, "status", "submitted_on", "verified_on", "decided_on", "points"),
        "seat": seat and _plain(seat, "status", "enrolled_on", "graduated_on", "certified_on",
                                "placed_on", "outcome"),
    }  # fmt: skip


def _plain(record: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
