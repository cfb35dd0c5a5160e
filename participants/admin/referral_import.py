from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from participants import services
from participants.admin.years import BatchYear
from participants.models import ReferralImport


@admin.register(ReferralImport)
class ReferralImportAdmin(ReadOnlyAdmin):
    """Who uploaded what, how much of it was good, and what became of it."""

    list_display = ["file_name", "regency", "batch", "mode", "status", "rows_read",
                    "rows_good", "rows_saved", "rows_changed", "uploaded_by",
                    "uploaded_at"]  # fmt: skip
    list_filter = ["status", "mode", "code_scheme", "regency__province", BatchYear]
    search_fields = ["file_name", "batch__title", "regency__name"]
    date_hierarchy = "uploaded_at"
    list_select_related = ["regency", "batch", "uploaded_by"]
    actions = [
        acting("participants.confirm_import", _("Save the chosen lists as checked"),
               services.confirm_import, name="confirm"),
        acting("participants.discard_import", _("Discard the chosen lists"),
               services.discard_import, name="discard"),
    ]  # fmt: skip
    fields = ["file_name", "regency", "batch", "center", "mode", "code_scheme", "status",
              "rows_read", "rows_good", "rows_saved", "rows_changed", "refusal",
              "uploaded_by", "uploaded_at", "saved_at",
              "page"]  # fmt: skip
    readonly_fields = ["page"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("checked_rows", "changed_rows")

    @admin.display(description=_("see also"))
    def page(self, upload: ReferralImport) -> Any:
        url = reverse("participants:import_detail", args=[upload.pk])
        return format_html('<a href="{}">{}</a>', url, _("Preview and problems"))
