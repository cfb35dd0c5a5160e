"""Reports, their runs, answers to duties and open data, as the ministry looks at them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from reports import services
from reports.models import (
    DutyAnswer,
    OpenDataset,
    RegionalReport,
    ReportRun,
)


@admin.register(RegionalReport)
class RegionalReportAdmin(ReadOnlyAdmin):
    list_display = ["place", "level", "period_from", "period_to", "as_of", "enrolled",
                    "requested_by", "page"]  # fmt: skip
    list_filter = ["level", "center"]
    search_fields = ["regency__name", "regency__code", "province__name", "center__name"]
    search_help_text = _("Region, its code, or a training center")
    date_hierarchy = "created_at"
    list_select_related = ["province", "regency", "center", "requested_by"]
    actions = [
        acting("reports.request_report", _("Build anew with the data of today"),
               services.request_again, name="build_anew",
               words=ngettext_lazy("%(n)d report is being built.",
                                   "%(n)d reports are being built.", "n")),
    ]  # fmt: skip
    exclude = ["regencies", "breakdowns"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("regencies", "breakdowns")

    @admin.display(description=_("place"), ordering="regency")
    def place(self, report: RegionalReport) -> str:
        return report.place_name

    @admin.display(description=_("enrolled"))
    def enrolled(self, report: RegionalReport) -> Any:
        return report.figures.get("enrolled") if report.as_of else None

    @admin.display(description=_("report"))
    def page(self, report: RegionalReport) -> str:
        address = reverse("reports:report_detail", args=[report.pk])
        return format_html('<a href="{}">{}</a>', address, _("Open"))


@admin.register(ReportRun)
class ReportRunAdmin(ReadOnlyAdmin):
    list_display = ["cadence", "period_from", "period_to", "version", "made", "places",
                    "started_by", "started_at", "ended_at", "page"]  # fmt: skip
    list_filter = ["cadence"]
    search_fields = ["reason"]
    date_hierarchy = "period_to"
    list_select_related = ["started_by"]
    actions = [
        acting("reports.start_run", _("Make what is missing"), services.continue_run,
               name="continue", words=ngettext_lazy("%(n)d run goes on.", "%(n)d runs go on.",
                                                    "n")),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_built()  # type: ignore[attr-defined]

    @admin.display(description=_("reports made"))
    def made(self, run: Any) -> int:
        return run.built

    @admin.display(description=_("reports"))
    def page(self, run: ReportRun) -> str:
        address = reverse("reports:show_run", args=[run.pk])
        return format_html('<a href="{}">{}</a>', address, _("Open"))


@admin.register(DutyAnswer)
class DutyAnswerAdmin(ReadOnlyAdmin):
    list_display = ["at", "duty", "year", "regency", "center", "text", "by_name"]
    list_filter = ["duty", "year"]
    search_fields = ["regency__name", "=regency__code", "center__name", "by_name"]
    search_help_text = _("Region, its code, a training center, or who answered")
    date_hierarchy = "at"
    list_select_related = ["regency", "center"]


@admin.register(OpenDataset)
class OpenDatasetAdmin(ReadOnlyAdmin):
    list_display = ["code", "year", "version", "as_of", "definitions_version", "published_at",
                    "published_by", "reason", "page"]  # fmt: skip
    list_filter = ["code", "year"]
    search_fields = ["=checksum", "reason", "published_by__name"]
    search_help_text = _("Checksum, reason, or who published")
    date_hierarchy = "published_at"
    list_select_related = ["published_by"]
    exclude = ["lines", "counted"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("lines", "counted")

    @admin.display(description=_("open data"))
    def page(self, dataset: OpenDataset) -> str:
        about = [dataset.code, dataset.year, dataset.version]
        return format_html('<a href="{}">{}</a>', reverse("open_data:show_version", args=about),
                           _("Open"))  # fmt: skip
