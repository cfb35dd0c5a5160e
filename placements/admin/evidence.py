from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from placements.models import (
    FirmQuestion,
    SampledWork,
    VerificationRound,
    WorkPaper,
    WorkVisit,
)


@admin.register(FirmQuestion)
class FirmQuestionAdmin(ReadOnlyAdmin):
    list_display = ["placement", "sent_to", "asked_by", "asked_on", "closes_on", "answer",
                    "witness_name", "witness_title"]  # fmt: skip
    list_filter = ["answer", "center"]
    search_fields = ["sent_to", "witness_name", "placement__participant__name"]
    date_hierarchy = "asked_on"
    list_select_related = ["placement__participant", "asked_by"]


@admin.register(WorkPaper)
class WorkPaperAdmin(ReadOnlyAdmin):
    list_display = ["placement", "kind", "by", "added_at"]
    list_filter = ["kind", "center"]
    search_fields = ["placement__participant__name"]
    date_hierarchy = "added_at"
    list_select_related = ["placement__participant", "by"]
    exclude = ["file", "digest"]


@admin.register(WorkVisit)
class WorkVisitAdmin(ReadOnlyAdmin):
    list_display = ["placement", "on", "found", "note", "by"]
    list_filter = ["found", "center"]
    search_fields = ["placement__participant__name", "note"]
    date_hierarchy = "on"
    list_select_related = ["placement__participant", "by"]


@admin.register(VerificationRound)
class VerificationRoundAdmin(ReadOnlyAdmin):
    list_display = ["title", "started_from", "started_until", "per_region", "published_at",
                    "drawn_at", "frame_size"]  # fmt: skip
    search_fields = ["title", "seed"]
    date_hierarchy = "published_at"
    list_select_related = ["planned_by"]
    exclude = ["frame", "open_frame"]


@admin.register(SampledWork)
class SampledWorkAdmin(ReadOnlyAdmin):
    list_display = ["placement", "regency", "turn", "opened_at", "method", "result",
                    "checked_by"]  # fmt: skip
    list_filter = ["result", "method", "round"]
    search_fields = ["placement__participant__name", "note"]
    list_select_related = ["placement__participant", "regency", "checked_by"]
