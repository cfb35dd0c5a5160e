"""Needs to read and to answer; a reason is asked for on the page of the need."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from programs import services
from programs.models import TrainingNeed


def plan_as_wanted(need: TrainingNeed, *, by: Any) -> None:
    services.plan_need(need, seats=need.seats or 0, by=by)


@admin.register(TrainingNeed)
class TrainingNeedAdmin(ReadOnlyAdmin):
    list_display = ["occupation", "regency", "year", "rank", "demand", "seats", "planned",
                    "status"]  # fmt: skip
    list_filter = ["status", "year", "sector", "regency__province"]
    search_fields = ["occupation", "regency__name", "program__title", "companies"]
    list_select_related = ["regency"]
    actions = [acting("programs.plan_need", _("Plan as many seats as are wanted"), plan_as_wanted)]
