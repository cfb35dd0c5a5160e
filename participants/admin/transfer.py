from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import Transfer


@admin.register(Transfer)
class TransferAdmin(ReadOnlyAdmin):
    list_display = ["nik_last4", "regency", "status", "asked_by", "asked_at", "answered_at"]
    list_filter = ["status", "regency__province"]
    search_fields = ["nik_last4", "reason"]
    date_hierarchy = "asked_at"
    list_select_related = ["regency", "asked_by"]
    exclude = ["nik"]
