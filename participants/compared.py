"""A kept comparison in words, on the page and as a list to take along."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.templatetags import ui
from participants.models import ComparedPerson
from participants.models.participant import masked
from participants.services.siapkerja import COMPARED, told

AS_IT_CAME = "original"


def told_facts(person: ComparedPerson) -> list[tuple[Any, str, str]]:
    """(label, ours, theirs) as the page says them; nothing where nothing is known."""
    return [
        (COMPARED[fact], told(fact, ours), told(fact, theirs))
        for fact, ours, theirs in person.facts
    ]


class ComparedList(Export):
    """``comparison``: a line for each difference, and one for whoever has none."""

    code = "compared"
    title = _("Comparison with SIAPkerja")
    columns = {
        "nik": _("NIK"),
        "name": _("Name"),
        "row": _("Row of the file"),
        "standing": _("Standing"),
        "fact": _("Fact"),
        "ours": _("Here"),
        "theirs": "SIAPkerja",
        "settled": _("Settled on"),
        "note": _("How it was settled"),
    }
    text_columns = frozenset({"ours", "theirs"})

    def rows(self) -> Iterator[dict[str, Any]]:
        for person in self.params["comparison"].people.all():
            line = {
                "nik": masked(person.nik_last4),
                "name": person.name,
                "row": person.file_row or None,
                "standing": str(person.get_standing_display()),
                "settled": ui.day(person.settled_at) if person.settled_at else None,
                "note": person.note,
            }
            for fact, ours, theirs in told_facts(person) or [("", "", "")]:
                yield line | {"fact": str(fact), "ours": ours, "theirs": theirs}

    def notes(self) -> list[Any]:
        comparison = self.params["comparison"]
        words = {"batch": comparison.batch, "day": ui.day(comparison.compared_at)}
        lines = [_("%(batch)s beside SIAPkerja, as both were on %(day)s") % words]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines
