"""Open data: counted, rounded so that no small number can be reckoned, and never changed."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from regions.models import Province
from reports.figures import DEFINITIONS_VERSION
from reports.models import OpenDataset
from reports.opendata.columns import Numbers
from reports.opendata.model import NoRounding
from reports.opendata.rounding import Before, Rounding, Table, agree
from reports.opendata.sets import SetCode
from reports.services import open_tables
from reports.services.open_counts import Counts, count_year, first_year

PUBLISH = "publish_open_data"
EARLIEST = 2000
Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Publication:
    """What every set of one year has in common when it is published."""

    year: int
    as_of: datetime
    by: Any = None
    reason: str = ""

    def write(self, code: SetCode, rows: Any, counted: Table | None = None) -> OpenDataset | None:
        """A new version, unless it would say what the last one says."""
        last = last_of(code, self.year)
        content = (rows, DEFINITIONS_VERSION)
        if last and (last.lines, last.definitions_version) == content:
            return None
        dataset = OpenDataset(
            code=code, year=self.year, version=last.version + 1 if last else 1, lines=rows,
            counted=counted or {}, as_of=self.as_of, definitions_version=DEFINITIONS_VERSION,
            published_by=self.by, reason=self.reason,
        )  # fmt: skip
        dataset.checksum = checksum_of(dataset)
        dataset.save(force_insert=True)
        return dataset


def request_publication(year: int | None, *, reason: str, by: Any) -> Job:
    """``year`` alone, or every year whose numbers have changed."""
    if year is not None:
        check_year(year)
    check_reason(reason)
    key = f"{PUBLISH}:{year or 'all'}:{by.pk}:{timezone.now():%Y%m%d%H%M}"
    page = reverse("open_data:list_open_data")
    return start_job(PUBLISH, by=by, key=key, params={"year": year, "reason": reason}, page=page)


def start_publication() -> None:
    """Told each hour; published once a quarter."""
    today = timezone.localdate()
    with acting_in(SYSTEM):
        start_job(PUBLISH, by=None, key=f"{PUBLISH}:{today.year}q{(today.month + 2) // 3}")


def publish_open_data(
    year: int | None, *, by: Any = None, reason: str = "", report_progress: Report | None = None
) -> list[OpenDataset]:
    """Gives the versions that are new: none where nothing has changed."""
    years = [year] if year else years_with_data()
    found: list[OpenDataset] = []
    for done, each in enumerate(years):
        if report_progress:
            report_progress(done, len(years))
        found += publish_year(each, by=by, reason=reason)
    return found


@transaction.atomic
def publish_year(year: int, *, by: Any = None, reason: str = "") -> list[OpenDataset]:
    check_year(year)
    if by:
        check_reason(reason)
    edition = Publication(year, timezone.now(), by, reason)
    counts = count_year(year)
    try:
        found = [*publish_regions(edition, counts), *publish_others(edition, counts)]
    except NoRounding:
        raise Refusal(
            _("No safe rounding was found in time, so nothing was published. Try again later; the "
              "versions before stay as they are."),
            code="open_no_rounding",
        ) from None  # fmt: skip
    found.append(edition.write(SetCode.REACHED, open_tables.reached(regencies_until(year))))
    found.append(edition.write(SetCode.DEFINITIONS, open_tables.definitions()))
    return [dataset for dataset in found if dataset]


def publish_regions(edition: Publication, counts: Counts) -> list[OpenDataset | None]:
    provinces = {code: code[:2] for code in counts.regencies}
    opened = rounded(edition, SetCode.REGENCIES, counts.regencies, groups=provinces)
    names = counts.names | dict(Province.objects.values_list("code", "name"))
    by_province = open_tables.by_province(opened)
    return [
        edition.write(
            SetCode.REGENCIES, open_tables.rows_of(opened, names), counts.regencies
        ),
        edition.write(SetCode.PROVINCES, open_tables.rows_of(by_province, names)),
    ]  # fmt: skip


def publish_others(edition: Publication, counts: Counts) -> list[OpenDataset | None]:
    """Other cuts of the same people: their sums are the regions', or leave room for them."""
    regions = last_of(SetCode.REGENCIES, edition.year)
    totals = open_tables.total_of(open_tables.opened_in(regions.lines if regions else []))
    found = []
    for code, counted in (
        (SetCode.VOCATIONS, counts.vocations), (SetCode.CENTERS, counts.centers)
    ):  # fmt: skip
        opened = rounded(edition, code, counted, totals=totals)
        if agree(opened, totals):
            rows = open_tables.rows_of(opened, counts.names)
            found.append(edition.write(code, rows, counted))
    return found


def rounded(edition: Publication, code: SetCode, counted: Table, *,
            groups: Mapping[str, str] | None = None,
            totals: Numbers | None = None) -> dict[str, Numbers]:  # fmt: skip
    last = last_of(code, edition.year)
    before = Before(last.counted, open_tables.opened_in(last.lines)) if last else Before()
    seed = f"{code}:{edition.year}"
    return Rounding(counted, seed, groups or {}, totals or {}, before).solve()


def last_of(code: SetCode, year: int) -> OpenDataset | None:
    return OpenDataset.objects.filter(code=code, year=year).order_by("-version").first()


def regencies_until(year: int) -> dict[int, open_tables.Rows]:
    rows = OpenDataset.objects.filter(code=SetCode.REGENCIES, year__lte=year)
    return {row.year: row.lines for row in rows.newest_only()}


def years_with_data() -> list[int]:
    first = first_year()
    return list(range(max(first, EARLIEST), timezone.localdate().year + 1)) if first else []


def check_year(year: int) -> None:
    if not EARLIEST <= year <= timezone.localdate().year:
        raise Refusal(
            _("There are no data of the year %(year)d. Choose a year from 2000 to this one.")
            % {"year": year},
            code="open_year_unknown",
        )


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal(
            _("Say why: the reason stands on the page of the new version, for everybody."),
            code="open_without_reason",
        )


def checksum_of(dataset: OpenDataset) -> str:
    """SHA-256 of the rows and of what they are about, in canonical JSON."""
    content = {
        "set": str(dataset.code),
        "year": dataset.year,
        "version": dataset.version,
        "definitions_version": dataset.definitions_version,
        "rows": dataset.lines,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
