"""The ledger, the seats passed on and the drifts: to read; what is to be done has its page."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from programs import services
from programs.models import Drift, QuotaEntry, SeatClaim, SeatOffer


def take_back_by_the_ministry(offer: SeatOffer, *, by: Any) -> None:
    services.take_back_seats(offer, reason=_now("Taken back by the ministry"), by=by)


@admin.register(QuotaEntry)
class QuotaEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "quota", "kind", "seats", "nominees", "nominated", "taken",
                    "seats_after", "taken_after", "reason"]  # fmt: skip
    list_filter = ["kind"]
    search_fields = ["quota__regency__name", "quota__agreement__number", "reason"]
    date_hierarchy = "at"
    list_select_related = ["quota__batch", "quota__program"]


@admin.register(SeatOffer)
class SeatOfferAdmin(ReadOnlyAdmin):
    list_display = ["regency", "purpose", "seats", "remaining", "until", "status"]
    list_filter = ["status", "center", "regency__province"]
    search_fields = ["regency__name", "batch__title", "program__title"]
    date_hierarchy = "until"
    list_select_related = ["regency", "batch", "program"]
    actions = [
        acting("programs.take_back_seats", _("Take back what is left"), take_back_by_the_ministry)
    ]

    @admin.display(description=_("for"))
    def purpose(self, offer: SeatOffer) -> str:
        return str(offer)


@admin.register(SeatClaim)
class SeatClaimAdmin(ReadOnlyAdmin):
    list_display = ["claimed_at", "from_regency", "regency", "seats", "quota"]
    search_fields = ["regency__name", "from_regency__name"]
    date_hierarchy = "claimed_at"
    list_select_related = ["regency", "from_regency", "quota__batch", "quota__program"]


@admin.register(Drift)
class DriftAdmin(ReadOnlyAdmin):
    list_display = ["label", "figure", "kept", "counted", "found_at", "settled_at"]
    list_filter = ["figure", ("settled_at", admin.EmptyFieldListFilter)]
    search_fields = ["label"]
    date_hierarchy = "found_at"
