from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from participants import services
from participants.models import Merge, TwoPeople


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["kept", "gone", "regency_id", "merged_by", "merged_at", "undone_at"]
    list_filter = [("undone_at", admin.EmptyFieldListFilter)]
    search_fields = ["kept__name", "gone__name"]
    date_hierarchy = "merged_at"
    list_select_related = ["kept", "gone", "merged_by"]
    actions = [
        acting("participants.undo_join", _("Separate the chosen records again"),
               services.undo_join, name="undo"),
    ]  # fmt: skip


@admin.register(TwoPeople)
class TwoPeopleAdmin(ReadOnlyAdmin):
    list_display = ["first", "second", "regency_id", "told_by", "told_at"]
    search_fields = ["first__name", "second__name"]
    list_select_related = ["first", "second", "told_by"]
