from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import ClassPaper


@admin.register(ClassPaper)
class ClassPaperAdmin(ReadOnlyAdmin):
    list_display = ["batch", "kind", "media", "size", "added_at", "removed_at"]
    list_filter = ["kind", ("removed_at", admin.EmptyFieldListFilter), "center"]
    search_fields = ["batch__title", "batch__code"]
    date_hierarchy = "added_at"
    list_select_related = ["batch"]
