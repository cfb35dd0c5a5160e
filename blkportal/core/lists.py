"""A list page: filters from the address, sortable heads, one page of rows, all in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Count, Value
from django.http import HttpRequest

from blkportal.core.chips import chips_of
from blkportal.core.paging import page_of

Head = dict[str, Any]  # {"label", "sort", "numeric"}


def sort_rows(
    request: HttpRequest, rows: models.QuerySet, columns: Mapping[str, str]
) -> models.QuerySet:
    """``?sort=-starts`` by the columns that are offered; any other name leaves the order."""
    wanted = request.GET.get("sort", "")
    column = columns.get(wanted.removeprefix("-"))
    if column is None:
        return rows
    return rows.order_by(f"-{column}" if wanted.startswith("-") else column, "pk")


def list_context(
    request: HttpRequest,
    filterset: Any,
    heads: Sequence[Head],
    columns: Mapping[str, str],
    whole: models.QuerySet | None = None,
) -> dict[str, Any]:
    """``whole`` has the rows with all that is joined to them. They are fetched for the page alone:
    joined before they are cut, a million rows would be sorted to show fifty."""
    page = page_of(request, sort_rows(request, filterset.qs, columns))
    return {
        "page": page,
        "rows": page.object_list if whole is None else joined(page.object_list, whole),
        "found": page.paginator.count,
        "form": filterset.form,
        "chips": chips_of(filterset),
        "heads": heads,
    }


def joined(rows: Iterable[models.Model], whole: models.QuerySet) -> list[models.Model]:
    """The same rows in the same order, out of ``whole``."""
    keys = [row.pk for row in rows]
    found = {row.pk: row for row in whole.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def counts_of(**rows: models.QuerySet) -> dict[str, int]:
    """How many rows each of several questions finds, asked at once."""
    parts = [
        each.order_by().annotate(question=Value(name)).values("question").annotate(n=Count("pk"))
        for name, each in rows.items()
    ]
    found = parts[0].union(*parts[1:], all=True).values_list("question", "n")
    return dict.fromkeys(rows, 0) | dict(found)
