"""The findings of one rule as a file: what the page shows, all pages of it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export

CHUNK = 1_000


class Findings(Export):
    """``rows`` are those that the page has found, in its order; ``rule`` is theirs."""

    code = "quality_findings"
    title = _("Findings")
    columns = {
        "rule": _("Rule"), "record": _("Kind of record"), "number": _("Number of the record"),
        "about": _("About"), "code": _("Region code"), "place": _("Regency or city"),
        "center": _("Training center"), "text": _("What stands out"), "since": _("Since"),
        "owner": _("Mended by"), "reason": _("Accepted, because"), "by": _("Accepted by"),
        "page": _("Address"),
    }  # fmt: skip
    text_columns = frozenset({"number", "code"})

    def rows(self) -> Iterator[dict[str, Any]]:
        rule, address = self.params["rule"], self.params["address"]
        for finding in self.params["rows"].iterator(CHUNK):
            yield {
                "rule": str(rule.label),
                "record": finding.get_record_display(),
                "number": finding.record_key,
                "about": finding.about,
                "code": finding.regency_id or "",
                "place": finding.regency.short_name if finding.regency else "",
                "center": str(finding.center or ""),
                "text": finding.text,
                "since": finding.since,
                "owner": str(rule.owner.label),
                "reason": finding.reason,
                "by": finding.accepted_name,
                "page": address(finding.page),
            }

    def notes(self) -> list[Any]:
        rule = self.params["rule"]
        lines = [
            rule.means,
            rule.mend,
            _("Data up to %(at)s.") % {"at": f"{timezone.localtime():%d/%m/%Y %H.%M}"},
        ]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All figures in this file are invented."))
        return lines
