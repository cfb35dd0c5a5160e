from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import ComparedPerson, Comparison


@admin.register(Comparison)
class ComparisonAdmin(ReadOnlyAdmin):
    list_display = ["batch", "file_name", "only_here", "only_there", "differing", "same",
                    "compared_at"]  # fmt: skip
    list_filter = ["center"]
    search_fields = ["batch__title", "batch__code", "file_name"]
    date_hierarchy = "compared_at"
    list_select_related = ["batch"]


@admin.register(ComparedPerson)
class ComparedPersonAdmin(ReadOnlyAdmin):
    list_display = ["comparison", "nik_last4", "name", "standing", "settled_at", "note"]
    list_filter = ["standing", ("settled_at", admin.EmptyFieldListFilter), "center"]
    search_fields = ["comparison__batch__title", "comparison__batch__code"]
    list_select_related = ["comparison"]
