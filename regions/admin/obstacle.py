from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from regions.models import Lesson, Meeting, Obstacle


@admin.register(Obstacle)
class ObstacleAdmin(ReadOnlyAdmin):
    list_display = ["title", "regency", "category", "level", "status", "due_on", "raised_at"]
    list_filter = ["status", "level", "category", "is_urgent", "regency__province"]
    search_fields = ["title", "text"]
    date_hierarchy = "raised_at"
    list_select_related = ["regency"]


@admin.register(Lesson)
class LessonAdmin(ReadOnlyAdmin):
    list_display = ["problem", "category", "helped", "learned_on"]
    list_filter = ["category"]
    search_fields = ["problem", "solution"]


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "province", "held_on", "status", "place"]
    list_filter = ["kind", "status", "province"]
    search_fields = ["title", "minutes"]
    date_hierarchy = "held_on"
    list_select_related = ["province"]
