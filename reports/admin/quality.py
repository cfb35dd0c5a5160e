"""What stands out in the data, as the ministry looks at it."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from reports.models import (
    QualityCount,
    QualityFinding,
    QualityRun,
)
from reports.quality import BY_NAME


@admin.register(QualityRun)
class QualityRunAdmin(ReadOnlyAdmin):
    list_display = ["day", "checked_at", "checked_by"]
    date_hierarchy = "day"
    list_select_related = ["checked_by"]


@admin.register(QualityCount)
class QualityCountAdmin(ReadOnlyAdmin):
    list_display = ["run", "rule", "regency", "center", "found", "accepted", "looked"]
    list_filter = ["rule"]
    search_fields = ["rule", "regency__name", "=regency__code", "center__name"]
    search_help_text = _("Rule, region, its code, or a training center")
    list_select_related = ["run", "regency", "center"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Also the parts of each place; the ministry's own pages read their sums."""
        rows = QualityCount._default_manager.order_by(*self.get_ordering(request), "pk")
        return rows.select_related(*self.list_select_related)


@admin.register(QualityFinding)
class QualityFindingAdmin(ReadOnlyAdmin):
    list_display = ["rule", "record", "record_key", "about", "regency", "center", "since",
                    "accepted_name", "page"]  # fmt: skip
    list_filter = ["rule", "record"]
    search_fields = ["rule", "=record_key", "about", "regency__name", "=regency__code"]
    search_help_text = _("Rule, number of the record, class, region, or its code")
    date_hierarchy = "since"
    list_select_related = ["regency", "center"]

    @admin.display(description=_("to mend"))
    def page(self, finding: QualityFinding) -> str:
        known = finding.rule in BY_NAME
        return format_html('<a href="{}">{}</a>', finding.page, _("Open")) if known else "–"
