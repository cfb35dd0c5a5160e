"""The ministry's desk for firms, requests and placements; every action calls a service."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import (
    NothingAdded,
    ReadOnlyAdmin,
    ServiceFormAdmin,
    VersionedForm,
    acting,
)
from placements import services
from placements.models import (
    Employer,
    EmployerContact,
    FollowUp,
    HireRequest,
    Placement,
    Vacancy,
)
from placements.states import EmployerStatus, HireRequestStatus


class ContactInline(NothingAdded, admin.TabularInline):
    model = EmployerContact
    extra = 0
    can_delete = False
    fields = ["user", "title", "phone"]
    readonly_fields = ["user"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("user")


class EmployerForm(VersionedForm):
    """Registers and corrects as the pages do, with the same refusals."""

    is_direct = forms.BooleanField(
        label=_("The firm declares that it employs and pays the people itself"), required=False
    )

    class Meta:
        model = Employer
        fields = ["name", "registry_number", "sector", "kbli", "regency", "address", "website"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "is_direct" in self.fields:
            self.fields["is_direct"].initial = self.instance.has_declared

    def _get_validation_exclusions(self) -> set[str]:
        """The service says what is wrong with the class of business."""
        return {*super()._get_validation_exclusions(), "kbli"}

    def begin(self, data: dict[str, Any]) -> Employer:
        return services.register_employer(by=self.by, **data)

    def correct(self, changes: dict[str, Any], version: int) -> Employer:
        return services.correct_employer(self.instance, version=version, by=self.by, **changes)


@admin.register(Employer)
class EmployerAdmin(ServiceFormAdmin):
    form = EmployerForm
    list_display = ["name", "registry_number", "sector", "kbli", "declared_on", "regency",
                    "status", "days_waiting", "waiting_requests", "works_here"]  # fmt: skip
    list_filter = ["status", "sector"]
    search_fields = ["name", "registry_number"]
    date_hierarchy = "created_at"
    list_select_related = ["regency"]
    readonly_fields = ["status", "stopped_because", "declared_on", "created_at", "page"]
    inlines = [ContactInline]
    actions = [
        acting("placements.verify_employer", _("Verify the ticked employers"),
               services.verify_employer, name="verify_employers",
               words=ngettext_lazy("%(n)d employer verified.", "%(n)d employers verified.", "n")),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        waits = Count(
            "hire_requests",
            filter=Q(hire_requests__status=HireRequestStatus.REQUESTED),
            distinct=True,
        )
        works = Count("placements", filter=Q(placements__ended_on__isnull=True), distinct=True)
        return super().get_queryset(request).annotate(waits=waits, works=works)

    @admin.display(description=_("days waiting"), ordering="created_at")
    def days_waiting(self, employer: Employer) -> int | str:
        if employer.status != EmployerStatus.PENDING:
            return "–"
        return (timezone.now() - (employer.appealed_at or employer.created_at)).days

    @admin.display(description=_("requests waiting"), ordering="waits")
    def waiting_requests(self, employer: Any) -> int:
        return employer.waits

    @admin.display(description=_("work here"), ordering="works")
    def works_here(self, employer: Any) -> str:
        address = reverse("admin:placements_placement_changelist")
        return format_html(
            '<a href="{}?employer__id__exact={}">{}</a>', address, employer.pk, employer.works
        )

    @admin.display(description=_("in the portal"))
    def page(self, employer: Employer) -> str:
        if employer.pk is None:
            return "–"
        address = reverse("placements:employer_detail", args=[employer.pk])
        words = _("Deny, suspend, appoint a contact, history")
        return format_html('<a href="{}">{}</a>', address, words)


@admin.register(EmployerContact)
class EmployerContactAdmin(ReadOnlyAdmin):
    list_display = ["user", "employer", "title", "phone"]
    search_fields = ["user__name", "user__email", "employer__name"]
    list_select_related = ["user", "employer"]


@admin.register(Vacancy)
class VacancyAdmin(ReadOnlyAdmin):
    """Reviewed on its page, where a return has its reason; here many at once."""

    list_display = ["job_title", "employer", "work_regency", "headcount", "filled", "valid_until",
                    "status", "page"]  # fmt: skip
    list_filter = ["status", "contract", "vocation", "work_regency__province"]
    search_fields = ["job_title", "employer__name"]
    date_hierarchy = "created_at"
    list_select_related = ["employer", "work_regency", "vocation", "joined_into"]
    actions = [
        acting("placements.publish_vacancy", _("Publish the ticked vacancies"),
               services.publish_vacancy, name="publish_vacancies",
               words=ngettext_lazy("%(n)d vacancy published.", "%(n)d vacancies published.", "n")),
    ]  # fmt: skip

    @admin.display(description=_("page"))
    def page(self, vacancy: Vacancy) -> str:
        address = reverse("placements:show_vacancy", args=[vacancy.pk])
        return format_html('<a href="{}">{}</a>', address, _("Publish, return, history"))


@admin.register(HireRequest)
class HireRequestAdmin(ReadOnlyAdmin):
    list_display = ["initials", "job_title", "employer", "regency", "center", "status",
                    "requested_at", "days_waiting"]  # fmt: skip
    list_filter = ["status", "center"]
    search_fields = ["job_title", "employer__name", "initials"]
    date_hierarchy = "requested_at"
    list_select_related = ["employer", "regency", "center", "work_regency", "requested_by",
                           "participant", "certificate", "enrollment__participant",
                           "enrollment__batch"]  # fmt: skip
    exclude = ["contact_name", "contact_phone"]
    actions = [
        acting("placements.lapse_hire_requests", _("Close the ticked requests for the employer"),
               services.withdraw_hire_request, name="withdraw_hire_requests",
               words=ngettext_lazy("%(n)d request closed.", "%(n)d requests closed.", "n")),
    ]  # fmt: skip

    @admin.display(description=_("days waiting"), ordering="requested_at")
    def days_waiting(self, asked: HireRequest) -> int | str:
        if asked.status != HireRequestStatus.REQUESTED:
            return "–"
        return (timezone.now() - asked.requested_at).days


@admin.register(Placement)
class PlacementAdmin(ReadOnlyAdmin):
    list_display = ["participant", "kind", "firm", "job_title", "regency", "started_on",
                    "ended_on", "evidence", "disputed_on"]  # fmt: skip
    list_filter = ["kind", "evidence", "center", ("ended_on", admin.EmptyFieldListFilter),
                   ("employer", admin.RelatedOnlyFieldListFilter)]  # fmt: skip
    search_fields = ["participant__name", "employer__name", "employer_name", "job_title"]
    date_hierarchy = "started_on"
    list_select_related = ["participant", "employer", "regency", "center",
                           "enrollment__participant", "enrollment__batch"]  # fmt: skip

    @admin.display(description=_("firm, business or school"))
    def firm(self, placement: Placement) -> str:
        return placement.firm


@admin.register(FollowUp)
class FollowUpAdmin(ReadOnlyAdmin):
    list_display = ["participant", "months", "regency", "center", "due_on", "closes_on", "answer",
                    "source", "times_asked"]  # fmt: skip
    list_filter = ["months", "answer", "source", "center"]
    search_fields = ["participant__name"]
    date_hierarchy = "due_on"
    list_select_related = ["participant", "regency", "center", "enrollment__participant",
                           "enrollment__batch"]  # fmt: skip
