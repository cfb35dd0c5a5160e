from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import PersonalDocument


@admin.register(PersonalDocument)
class PersonalDocumentAdmin(ReadOnlyAdmin):
    list_display = ["participant", "kind", "status", "media", "size", "is_scanned", "added_at"]
    list_filter = ["status", "kind", "is_scanned", "added_at"]
    search_fields = ["participant__name"]
    date_hierarchy = "added_at"
    list_select_related = ["participant"]
