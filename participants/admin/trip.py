from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import Trip


@admin.register(Trip)
class TripAdmin(ReadOnlyAdmin):
    """How people travelled, and who paid; noted on the page of the class."""

    list_display = ["batch", "regency", "item", "means", "on", "cost", "payer"]
    list_filter = ["item", "payer", "means", "center", "regency__province"]
    search_fields = ["batch__title", "batch__code", "enrollment__participant__name"]
    date_hierarchy = "on"
    list_select_related = ["batch", "regency"]
