from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from participants import services
from participants.admin.selection_actions import SELECTION_ACTIONS
from participants.admin.years import BatchYear
from participants.filters import search_people
from participants.models import Participant, Referral
from participants.services.shares import kept_shares
from participants.states import ReferralStatus

WAITING = (ReferralStatus.SUBMITTED, ReferralStatus.RETURNED, ReferralStatus.VERIFIED)


@admin.register(Referral)
class ReferralAdmin(ReadOnlyAdmin):
    """Who was nominated by whom for what, and for how many days it has waited."""

    list_display = ["participant", "batch", "regency", "center", "status", "submitted_on",
                    "days_waiting"]  # fmt: skip
    list_filter = ["status", BatchYear, "center", "regency__province",
                   ("source", admin.EmptyFieldListFilter)]  # fmt: skip
    search_fields = ["participant__name"]
    search_help_text = _("A part of the name, the last four digits of the NIK, or the whole NIK")
    date_hierarchy = "submitted_on"
    list_select_related = ["participant", "batch", "regency", "center"]
    actions = [
        acting("participants.withdraw_referral", _("Withdraw the chosen nominations"),
               services.withdraw_referral, name="withdraw"),
        *SELECTION_ACTIONS,
    ]  # fmt: skip
    fields = ["participant", "batch", "regency", "center", "status", "submitted_on",
              "verified_on", "decided_on", "rank", "reason", "rules_of", "rules", "shares_then",
              "source", "created_by", "links"]  # fmt: skip
    readonly_fields = ["rules", "shares_then", "links"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not (text := search_term.strip()):
            return queryset, False
        people = search_people(Participant.objects.visible_to(request.user), text)
        return queryset.filter(participant__in=people.values("pk")), False

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        allowed = {"participant__id", "participant__id__exact", "batch__id__exact"}
        return lookup in allowed or super().lookup_allowed(lookup, value, request)

    @admin.display(description=_("days waiting"), ordering="submitted_on")
    def days_waiting(self, referral: Referral) -> Any:
        if referral.status not in WAITING or not referral.submitted_on:
            return "–"
        return (timezone.localdate() - referral.submitted_on).days

    @admin.display(description=_("eligibility"))
    def rules(self, referral: Referral) -> str:
        marks = {True: _("met"), False: _("not met")}
        return "\n".join(f"{marks[rule['ok']]}: {rule['text']}" for rule in referral.eligibility)

    @admin.display(description=_("priority shares at that time"))
    def shares_then(self, referral: Referral) -> str:
        text = _("%(group)s: %(seated)s of %(all)s with a seat, %(meant)s meant")
        return (
            "\n".join(
                text
                % {
                    "group": share.label,
                    "seated": share.seated,
                    "all": share.seated_all,
                    "meant": share.meant,
                }
                for share in kept_shares(referral)
            )
            or "–"
        )

    @admin.display(description=_("see also"))
    def links(self, referral: Referral) -> str:
        page = reverse("participants:review_referral", args=[referral.pk])
        person = reverse("admin:participants_participant_change", args=[referral.participant_id])
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            page, _("Nomination and history"), person, _("Person"),
        )  # fmt: skip
