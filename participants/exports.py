"""Lists that leave the portal: exactly what the page shows, every NIK masked."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from participants.models import Participant, Referral
from participants.stages import stage_of

CHUNK = 1_000


class Participants(Export):
    """People with the nomination that the page shows beside each."""

    code = "participants"
    title = _("Participants")
    columns = {
        "nik": _("NIK (masked)"),
        "name": _("Name"),
        "sex": _("Sex"),
        "education": _("Education"),
        "kept_by": _("Kept by"),
        "batch": _("Batch"),
        "center": _("Training center"),
        "status": _("Status of the nomination"),
        "stage": _("Stage"),
        "submitted": _("Nominated"),
        "arrived": _("Arrived"),
        "graduated": _("Graduated"),
        "certified": _("Certified"),
        "placed": _("Working since"),
    }
    text_columns = frozenset({"nik"})

    def rows(self) -> Iterator[dict[str, Any]]:
        self.written: list[int] = []
        people: QuerySet[Participant] = self.params["people"].select_related("regency")
        batch: list[Participant] = []
        for person in people.defer("nik").iterator(CHUNK):
            batch.append(person)
            self.written.append(person.pk)
            if len(batch) == CHUNK:
                yield from with_referrals(batch, row_of)
                batch = []
        yield from with_referrals(batch, row_of)

    def notes(self) -> list[Any]:
        lines = [_("Data up to %(at)s.") % {"at": f"{timezone.localtime():%d/%m/%Y %H.%M}"}]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines


def with_referrals(people: list[Participant], make: Any) -> Iterator[Any]:
    """``make(person, referral)`` for each; the referrals of all come by one query."""
    ids = [person.latest for person in people if person.latest]  # type: ignore[attr-defined]
    found = Referral.objects.select_related("batch", "center", "enrollment").in_bulk(ids)
    for person in people:
        yield make(person, found.get(person.latest))  # type: ignore[attr-defined]


def row_of(person: Participant, referral: Referral | None) -> dict[str, Any]:
    seat = getattr(referral, "enrollment", None) if referral else None
    return {
        "nik": person.masked_nik,
        "name": person.name,
        "sex": person.get_sex_display(),
        "education": person.get_education_display(),
        "kept_by": person.regency.official_name,
        "batch": str(referral.batch) if referral else None,
        "center": str(referral.center) if referral else None,
        "status": referral.get_status_display() if referral else None,
        "stage": str(stage_of(referral).label) if referral else None,
        "submitted": referral.submitted_on if referral else None,
        "arrived": getattr(seat, "enrolled_on", None),
        "graduated": getattr(seat, "graduated_on", None),
        "certified": getattr(seat, "certified_on", None),
        "placed": getattr(seat, "placed_on", None),
    }
