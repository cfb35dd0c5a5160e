from django.contrib import admin

from blkportal.core.admin import ReadOnlyAdmin
from reports.models import ProposalLine


@admin.register(ProposalLine)
class ProposalLineAdmin(ReadOnlyAdmin):
    list_display = ["proposal", "need", "proposed", "seats", "reason", "decided_by",
                    "accepted_at"]  # fmt: skip
    list_filter = [("accepted_at", admin.EmptyFieldListFilter), "need__regency__province"]
    search_fields = ["need__occupation", "need__regency__name", "reason"]
    list_select_related = ["proposal", "need", "decided_by"]
