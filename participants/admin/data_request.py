from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import DataRequest, Look


@admin.register(DataRequest)
class DataRequestAdmin(ReadOnlyAdmin):
    """Answered on the page of the request, which shows the person beside it."""

    list_display = ["kind", "participant", "regency", "status", "asked_at", "due_at", "late_at",
                    "page"]  # fmt: skip
    list_filter = ["status", "kind", "regency__province"]
    search_fields = ["participant__name"]
    date_hierarchy = "asked_at"
    list_select_related = ["participant", "regency"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("participant__nik")

    @admin.display(description=_("page"))
    def page(self, asked: DataRequest) -> str:
        url = reverse("participants:show_data_request", args=[asked.pk])
        return format_html('<a href="{}">{}</a>', url, _("Answer"))


@admin.register(Look)
class LookAdmin(ReadOnlyAdmin):
    """Who looked at whom: for whoever watches over the use of data."""

    list_display = ["on", "kind", "participant", "office", "by"]
    list_filter = ["kind"]
    search_fields = ["office", "participant__name", "by__email"]
    date_hierarchy = "on"
    list_select_related = ["participant", "by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("participant__nik")
