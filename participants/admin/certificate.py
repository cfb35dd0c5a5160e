from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin
from blkportal.core.templatetags.ui import number
from participants.models import Certificate


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyAdmin):
    """A revocation needs a reason, so it is done on the certificate's own page."""

    list_display = ["number", "person", "kind", "status", "issued_on", "days_left", "regency"]
    list_filter = ["status", "kind", "center", "program"]
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
