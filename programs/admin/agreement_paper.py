from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from programs.models import AgreementPaper


@admin.register(AgreementPaper)
class AgreementPaperAdmin(ReadOnlyAdmin):
    list_display = ["agreement", "kind", "side", "media", "size", "status", "added_at"]
    list_filter = ["kind", "side", "status"]
    search_fields = ["agreement__number", "agreement__regency__name"]
    date_hierarchy = "added_at"
    list_select_related = ["agreement"]
