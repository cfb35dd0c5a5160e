"""The ministry's desk for places, agencies and officers."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, ScopedAdmin
from regions import services
from regions.filters import codes_named
from regions.forms import AgencyForm
from regions.models import Officer, Province, Regency, RegionalAgency


def link(name: str, words: Any, query: str = "", *args: Any) -> str:
    return format_html('<a href="{}{}">{}</a>', reverse(name, args=args), query, words)


@admin.register(Province)
class ProvinceAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "regencies_now", "agencies_now", "reports"]
    ordering = ["code"]  # a count drops the order of the model
    search_fields = ["code", "name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        regencies = Count("regencies", distinct=True)
        return rows.annotate(
            regencies_now=regencies, agencies_now=Count("agencies", distinct=True)
        )

    @admin.display(description=_("regencies and cities"), ordering="regencies_now")
    def regencies_now(self, province: Any) -> str:
        query = f"?province__code__exact={province.pk}"
        return link("admin:regions_regency_changelist", province.regencies_now, query)

    @admin.display(description=_("agencies"), ordering="agencies_now")
    def agencies_now(self, province: Any) -> int:
        return province.agencies_now

    @admin.display(description=_("reports"))
    def reports(self, province: Province) -> str:
        return link("reports:request_report", _("Build a report"), f"?place={province.pk}")


@admin.register(Regency)
class RegencyAdmin(ReadOnlyAdmin):
    list_display = ["code", "full_name", "province", "population", "agencies_now",
                    "succeeded_by", "reports"]  # fmt: skip
    list_filter = ["kind", ("succeeded_by", admin.EmptyFieldListFilter), "utc_offset", "province"]
    list_select_related = ["province", "succeeded_by"]
    ordering = ["code"]
    search_fields = ["name"]
    search_help_text = _("A name in any spelling, or a code such as 62.10.")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(agencies_now=Count("agencies"))

    def get_search_results(
        self, request: HttpRequest, rows: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term:
            return rows, False
        return rows.filter(pk__in=codes_named(search_term)), False

    @admin.display(description=_("name"), ordering="name")
    def full_name(self, regency: Regency) -> str:
        return regency.official_name

    @admin.display(description=_("agencies"), ordering="agencies_now")
    def agencies_now(self, regency: Any) -> str:
        address = "admin:regions_regionalagency_changelist"
        return link(address, regency.agencies_now, f"?regency__code__exact={regency.pk}")

    @admin.display(description=_("reports"))
    def reports(self, regency: Regency) -> str:
        return link("reports:request_report", _("Build a report"), f"?place={regency.pk}")


class NobodyFilter(admin.SimpleListFilter):
    title, parameter_name = _("officers"), "officers"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("none", _("nobody works here")), ("some", _("has officers"))]

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        wanted = {"none": {"officers_now": 0}, "some": {"officers_now__gt": 0}}
        return rows.filter(**wanted.get(self.value(), {}))


@admin.register(RegionalAgency)
class RegionalAgencyAdmin(ScopedAdmin):
    list_display = ["name", "place", "officers_now", "phone", "email", "page"]
    list_filter = [NobodyFilter, "regency__province"]
    list_select_related = ["regency", "province"]
    ordering = ["name"]
    search_fields = ["name", "regency__name", "province__name"]
    autocomplete_fields = ["regency", "province"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_officers()

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        writes = obj is not None and self.has_change_permission(request, obj)
        if writes:  # fields None: the form itself knows that it carries the version
            kwargs |= {"form": AgencyForm, "fields": None}
        return super().get_form(request, obj, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        own = ["regency", "province"] if obj is None else ["version"]
        return [*services.CONTACT, *own]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
        if not change or not form.changed_data:
            return
        agency = RegionalAgency.objects.get(pk=obj.pk)
        version = form.cleaned_data["version"]
        services.change_agency(agency, form.cleaned_data, version=version, by=request.user)

    @admin.display(description=_("place"), ordering="regency")
    def place(self, agency: RegionalAgency) -> str:
        return f"{agency.place} · {agency.scope_key}"

    @admin.display(description=_("officers"), ordering="officers_now")
    def officers_now(self, agency: Any) -> str:
        address = "admin:regions_officer_changelist"
        return link(address, agency.officers_now, f"?agency__id__exact={agency.pk}")

    @admin.display(description=_("in the portal"))
    def page(self, agency: RegionalAgency) -> str:
        return link("regions:see_agency", _("Page"), "", agency.pk)


@admin.register(Officer)
class OfficerAdmin(ScopedAdmin):
    list_display = ["user", "email", "agency", "title", "state", "since", "move"]
    list_filter = ["user__role", ("user__last_login", admin.EmptyFieldListFilter)]
    list_select_related = ["user", "agency"]
    search_fields = ["user__name", "user__email", "agency__name"]
    date_hierarchy = "since"
    autocomplete_fields = ["user", "agency"]
    fields = ["user", "agency", "title", "phone"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["user", "agency"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new officer takes the way of the service, which writes the account's scope."""
        if change:
            super().save_model(request, obj, form, change)
            return
        officer = services.appoint_officer(obj.user, obj.agency, obj.title, by=request.user)
        officer.phone = obj.phone
        officer.save(update_fields=["phone"])
        obj.pk, obj._state.adding = officer.pk, False

    @admin.display(description=_("e-mail"), ordering="user__email")
    def email(self, officer: Officer) -> str:
        return officer.user.email

    @admin.display(description=_("account"))
    def state(self, officer: Officer) -> str:
        return officer.user.get_state_display()

    @admin.display(description=_("move"))
    def move(self, officer: Officer) -> str:
        return link("regions:move_officer", _("Move to another agency"), "", officer.pk)
