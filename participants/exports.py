"""Lists that leave the portal: exactly what the page shows, every NIK masked."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from participants.export_rows import Labels, line_of, people_with
from participants.read_ahead import read_ahead


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

    def lines(self) -> Iterator[tuple[Any, ...]]:
        self.written: list[int] = []
        labels = Labels()
        found = self.params["found"]
        people = found.people(self.params.get("sort", ""))
        for piece in read_ahead(people_with(found.beside(), people), labels.learn_classes):
            self.written += [row[0] for row in piece]
            for row in piece:
                yield line_of(labels, row)

    def notes(self) -> list[Any]:
        lines = [_("Data up to %(at)s.") % {"at": f"{timezone.localtime():%d/%m/%Y %H.%M}"}]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines
