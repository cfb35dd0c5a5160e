"""Needs and balances as a file: what the page shows, all pages of it. Nobody's name is in it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blkportal.core.exports import Export

CHUNK = 1_000


class OfPrograms(Export):
    """``rows`` are those that the page has found, in its order."""

    def notes(self) -> list[Any]:
        lines = [_("Data up to %(at)s.") % {"at": f"{timezone.localtime():%d/%m/%Y %H.%M}"}]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All figures in this file are invented."))
        return [*self.more_notes(), *lines]

    def more_notes(self) -> list[Any]:
        return []


class Needs(OfPrograms):
    code = "training_needs"
    title = _("Training needs")
    columns = {
        "code": _("Region code"), "place": _("Regency or city"), "year": _("Year"),
        "rank": _("Priority"), "occupation": _("Occupation"), "kbji": _("Occupation code (KBJI)"),
        "sector": _("Sector (KBLI)"), "program": _("Program"), "demand": _("People needed"),
        "capacity": _("Trained in the region already"), "gap": _("Gap: needed less trained"),
        "vacancies": _("Vacancies expected"), "companies": _("Companies that look for them"),
        "men_seeking": _("Men looking for work"), "women_seeking": _("Women looking for work"),
        "sources": _("Known from"),
        "delivery": _("Delivery"), "seats": _("Seats wanted"), "quarter": _("Quarter"),
        "cost_sharing": _("What the region pays"), "placements": _("Placements promised"),
        "placed_with": _("With which companies"), "why": _("Why"),
        "status": _("Status"), "planned": _("Seats planned"),
        "answer": pgettext_lazy("to a request", "Answer"),
    }  # fmt: skip
    text_columns = frozenset({"code", "kbji"})

    def rows(self) -> Iterator[dict[str, Any]]:
        for need in self.params["rows"].iterator(CHUNK):
            yield {
                "code": need.regency_id,
                "place": need.regency.short_name,
                "kbji": need.occupation_code,
                "sector": need.get_sector_display(),
                "program": need.program.title if need.program else "",
                "sources": "; ".join(need.source_labels),
                "delivery": need.get_delivery_display(),
                "status": need.get_status_display(),
            } | {
                name: getattr(need, name)
                for name in (
                    "year", "rank", "occupation", "demand", "capacity", "gap", "vacancies",
                    "companies", "men_seeking", "women_seeking", "seats", "quarter",
                    "cost_sharing", "placements", "placed_with", "why", "planned", "answer",
                )
            }  # fmt: skip


class Balances(OfPrograms):
    code = "quota_balances"
    title = _("Balance of the quotas")
    columns = {
        "code": _("Region code"), "place": _("Regency or city"), "agreement": _("Agreement"),
        "center": _("Training center"), "year": _("Year"), "program": _("Program"),
        "batch": _("Batch"), "seats_after": _("Seats"), "taken_after": _("Taken"),
        "seats_free": _("Free"), "nominees_after": _("Nominees allowed"),
        "nominated_after": _("Nominated"), "at": _("Last change"),
    }  # fmt: skip
    text_columns = frozenset({"code"})

    def rows(self) -> Iterator[dict[str, Any]]:
        for line in self.params["rows"].iterator(CHUNK):
            quota = line.quota
            yield {
                "code": quota.regency_id,
                "place": quota.regency.short_name,
                "agreement": quota.agreement.number,
                "center": quota.center.name,
                "year": quota.year,
                "program": str(quota.program or quota.batch.program),
                "batch": str(quota.batch or ""),
                "at": f"{timezone.localtime(line.at):%Y-%m-%d %H.%M}",
            } | {
                name: getattr(line, name)
                for name in (
                    "seats_after", "taken_after", "seats_free", "nominees_after",
                    "nominated_after",
                )
            }  # fmt: skip

    def more_notes(self) -> list[Any]:
        return [_("As the quotas stood at the end of %(day)s.") % {"day": self.params["day"]}]
