"""A list page: filters from the address, sortable heads, one page of rows, all in words."""

from collections.abc import Mapping, Sequence
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
    request: HttpRequest, filterset: Any, heads: Sequence[Head], columns: Mapping[str, str]
) -> dict[str, Any]:
    page = page_of(request, sort_rows(request, filterset.qs, columns))
    return {
        "page": page,
        "rows": page.object_list,
        "found": page.paginator.count,
        "form": filterset.form,
        "chips": chips_of(filterset),
        "heads": heads,
    }


def counts_of(**rows: models.QuerySet) -> dict[str, int]:
    """How many rows each of several questions finds, asked at once."""
    parts = [
        each.order_by().annotate(question=Value(name)).values("question").annotate(n=Count("pk"))
        for name, each in rows.items()
    ]
    found = parts[0].union(*parts[1:], all=True).values_list("question", "n")
    return dict.fromkeys(rows, 0) | dict(found)
