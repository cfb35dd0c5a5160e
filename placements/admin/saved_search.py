"""What firms search again, to read: how many, and whether their questions can still be asked."""

from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from placements.models import SavedSearch


@admin.register(SavedSearch)
class SavedSearchAdmin(ReadOnlyAdmin):
    list_display = ["name", "employer", "saved_by", "is_mailed", "seen_at", "unseen", "is_broken"]
    list_filter = ["is_mailed", "is_broken"]
    search_fields = ["name", "employer__name"]
    list_select_related = ["employer", "saved_by"]
