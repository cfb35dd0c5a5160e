"""The sums that the database keeps: for which questions they answer, and how they are read.

There are sums of whole months, of everybody, of one center, of one program, and of everybody by
the month of graduation; and of everybody by day. A question of other days is answered in pieces:
its whole months from the sums of months, the days before and after them from those of days, or
from rows where it is narrower than everybody.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from reports.figure import Source
from reports.figures import own
from reports.models import EnrollmentSummary, ReferralSummary
from reports.models.summary import Slice, Summary
from reports.services.question import Question

REGENCY, MONTH, QUARTER = "regency", "month", "quarter"
SUMMARIES: dict[Source, type[Summary]] = {
    Source.REFERRALS: ReferralSummary,
    Source.ENROLLMENTS: EnrollmentSummary,
}
# what each key is of a sum; the months of graduation are a slice of their own
OF_SUMS = {
    REGENCY: "regency_id",
    MONTH: "key::date",
    QUARTER: "date_trunc('quarter', key::date)::date",
}


def pieces_of(
    question: Question, source: Source, key: str
) -> Iterator[tuple[Question, Slice | None]]:
    """Parts of the question's period, each with the sums that answer it, or None for rows."""
    since, until = question.period_from, question.period_to
    first, last = whole_months(since, until)
    of_months = slice_of(question, source, key)
    of_days = Slice.DAY if of_months == Slice.ALL else None
    if of_months is None or last < first:
        yield question, of_days
        return
    yield replace(question, period_from=first, period_to=last), of_months
    if since < first:
        yield replace(question, period_to=first - timedelta(days=1)), of_days
    if last < until:
        yield replace(question, period_from=last + timedelta(days=1)), of_days


def whole_months(since: date, until: date) -> tuple[date, date]:
    """The first and the last day of the months that lie wholly within; else last < first."""
    first = since if since.day == 1 else month_after(since)
    after = until + timedelta(days=1)
    return first, after.replace(day=1) - timedelta(days=1)


def month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def slice_of(question: Question, source: Source, key: str) -> Slice | None:
    """Of whom the sums are that answer the question, where there are any."""
    is_narrow = bool(question.center or question.program)
    if source not in SUMMARIES or key not in OF_SUMS or question.batch:
        return None
    if key != REGENCY:
        return None if is_narrow else Slice.GRADUATED
    if question.center and question.program:
        return None
    return Slice.CENTER if question.center else Slice.PROGRAM if question.program else Slice.ALL


MONTHS = "month BETWEEN %(since)s AND %(until)s"
DAYS = (
    "key BETWEEN to_char(%(since)s::date, 'YYYY-MM-DD') AND to_char(%(until)s::date, 'YYYY-MM-DD')"
)
WHERE = {
    Slice.ALL: f"{MONTHS} AND key = ''",
    Slice.CENTER: f"{MONTHS} AND key = %(center)s",
    Slice.PROGRAM: f"{MONTHS} AND key = %(program)s::text",
    Slice.GRADUATED: MONTHS,
    Slice.DAY: DAYS,
}


def summed(source: Source, question: Question, key: str, of_whom: Slice) -> str:
    """As ``counted`` in ``together``, for a piece that these sums answer."""
    columns = ", ".join(f"sum({figure.name})" for figure in own(source))
    where = f"slice = '{of_whom}' AND {WHERE[of_whom]}"
    if question.sex:
        where += " AND sex = %(sex)s"
    if question.place:
        where += " AND regency_id = ANY(%(codes)s)"
    table = SUMMARIES[source]._meta.db_table
    return f"{OF_SUMS[key]}::text, ARRAY[{columns}]::bigint[] FROM {table} WHERE {where}"
