"""The sums that the database keeps: for which questions they answer, and how they are read.

There are sums of whole months, of everybody, of one center, of one program, and of everybody by
the month of graduation. A question of other days is answered in pieces: its whole months from the
sums, the days before and after them from rows.
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


def pieces_of(question: Question, source: Source, key: str) -> Iterator[tuple[Question, bool]]:
    """Parts of the question's period, each with whether sums answer it."""
    since, until = question.period_from, question.period_to
    first, last = whole_months(since, until)
    if slice_of(question, source, key) is None or last < first:
        yield question, False
        return
    yield replace(question, period_from=first, period_to=last), True
    if since < first:
        yield replace(question, period_to=first - timedelta(days=1)), False
    if last < until:
        yield replace(question, period_from=last + timedelta(days=1)), False


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


def summed(source: Source, question: Question, key: str) -> str:
    """As ``counted`` in ``together``, for a piece of whole months."""
    columns = ", ".join(f"sum({figure.name})" for figure in own(source))
    of_whom = slice_of(question, source, key)
    where = f"slice = '{of_whom}' AND month BETWEEN %(since)s AND %(until)s"
    if of_whom == Slice.CENTER:
        where += " AND key = %(center)s"
    if of_whom == Slice.PROGRAM:
        where += " AND key = %(program)s::text"
    if of_whom == Slice.ALL:
        where += " AND key = ''"
    if question.sex:
        where += " AND sex = %(sex)s"
    if question.place:
        where += " AND regency_id = ANY(%(codes)s)"
    table = SUMMARIES[source]._meta.db_table
    return f"{OF_SUMS[key]}::text, ARRAY[{columns}]::bigint[] FROM {table} WHERE {where}"
