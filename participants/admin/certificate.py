from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from blkportal.core.templatetags.ui import number
from participants.center_filters import ENDING
from participants.models import Certificate


class EndingFilter(admin.SimpleListFilter):
    title = _("ends soon")
    parameter_name = "ending"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(days), label) for days, label in ENDING]

    def queryset(self, request: HttpRequest, rows: Any) -> Any:
        days = dict(self.lookups(request, None)).keys()
        return rows.ending(int(self.value())) if self.value() in days else rows


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    """A revocation needs a reason, so it is done on the certificate's own page."""

    list_display = ["number", "person", "kind", "status", "issued_on", "days_left", "regency"]
    list_filter = ["status", EndingFilter, "kind", "center", "program"]
    search_fields = ["number", "registration_number", "participant__name"]
    date_hierarchy = "issued_on"
    list_select_related = ["participant", "regency"]
    fields = ["page", "number", "registration_number", "participant", "enrollment", "kind",
              "scheme", "level", "units", "issued_on", "valid_until", "status",
              "issued_by"]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("name"), ordering="participant__name")
    def person(self, certificate: Certificate) -> str:
        return certificate.participant.name

    @admin.display(description=_("days left"), ordering="valid_until")
    def days_left(self, certificate: Certificate) -> Any:
        if certificate.valid_until is None:
            return "–"
        return number(max(0, (certificate.valid_until - timezone.localdate()).days))

    @admin.display(description=_("print or revoke"))
    def page(self, certificate: Certificate) -> str:
        address = reverse("participants:show_certificate", args=[certificate.pk])
        return format_html('<a href="{}">{}</a>', address, _("page of this certificate"))
