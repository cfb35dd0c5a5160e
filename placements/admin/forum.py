from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from placements.models import ForumGuest


@admin.register(ForumGuest)
class ForumGuestAdmin(ReadOnlyAdmin):
    """Invited, and noted who came, on the page of the forum."""

    list_display = ["employer", "meeting", "invited_at", "status", "came"]
    list_filter = ["status", "came", "meeting__province"]
    search_fields = ["employer__name", "meeting__title"]
    date_hierarchy = "meeting__held_on"
    list_select_related = ["employer", "meeting", "invited_by"]
