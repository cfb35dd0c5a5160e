"""What changed since a copy: two frozen reports of one question, and where the difference is from.

What no row explains is said as *not explained*; it is never left out.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from reports.figures import FIGURES, Figure
from reports.models import RegionalReport
from reports.services.causes import Cause, cause_of, joined_between
from reports.services.past_rows import changed_rows
from reports.services.question import Question, load_places
from reports.services.reading import Numbers
from reports.services.regional_report import question_of

ByCause = dict[str, dict[Cause, int]]
QUESTION = ("level", "province_id", "regency_id", "center_id", "period_from", "period_to")


@dataclass(frozen=True)
class Change:
    """One figure in both copies; a number is None where its definitions did not have it."""

    figure: Figure
    before: int | None
    after: int | None
    causes: dict[Cause, int] = field(default_factory=dict)

    @property
    def is_comparable(self) -> bool:
        return self.before is not None and self.after is not None

    @property
    def difference(self) -> int:
        return (self.after or 0) - (self.before or 0) if self.is_comparable else 0

    @property
    def unexplained(self) -> int:
        return self.difference - sum(self.causes.values()) if self.is_comparable else 0

    @property
    def is_told(self) -> bool:
        """Also where two causes have cancelled each other out."""
        return bool(self.difference or self.unexplained or any(self.causes.values()))


@dataclass(frozen=True)
class Comparison:
    old: RegionalReport
    new: RegionalReport
    figures: list[Change]
    regencies: list[tuple[str, str, list[Change]]]  # code, name, what differs
    joined: int  # people whose records were joined or separated in between

    @property
    def changes(self) -> list[Change]:
        return [change for change in self.figures if change.is_told]

    @property
    def incomparable(self) -> list[Change]:
        return [change for change in self.figures if not change.is_comparable]

    @property
    def has_other_definitions(self) -> bool:
        return self.old.definitions_version != self.new.definitions_version


def copies_since(report: RegionalReport, *, by: Any) -> Any:
    """Built later from the same question, and in the reader's sight; the newest first."""
    same = {name: getattr(report, name) for name in QUESTION}
    rows = RegionalReport.objects.visible_to(by).filter(**same, as_of__gt=report.as_of)
    return rows.defer("regencies", "breakdowns").order_by("-as_of")


def compare(old: RegionalReport, new: RegionalReport, *, by: Any) -> Comparison:
    before, after = moments_of(old, new)
    joined = joined_between(before, after, by=by)
    causes = causes_between(question_of(old), before, after, joined)
    return Comparison(
        old=old,
        new=new,
        figures=changes_between(old.figures, new.figures, causes),
        regencies=regencies_between(old, new),
        joined=len(joined),
    )


def moments_of(old: RegionalReport, new: RegionalReport) -> tuple[datetime, datetime]:
    """The two cut-offs, or a Refusal: the newer one must be of the same question, and later."""
    is_same = all(getattr(old, name) == getattr(new, name) for name in QUESTION)
    if not (is_same and old.as_of and new.as_of and old.as_of < new.as_of):
        raise Refusal(
            _(
                "Only a later report about the same place, period and training center can be "
                "compared with this one. Choose one from the list, or make a new report."
            ),
            code="not_a_later_copy",
        )
    return old.as_of, new.as_of


def causes_between(
    question: Question, before: datetime, after: datetime, joined: set[int]
) -> ByCause:
    sums: ByCause = defaultdict(lambda: defaultdict(int))
    for row in changed_rows(question, load_places(), before, after):
        for name, difference in row.changes.items():
            sums[name][cause_of(row, name, before, joined)] += difference
    return sums


def changes_between(old: Numbers, new: Numbers, causes: ByCause) -> list[Change]:
    return [
        Change(figure, old.get(figure.name), new.get(figure.name), dict(causes[figure.name]))
        if figure.name in causes
        else Change(figure, old.get(figure.name), new.get(figure.name))
        for figure in FIGURES
    ]


def regencies_between(
    old: RegionalReport, new: RegionalReport
) -> list[tuple[str, str, list[Change]]]:
    names = {**old.breakdowns.get("names", {}), **new.breakdowns.get("names", {})}
    found = []
    for code in sorted({*old.regencies, *new.regencies}):
        pair = old.regencies.get(code, {}), new.regencies.get(code, {})
        changes = [change for change in changes_between(*pair, {}) if change.is_told]
        if changes or bool(pair[0]) != bool(pair[1]):
            found.append((code, names.get(code, code), changes))
    return found
