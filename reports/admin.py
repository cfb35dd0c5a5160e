"""Reports, background work and the two histories, as the ministry looks at them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from blkportal.core.jobs import cancel_job, release_job
from blkportal.core.models import AuditEntry, Job, StatusChange
from blkportal.core.templatetags.ui import duration
from reports import services
from reports.models import (
    DutyAnswer,
    OpenDataset,
    QualityCount,
    QualityFinding,
    QualityRun,
    RegionalReport,
    ReportRun,
)
from reports.quality import BY_NAME
from reports.work_names import name_of


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


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["what", "status", "requested_by", "attempts", "age", "progress", "error"]
    list_filter = ["status", "kind"]
    search_fields = ["requested_by__email", "requested_by__name", "error"]
    date_hierarchy = "created_at"
    list_select_related = ["requested_by"]
    actions = [
        acting("reports.release_job", _("Cancel"), cancel_job, name="cancel",
               words=ngettext_lazy("%(n)d piece of work was cancelled.",
                                   "%(n)d pieces of work were cancelled.", "n")),
        acting("reports.release_job", _("Release from quarantine"), release_job, name="release",
               words=ngettext_lazy("%(n)d piece of work is tried again.",
                                   "%(n)d pieces of work are tried again.", "n")),
    ]  # fmt: skip
    exclude = ["params", "key"]

    @admin.display(description=_("work"))
    def what(self, job: Job) -> Any:
        return name_of(job)

    @admin.display(description=_("age"), ordering="created_at")
    def age(self, job: Job) -> str:
        return duration(((job.ended_at or timezone.now()) - job.created_at).total_seconds())

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> str:
        return f"{job.done}/{job.total}" if job.total else "–"


@admin.register(StatusChange)
class StatusChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "record_type", "record_id", "verb", "before", "after", "by_name",
                    "regency_id", "center_id"]  # fmt: skip
    list_filter = ["record_type", "verb"]
    search_fields = ["=record_id", "by_name", "=regency_id", "=center_id"]
    search_help_text = _("Number of the record, name of the person, or code of a region or center")
    date_hierarchy = "at"


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "table", "row_id", "action", "who", "columns", "request_id"]
    list_filter = ["action", "table"]
    search_fields = ["=row_id", "=request_id"]
    search_help_text = _("Number of the row, or of the request")
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_names()  # type: ignore[attr-defined]

    @admin.display(description=_("who"))
    def who(self, entry: Any) -> str:
        return entry.user_name or ""

    @admin.display(description=_("columns"))
    def columns(self, entry: AuditEntry) -> str:
        return ", ".join(entry.changed)
