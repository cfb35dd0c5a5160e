from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from participants import services
from participants.models import Consent


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    list_display = ["participant", "purpose", "channel", "given_at", "recorded_by", "withdrawn_at"]
    list_filter = ["purpose", "channel", ("withdrawn_at", admin.EmptyFieldListFilter)]
    search_fields = ["participant__name"]
    date_hierarchy = "given_at"
    list_select_related = ["participant", "recorded_by"]
    actions = [
        acting("participants.withdraw_consent", _("Withdraw the chosen consents"),
               services.withdraw_consent, name="withdraw"),
    ]  # fmt: skip
