from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from participants.filters import years


class BatchYear(admin.SimpleListFilter):
    """The year of the batch; what may be chosen is known without asking millions of rows."""

    title, parameter_name = _("year"), "batch__year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return years()

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        known = {year for year, _label in years()}
        return rows.filter(batch__year=self.value()) if self.value() in known else rows
