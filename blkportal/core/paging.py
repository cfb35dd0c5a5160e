"""Pages of a list: numbered for people, at most 100 rows; by key where a list is long."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import CursorPagination, LimitOffsetPagination

from blkportal.core.keys import key_in

PAGE_SIZE = 50
MOST_ROWS = 100
DEEPEST = 100_000


def page_of(
    request: HttpRequest,
    rows: models.QuerySet | list[Any],
    size: int = PAGE_SIZE,
    pages: Callable[..., Paginator] | None = None,
) -> Page:
    """The page that ``?page=`` names; a number that is none or too large gives the nearest."""
    pages = pages or (LongPaginator if isinstance(rows, models.QuerySet) else Paginator)
    return pages(rows, size).get_page(page_number(request))


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


class CappedPaginator(Paginator):
    """Counts no further than ``most`` rows: "more than 1,000" is told as quickly as "12"."""

    most = 1_000

    def __init__(self, *args: Any, seen: int | None = None, **options: Any) -> None:
        """``seen``: somebody has walked the same rows already, and met as many."""
        super().__init__(*args, **options)
        if seen is not None:
            self.__dict__["_seen"] = seen

    @cached_property
    def count(self) -> int:
        return min(self._seen, self.most)

    @property
    def is_capped(self) -> bool:
        return self._seen > self.most

    @cached_property
    def _seen(self) -> int:
        return count_up_to(self.object_list, self.most)


class LongPaginator(CappedPaginator):
    """What nobody reads to its end: the whole country's rows are not counted for its pages."""

    most = 50_000


def count_up_to(rows: Any, most: int) -> int:
    """How many rows there are; ``most + 1`` stands for all beyond."""
    found: int = rows.order_by().values("pk")[: most + 1].count()
    return found


class ApiPaging(LimitOffsetPagination):
    """Counts ``most`` rows and one more, which stands for all beyond, and goes no deeper."""

    default_limit = PAGE_SIZE
    max_limit = MOST_ROWS
    most = DEEPEST

    def get_count(self, queryset: Any) -> int:
        if isinstance(queryset, models.QuerySet):
            return count_up_to(queryset, self.most)
        return len(queryset)

    def get_limit(self, request: Any) -> int | None:
        self._refuse_odd(request, "limit", "offset")
        return super().get_limit(request)

    def get_offset(self, request: Any) -> int:
        return min(super().get_offset(request), self.most)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["properties"]["count"]["description"] = (
            f"How many rows there are; {self.most + 1} stands for more than {self.most}."
        )
        return described

    @staticmethod
    def _refuse_odd(request: Any, *names: str) -> None:
        for name in names:
            text = request.query_params.get(name, "0")
            if not (text.isascii() and text.isdigit() and len(text) <= 6):
                raise ValidationError({name: "Give a whole number of at most six digits."})


class CappedApiPaging(ApiPaging):
    most = CappedPaginator.most


class KeysetPaging(CursorPagination):
    """For lists of millions: the next page starts after the last key, not after N rows."""

    page_size = PAGE_SIZE
    max_page_size = MOST_ROWS
    page_size_query_param = "limit"
    ordering = "-pk"

    def decode_cursor(self, request: Any) -> Any:
        cursor = super().decode_cursor(request)
        if cursor and cursor.position is not None and key_in(str(cursor.position)) is None:
            raise NotFound(self.invalid_cursor_message)
        return cursor
