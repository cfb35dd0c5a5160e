from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from placements import services
from placements.models import FirmSignup


@admin.register(FirmSignup)
class FirmSignupAdmin(ReadOnlyAdmin):
    """Denied on its page, where the reason is asked."""

    list_display = ["name", "registry_number", "kbli", "regency", "contact_name", "signed_up_at",
                    "status", "page"]  # fmt: skip
    list_filter = ["status", "regency__province"]
    search_fields = ["name", "registry_number", "contact_name", "email"]
    date_hierarchy = "signed_up_at"
    list_select_related = ["regency", "employer"]
    exclude = ["key"]
    actions = [
        acting("placements.verify_signup", _("Verify the ticked registrations"),
               services.verify_signup, name="verify_signups",
               words=ngettext_lazy("%(n)d firm verified.", "%(n)d firms verified.", "n")),
    ]  # fmt: skip

    @admin.display(description=_("page"))
    def page(self, signup: FirmSignup) -> str:
        address = reverse("placements:show_signup", args=[signup.pk])
        return format_html('<a href="{}">{}</a>', address, _("Verify, deny, history"))
