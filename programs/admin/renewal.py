from typing import Any

from django.contrib import admin
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from programs import services
from programs.models import Renewal


def refuse_for_the_ministry(renewal: Renewal, *, by: Any) -> None:
    services.refuse_renewal(renewal, reason=gettext("Refused by the ministry"), by=by)


@admin.register(Renewal)
class RenewalAdmin(ReadOnlyAdmin):
    list_display = ["agreement", "starts_on", "ends_on", "status", "asked_at", "answered_at",
                    "successor"]  # fmt: skip
    list_filter = ["status", "agreement__center", "agreement__regency__province"]
    search_fields = ["agreement__number", "agreement__regency__name"]
    date_hierarchy = "asked_at"
    list_select_related = ["agreement", "successor"]
    actions = [acting("programs.refuse_renewal", _("Refuse the renewal"), refuse_for_the_ministry)]
