from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import Assessment, Sitting


@admin.register(Sitting)
class SittingAdmin(ReadOnlyAdmin):
    """Candidates, recommendations and decisions are noted on the page of the class."""

    list_display = ["batch", "held_on", "body", "assessor", "decide_by", "page"]
    list_filter = ["body", "center"]
    search_fields = ["batch__title", "batch__code", "assessor", "assessor_number"]
    date_hierarchy = "held_on"
    list_select_related = ["batch", "body"]
    fields = ["page", "batch", "center", "body", "held_on", "decide_by", "site", "assessor",
              "assessor_number", "planned_by"]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("recommendations and decisions"))
    def page(self, sitting: Sitting) -> str:
        address = reverse("participants:show_assessments", args=[sitting.batch_id])
        return format_html('<a href="{}">{}</a>', address, _("page of the class"))


@admin.register(Assessment)
class AssessmentAdmin(ReadOnlyAdmin):
    list_display = ["person", "sitting", "status", "recommendation", "decision", "decided_on",
                    "regency"]  # fmt: skip
    list_filter = ["status", "decision", "center"]
    search_fields = ["enrollment__participant__name", "decision_number"]
    list_select_related = ["sitting__batch", "enrollment__participant", "regency"]
    fields = ["sitting", "enrollment", "center", "regency", "status", "recommendation",
              "decision", "decision_number", "decided_on"]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("name"), ordering="enrollment__participant__name")
    def person(self, row: Assessment) -> str:
        return row.enrollment.participant.name
