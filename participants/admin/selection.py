from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from participants.models import SelectionStep


@admin.register(SelectionStep)
class SelectionStepAdmin(ReadOnlyAdmin):
    """Steps and points belong to a class, so they are changed on the page of the class."""

    list_display = ["batch", "kind", "held_on", "weight", "pass_mark", "noted", "absent", "page"]
    list_filter = ["kind", "center"]
    search_fields = ["batch__title", "batch__code"]
    date_hierarchy = "held_on"
    list_select_related = ["batch"]
    ordering = ["-held_on", "-pk"]
    fields = ["page", "batch", "center", "kind", "held_on", "weight", "pass_mark"]
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        absent = Count("scores", filter=Q(scores__is_absent=True))
        return super().get_queryset(request).annotate(noted=Count("scores"), absent=absent)

    @admin.display(description=_("noted"), ordering="noted")
    def noted(self, step: Any) -> int:
        return step.noted

    @admin.display(description=_("absent"), ordering="absent")
    def absent(self, step: Any) -> int:
        return step.absent

    @admin.display(description=_("points and ranking"))
    def page(self, step: SelectionStep) -> str:
        address = reverse("participants:show_selection", args=[step.batch_id])
        return format_html('<a href="{}">{}</a>', address, _("page of the class"))
