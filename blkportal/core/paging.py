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
    pages: Callable[..., Paginator] = Paginator,
) -> Page:
    """The page that ``?page=`` names; a number that is none or too large gives the nearest."""
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
        return len(self.object_list.values_list("pk")[: self.most + 1])  # type: ignore[attr-defined]


class ApiPaging(LimitOffsetPagination):
    default_limit = PAGE_SIZE
    max_limit = MOST_ROWS

    def get_limit(self, request: Any) -> int | None:
        self._refuse_odd(request, "limit", "offset")
        return super().get_limit(request)

    def get_offset(self, request: Any) -> int:
        return min(super().get_offset(request), DEEPEST)

    @staticmethod
    def _refuse_odd(request: Any, *names: str) -> None:
        for name in names:
            text = request.query_params.get(name, "0")
            if not (text.isascii() and text.isdigit() and len(text) <= 6):
                raise ValidationError({name: "Give a whole number of at most six digits."})


class CappedApiPaging(ApiPaging):
    """Counts ``most`` rows and one more, which stands for all beyond, and goes no deeper."""

    most = CappedPaginator.most

    def get_count(self, queryset: Any) -> int:
        return len(queryset.values_list("pk")[: self.most + 1])

    def get_offset(self, request: Any) -> int:
        return min(super().get_offset(request), self.most)


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
