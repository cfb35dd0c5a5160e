from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from placements import services
from placements.models import ClassPledge


@admin.register(ClassPledge)
class ClassPledgeAdmin(ReadOnlyAdmin):
    """Offered by firms and answered by centers; here it is counted again when asked."""

    list_display = ["batch", "employer", "center", "people", "kept", "starts_by", "status"]
    list_filter = ["status", "center"]
    search_fields = ["employer__name", "batch__title", "batch__code", "job_title"]
    date_hierarchy = "starts_by"
    list_select_related = ["batch", "employer", "center", "work_regency", "offered_by"]
    actions = [
        acting("placements.settle_pledge", _("Count the ticked pledges again"),
               services.settle_pledge, name="settle_pledges",
               words=ngettext_lazy("%(n)d pledge counted.", "%(n)d pledges counted.", "n")),
    ]  # fmt: skip
