from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ServiceFormAdmin, VersionedForm, acting
from programs import services
from programs.models import Batch, Quota

WAITING = Batch.objects.filter(
    pk=OuterRef("pk"), referrals__status__in=["SUBMITTED", "VERIFIED"]
).values(n=Count("referrals"))


class QuotaInline(admin.TabularInline):
    model = Quota
    extra = 0
    can_delete = False
    fields = readonly_fields = ["regency", "agreement", "seats", "taken", "nominees", "nominated"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("regency", "agreement", "batch")


class BatchAdminForm(VersionedForm):
    """Plans and corrects as the pages do, with the same refusals."""

    class Meta:
        model = Batch
        fields = ["code", "title", "center", "program", "funding", "delivery", "year", "intake",
                  "nominate_by", "starts_on", "ends_on", "capacity"]  # fmt: skip

    def begin(self, data: dict[str, Any]) -> Batch:
        return services.plan_batch(by=self.by, **data)

    def correct(self, changes: dict[str, Any], version: int) -> Batch:
        return services.correct_batch(self.instance, version=version, changes=changes, by=self.by)


@admin.register(Batch)
class BatchAdmin(ServiceFormAdmin):
    form = BatchAdminForm
    list_display = ["title", "center", "status", "nominate_by", "starts_on", "seats", "waiting"]
    list_filter = ["status", "delivery", "funding", "center"]
    search_fields = ["title", "code", "decree_number"]
    date_hierarchy = "starts_on"
    list_select_related = ["center"]
    autocomplete_fields = ["center", "program", "funding"]
    readonly_fields = ["status", "taken", "decree_number", "decree_on", "links"]
    inlines = [QuotaInline]
    actions = [
        acting("programs.open_batch", _("Open for nominations"),
               services.open_batch),
        acting("programs.start_selection", _("Start the selection"),
               services.start_selection),
        acting("programs.start_batch", _("Start the training"),
               services.start_batch),
        acting("programs.start_assessment", _("Start the assessment"),
               services.start_assessment),
        acting("programs.start_graduation", _("Start the graduation"),
               services.start_graduation),
        acting("programs.close_batch", _("Close"),
               services.close_batch),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(n_waiting=Coalesce(Subquery(WAITING), 0))

    @admin.display(description=_("seats taken"), ordering="taken")
    def seats(self, batch: Batch) -> str:
        return f"{batch.taken} / {batch.capacity}"

    @admin.display(description=_("nominees waiting"), ordering="n_waiting")
    def waiting(self, batch: Any) -> int:
        return batch.n_waiting

    @admin.display(description=_("people and steps"))
    def links(self, batch: Batch) -> str:
        if batch.pk is None:
            return "–"
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("programs:show_batch", args=[batch.pk]),
            _("steps that ask for a decree or a reason"),
            reverse("participants:show_class", args=[batch.pk]),
            _("people of the class"),
        )
