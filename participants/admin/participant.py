from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import NothingAdded, ScopedAdmin
from participants import services
from participants.filters import search_people
from participants.models import Look, Participant, Referral
from participants.services.look import note_look
from participants.services.participant import CORRECTABLE


class ParticipantForm(forms.ModelForm):
    """The hidden version tells whether somebody has saved since the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = Participant
        fields = ["name", "sex", "birth_date", "education", "phone", "email", "address",
                  "has_disability", "is_poor_household", "available_from",
                  "willing_to_move"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


@admin.register(Participant)
class ParticipantAdmin(NothingAdded, ScopedAdmin):
    """People, found by name, last four digits, or the whole NIK; corrected, never retyped."""

    list_display = ["name", "masked_nik", "sex", "regency", "education", "nominations", "latest",
                    "created_at"]  # fmt: skip
    list_filter = ["sex", "education", "has_disability", "is_poor_household", "regency__province"]
    search_fields = ["name"]
    search_help_text = _("A part of the name, the last four digits of the NIK, or the whole NIK")
    date_hierarchy = "created_at"
    list_select_related = ["regency"]
    fields = ["name", "masked_nik", "sex", "birth_date", "education", "phone", "email", "address",
              "regency", "domicile", "has_disability", "is_poor_household", "available_from",
              "willing_to_move", "links", "created_at", "version"]  # fmt: skip
    readonly_fields = ["masked_nik", "regency", "domicile", "links", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Counted for the rows of the page alone, not for everybody before they are sorted."""
        own = Referral.objects.filter(participant=OuterRef("pk")).order_by().values("participant")
        times = Subquery(own.annotate(n=Count("pk")).values("n"))
        last = Subquery(own.annotate(last=Max("submitted_on")).values("last"))
        rows = super().get_queryset(request).defer("nik")
        return rows.annotate(times=Coalesce(times, 0), last=last)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        text = search_term.strip()
        return (search_people(queryset, text) if text else queryset), False

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Fields None: the form itself knows what it asks, and that it carries the version."""
        if self.has_change_permission(request, obj):
            kwargs |= {"form": ParticipantForm, "fields": None}
        return super().get_form(request, obj, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        note_look([kw["obj"].pk], Look.Kind.FILE, by=request.user)
        return super().render_change_form(request, context, *args, **kw)

    @admin.display(description="NIK")
    def masked_nik(self, person: Participant) -> str:
        return person.masked_nik

    @admin.display(description=_("nominations"), ordering="times")
    def nominations(self, person: Any) -> int:
        return person.times

    @admin.display(description=_("last nominated"), ordering="last")
    def latest(self, person: Any) -> Any:
        return person.last

    @admin.display(description=_("see also"))
    def links(self, person: Participant) -> str:
        page = reverse("participants:participant_detail", args=[person.pk])
        rows = reverse("admin:participants_referral_changelist") + f"?participant__id={person.pk}"
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            page, _("Journey and history"), rows, _("Nominations"),
        )  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Edits are corrections: through the service, against the version that was shown."""
        if not form.changed_data:
            return
        words = form.cleaned_data
        changes = {name: words[name] for name in CORRECTABLE & words.keys()}
        kept = Participant.objects.get(pk=obj.pk)
        services.correct_participant(
            kept, version=words["version"], changes=changes, by=request.user
        )
