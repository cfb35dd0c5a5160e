from typing import Any

from django.contrib import admin

from blkportal.core.admin import ServiceFormAdmin, VersionedForm
from regions.models import MinimumWage
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
