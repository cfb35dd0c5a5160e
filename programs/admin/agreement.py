from typing import Any

from django.contrib import admin
from django.db.models import Sum
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ServiceFormAdmin, VersionedForm, acting
from programs import services
from programs.admin.batch import QuotaInline
from programs.models import Agreement
from programs.states import AgreementStatus


class AgreementQuotas(QuotaInline):
    fields = readonly_fields = ["year", "batch", "program", "seats", "taken", "nominees",
                                "nominated"]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("program")


def end_by_the_ministry(agreement: Agreement, *, by: Any) -> None:
    services.end_agreement(agreement, reason=gettext("Ended by the ministry"), by=by)


class AgreementForm(VersionedForm):
    """Drafts and corrects as the pages do, with the same refusals."""

    class Meta:
        model = Agreement
        fields = ["number", "title", "regency", "center", "signed_on", "starts_on", "ends_on",
                  "coverage", "placements", "companies"]  # fmt: skip

    def begin(self, data: dict[str, Any]) -> Agreement:
        return services.draft_agreement(by=self.by, **data)

    def correct(self, changes: dict[str, Any], version: int) -> Agreement:
        return services.correct_agreement(
            self.instance, version=version, changes=changes, by=self.by
        )


@admin.register(Agreement)
class AgreementAdmin(ServiceFormAdmin):
    form = AgreementForm
    list_display = ["number", "regency", "center", "status", "starts_on", "ends_on", "seats"]
    list_filter = ["status", "center", "regency__province"]
    search_fields = ["number", "title", "regency__name"]
    date_hierarchy = "starts_on"
    list_select_related = ["regency", "center"]
    autocomplete_fields = ["regency", "center"]
    readonly_fields = ["status", "predecessor"]
    inlines = [AgreementQuotas]
    actions = [
        acting("programs.activate_agreement", _("Put into force"),
               services.activate_agreement),
        acting("programs.end_agreement", _("End early"),
               end_by_the_ministry),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.annotate(n_seats=Sum("quotas__seats"), n_taken=Sum("quotas__taken"))

    @admin.display(description=_("seats taken"))
    def seats(self, agreement: Any) -> str:
        return f"{agreement.n_taken or 0} / {agreement.n_seats or 0}"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is in force stays as it was signed."""
        is_draft = obj is None or obj.status == AgreementStatus.DRAFT
        return is_draft and super().has_change_permission(request, obj)
