"""Approvals of reports, as the ministry looks at them and accepts many at once."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from reports import services
from reports.models import ReportApproval


def accept(approval: ReportApproval, *, by: Any) -> ReportApproval:
    return services.accept_report(approval.report, by=by)


def reopen(approval: ReportApproval, *, by: Any) -> ReportApproval:
    reason = gettext("Taken back by the ministry")
    return services.reopen_report(approval.report, comment=reason, by=by)


@admin.register(ReportApproval)
class ReportApprovalAdmin(ReadOnlyAdmin):
    list_display = ["about", "period", "status", "due_on", "confirmed_on", "on_time",
                    "endorsed_on", "accepted_on", "page"]  # fmt: skip
    list_filter = ["status", "report__level", "report__run__cadence"]
    search_fields = ["=place", "report__regency__name", "report__province__name", "=checksum"]
    search_help_text = _("Region, its code, or the checksum of a report")
    date_hierarchy = "due_on"
    actions = [
        acting("reports.accept_report", _("Accept the reports"), accept, name="accept",
               words=ngettext_lazy("%(n)d report was accepted.", "%(n)d reports were accepted.",
                                   "n")),
        acting("reports.reopen_report", _("Take the acceptance back"), reopen, name="reopen",
               words=ngettext_lazy("The acceptance of %(n)d report was taken back.",
                                   "The acceptance of %(n)d reports was taken back.", "n")),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_reports()  # type: ignore[attr-defined]

    @admin.display(description=_("place"), ordering="place")
    def about(self, approval: ReportApproval) -> str:
        return approval.report.place_name

    @admin.display(description=_("period"), ordering="report__period_to")
    def period(self, approval: ReportApproval) -> str:
        return f"{approval.report.period_from} – {approval.report.period_to}"

    @admin.display(description=_("on time"), boolean=True)
    def on_time(self, approval: ReportApproval) -> bool | None:
        return approval.is_on_time if approval.confirmed_on else None

    @admin.display(description=_("report"))
    def page(self, approval: ReportApproval) -> str:
        address = reverse("reports:report_detail", args=[approval.report_id])
        return format_html('<a href="{}">{}</a>', address, _("Open"))
