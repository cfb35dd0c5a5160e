from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ServiceForm, ServiceFormAdmin
from programs import services
from programs.models import Quota


class QuotaAdminForm(ServiceForm):
    """Grants and changes through the services; what they refuse is said in the form."""

    class Meta:
        model = Quota
        fields = ["agreement", "batch", "program", "year", "seats", "nominees", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "year" in self.fields:
            self.fields["year"].required = False

    def act(self, data: dict[str, Any]) -> Quota:
        if self.instance.pk is None:
            return services.grant_quota(by=self.by, **data)
        sizes = {name: data[name] for name in ("seats", "nominees", "note")}
        return services.change_quota(Quota.objects.get(pk=self.instance.pk), by=self.by, **sizes)


@admin.register(Quota)
class QuotaAdmin(ServiceFormAdmin):
    form = QuotaAdminForm
    list_display = ["regency", "purpose", "year", "seats_taken", "nominees_used", "agreement"]
    list_filter = ["year", "center", "regency__province"]
    search_fields = ["regency__name", "batch__title", "program__title", "agreement__number"]
    list_select_related = ["regency", "batch", "program", "agreement"]
    autocomplete_fields = ["agreement", "batch", "program"]

    @admin.display(description=_("for"))
    def purpose(self, quota: Quota) -> str:
        return str(quota.batch or quota.program)

    @admin.display(description=_("seats taken"), ordering="taken")
    def seats_taken(self, quota: Quota) -> str:
        return f"{quota.taken} / {quota.seats}"

    @admin.display(description=_("nominated"), ordering="nominated")
    def nominees_used(self, quota: Quota) -> str:
        return f"{quota.nominated} / {quota.nominees}"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["agreement", "batch", "program", "year"] if obj else []
