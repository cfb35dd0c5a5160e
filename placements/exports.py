"""Lists that leave the portal for a firm: what its page of results shows, and no more."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.refusals import Refusal
from placements.models import Graduate

MOST_EXPORTED = 1_000


class Graduates(Export):
    """``graduates``: asked when the file is written, and again once all lines are ready, so that
    whoever has withdrawn since the page was read, or meanwhile, is not in it. ``written`` are the
    people who are."""

    code = "graduates"
    title = _("Certified graduates")
    columns = {
        "initials": _("Initials"),
        "program": _("Program"),
        "level": _("Level (KKNI)"),
        "units": _("Competency units"),
        "education": _("Education"),
        "sex": _("Sex"),
        "home": _("Lives in"),
        "willing": _("Willing to move"),
        "available": _("Available for work from"),
        "center": _("Training center"),
        "issued": _("Issued"),
        "valid": _("Valid until"),
    }

    def rows(self) -> Iterator[dict[str, Any]]:
        self.written: list[int] = []
        asked = self.params["graduates"]
        found = list(asked.as_cards()[: MOST_EXPORTED + 1])
        if len(found) > MOST_EXPORTED:
            raise Refusal(
                now_("At most %(most)s people leave in one file. Set one more filter first.")
                % {"most": MOST_EXPORTED},
                code="too_many_graduates",
            )
        lines = [(graduate, line_of(graduate)) for graduate in found]
        still = set(asked.filter(pk__in=[each.pk for each in found]).values_list("pk", flat=True))
        for graduate, line in lines:
            if graduate.pk in still:
                self.written.append(graduate.participant_id)
                yield line

    def notes(self) -> list[Any]:
        lines = [
            _("Data up to %(at)s.") % {"at": f"{timezone.localtime():%d/%m/%Y %H.%M}"},
            _("Whoever is named here by initials may withdraw at any time: look in the portal "
              "before you use this list, and delete it when it has served."),
        ]  # fmt: skip
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines


def line_of(graduate: Graduate) -> dict[str, Any]:
    person = graduate.participant
    willing = {True: now_("yes"), False: now_("no")}
    return {
        "initials": person.initials,
        "program": graduate.program.title,
        "level": graduate.level,
        "units": "; ".join(f"{code} {title}" for code, title in graduate.units),
        "education": person.get_education_display(),
        "sex": person.get_sex_display(),
        "home": graduate.home.short_name,
        "willing": willing.get(person.willing_to_move, now_("not yet known")),
        "available": person.available_from,
        "center": graduate.center.name,
        "issued": graduate.issued_on,
        "valid": graduate.valid_until or now_("without end"),
    }
