from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import NothingChanged, ReadOnlyAdmin, acting
from participants import services
from participants.models import Certificate, Enrollment, Stay


class CertificateInline(NothingChanged, admin.TabularInline):
    model = Certificate
    extra = 0
    can_delete = False
    show_change_link = True
    fields = ["number", "kind", "status", "issued_on", "valid_until"]


class StayInline(NothingChanged, admin.TabularInline):
    model = Stay
    extra = 0
    can_delete = False
    fields = ["bed", "nights", "is_cancelled"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("bed__room__dormitory")


@admin.register(Enrollment)
class EnrollmentAdmin(ReadOnlyAdmin):
    list_display = ["person", "batch", "regency", "status", "enrolled_on", "graduated_on",
                    "certified_on", "outcome"]  # fmt: skip
    list_filter = ["status", "outcome", "is_boarding", "sex", "funding", "center"]
    search_fields = ["participant__name", "batch__title", "batch__code", "participant__nik_last4"]
    date_hierarchy = "enrolled_on"
    list_select_related = ["participant", "batch", "program", "center", "regency", "funding"]
    fields = ["page", "participant", "batch", "program", "center", "regency", "funding", "sex",
              "is_boarding", "status", "confirmed_on", "enrolled_on", "dropped_on",
              "completed_on", "graduated_on", "assessed_on", "competent_on", "certified_on",
              "placed_on", "outcome", "outcome_known_on"]  # fmt: skip
    readonly_fields = fields
    inlines = [StayInline, CertificateInline]
    actions = [
        acting("participants.arrive_enrollment", _("Arrived today"),
               services.arrive_enrollment),
        acting("participants.miss_enrollment", _("Did not arrive"),
               services.miss_enrollment),
        acting("participants.start_enrollment", _("Start the training"),
               services.start_enrollment),
        acting("participants.complete_enrollment", _("Training completed today"),
               services.complete_enrollment),
        acting("participants.graduate_enrollment", _("Graduate today"),
               services.graduate_enrollment),
    ]  # fmt: skip

    @admin.display(description=_("name"), ordering="participant__name")
    def person(self, enrollment: Enrollment) -> str:
        return enrollment.participant.name

    @admin.display(description=_("steps that ask for a reason"))
    def page(self, enrollment: Enrollment) -> str:
        address = reverse("participants:show_enrollment", args=[enrollment.pk])
        return format_html('<a href="{}">{}</a>', address, _("page of this person"))


@admin.register(Stay)
class StayAdmin(ReadOnlyAdmin):
    list_display = ["person", "bed", "nights", "center", "is_cancelled"]
    list_filter = ["is_cancelled", "sex", "center"]
    search_fields = ["enrollment__participant__name", "bed__room__name"]
    list_select_related = ["enrollment__participant", "enrollment__batch", "bed__room__dormitory",
                           "center", "regency"]  # fmt: skip

    @admin.display(description=_("name"))
    def person(self, stay: Stay) -> str:
        return stay.enrollment.participant.name
