from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ScopedAdmin
from programs.models import Bed, CenterName, Dormitory, Room, TrainingCenter, TrainingRoom


class NameInline(admin.TabularInline):
    model = CenterName
    extra = 0


class TrainingRoomInline(admin.TabularInline):
    model = TrainingRoom
    extra = 0


class DormitoryInline(admin.TabularInline):
    model = Dormitory
    extra = 0
    show_change_link = True


@admin.register(TrainingCenter)
class TrainingCenterAdmin(ScopedAdmin):
    list_display = ["name", "code", "owner_level", "regency", "supervisor", "bed_count"]
    list_filter = ["owner_level", "regency__province"]
    search_fields = ["name", "code", "names__name"]
    list_select_related = ["regency", "supervisor"]
    autocomplete_fields = ["regency", "supervisor"]
    inlines = [NameInline, TrainingRoomInline, DormitoryInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(n_beds=Count("beds"))

    @admin.display(description=_("beds"), ordering="n_beds")
    def bed_count(self, center: Any) -> int:
        return center.n_beds

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The code is in accounts, addresses and certificate numbers: it stays."""
        return ["code"] if obj else []


class RoomInline(admin.TabularInline):
    model = Room
    extra = 0
    show_change_link = True


@admin.register(Dormitory)
class DormitoryAdmin(ScopedAdmin):
    list_display = ["name", "center"]
    list_filter = ["center"]
    search_fields = ["name", "center__name"]
    list_select_related = ["center"]
    autocomplete_fields = ["center"]
    inlines = [RoomInline]


class BedInline(admin.TabularInline):
    model = Bed
    extra = 0
    fields = ["label"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("room__dormitory")


@admin.register(Room)
class RoomAdmin(ScopedAdmin):
    """Beds are named here; their center and sex are those of the room."""

    list_display = ["name", "dormitory", "sex", "bed_count"]
    list_filter = ["sex", "dormitory__center"]
    search_fields = ["name", "dormitory__name"]
    list_select_related = ["dormitory"]
    autocomplete_fields = ["dormitory"]
    inlines = [BedInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(n_beds=Count("beds"))

    @admin.display(description=_("beds"), ordering="n_beds")
    def bed_count(self, room: Any) -> int:
        return room.n_beds

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A room with beds keeps its sex: stays refer to it."""
        return ["dormitory", "sex"] if obj and obj.n_beds else []

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        room = form.instance
        for bed in formset.save(commit=False):
            bed.center_id, bed.sex = room.dormitory.center_id, room.sex
            bed.save()
        for bed in formset.deleted_objects:
            bed.delete()
