from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, ServiceFormAdmin, VersionedForm, acting
from regions import services
from regions.models import MinimumWage, WageList
from regions.services.minimum_wage import correct_minimum_wage, enter_minimum_wage


class MinimumWageForm(VersionedForm):
    class Meta:
        model = MinimumWage
        fields = ["year", "province", "regency", "amount", "source"]

    def begin(self, data: dict[str, Any]) -> MinimumWage:
        return enter_minimum_wage(by=self.by, **data)

    def correct(self, changes: dict[str, Any], version: int) -> MinimumWage:
        return correct_minimum_wage(self.instance, version=version, changes=changes, by=self.by)


@admin.register(MinimumWage)
class MinimumWageAdmin(ServiceFormAdmin):
    """Entered from the decrees; a report compares the wages of the placed with it."""

    form = MinimumWageForm
    list_display = ["year", "province", "regency", "amount", "source"]
    list_filter = ["year", "province"]
    search_fields = ["regency__name", "=regency__code", "province__name", "source"]
    list_select_related = ["province", "regency"]
    autocomplete_fields = ["province", "regency"]


@admin.register(WageList)
class WageListAdmin(ReadOnlyAdmin):
    """Lists of minimum wages, uploaded on their page; each is confirmed or discarded once."""

    list_display = ["file_name", "status", "added", "changed", "same", "uploaded_by",
                    "uploaded_at", "answered_by", "answered_at"]  # fmt: skip
    list_filter = ["status"]
    search_fields = ["file_name"]
    date_hierarchy = "uploaded_at"
    list_select_related = ["uploaded_by", "answered_by"]
    actions = [
        acting("regions.confirm_wages", _("Confirm: these wages hold"), services.confirm_wages),
        acting("regions.discard_wages", _("Discard the list"), services.discard_wages),
    ]
