from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from participants import services
from participants.models import CertificateProposal


@admin.register(CertificateProposal)
class CertificateProposalAdmin(ReadOnlyAdmin):
    """Approved or returned on its own page, by somebody who has not proposed it."""

    list_display = ["batch", "kind", "issued_on", "status", "proposed_by", "decided_by", "page"]
    list_filter = ["status", "kind", "center"]
    search_fields = ["batch__title", "batch__code"]
    date_hierarchy = "issued_on"
    list_select_related = ["batch", "proposed_by", "decided_by"]
    fields = ["page", "batch", "center", "kind", "issued_on", "status", "proposed_by",
              "proposed_at", "decided_by", "decided_at"]  # fmt: skip
    readonly_fields = fields
    actions = [
        acting("participants.approve_certificates", _("Approve and issue"),
               services.approve_certificates),
    ]  # fmt: skip

    @admin.display(description=_("approve or return"))
    def page(self, proposal: CertificateProposal) -> str:
        address = reverse("participants:show_proposal", args=[proposal.pk])
        return format_html('<a href="{}">{}</a>', address, _("page of this proposal"))
