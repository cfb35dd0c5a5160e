"""Filters that pages and the API share; each is part of the address."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.models import Enrollment
from participants.states import Outcome
from placements.models import Employer, FirmSignup, HireRequest, Placement
from placements.states import EmployerStatus, Evidence, HireRequestStatus, SignupStatus
from programs.models import Program


class HireRequestFilter(filters.FilterSet):
    status = filters.ChoiceFilter(
        choices=HireRequestStatus, label=_("Status"), empty_label=_("All")
    )
    job = filters.CharFilter("job_title", "icontains", label=_("Job"))
    asked_from = filters.DateFilter(
        "requested_at", "date__gte", label=_("Asked from"), widget=DayInput()
    )

    class Meta:
        model = HireRequest
        fields: list[str] = []


class PlacementFilter(filters.FilterSet):
    kind = filters.ChoiceFilter(choices=Placement.Kind, label=_("Kind"), empty_label=_("All"))
    evidence = filters.ChoiceFilter(choices=Evidence, label=_("Evidence"), empty_label=_("All"))
    year = filters.NumberFilter(
        "started_on", "year", min_value=2000, max_value=2100, label=_("Year")
    )
    program = filters.ModelChoiceFilter(
        field_name="enrollment__program",
        queryset=Program.objects.all(),
        label=_("Program"),
        empty_label=_("All"),
    )
    ended = filters.ChoiceFilter(
        method="by_end",
        choices=[
            ("no", _("Goes on")),
            ("unconfirmed", _("Goes on, not confirmed by the firm")),
            ("yes", _("Has ended")),
        ],
        label=_("Now"),
        empty_label=_("All"),
    )

    disputed = filters.ChoiceFilter(
        method="by_dispute", choices=[("yes", _("Yes")), ("no", _("No"))], label=_("Disputed"),
        empty_label=_("All"),
    )  # fmt: skip

    class Meta:
        model = Placement
        fields: list[str] = []

    def by_dispute(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(disputed_on__isnull=value == "no")

    def by_end(self, rows: Any, name: str, value: str) -> QuerySet:
        if value == "unconfirmed":
            return rows.unconfirmed()
        return rows.filter(ended_on__isnull=value == "no")


class AlumniFilter(filters.FilterSet):
    outcome = filters.ChoiceFilter(choices=Outcome, label=_("What is known"), empty_label=_("All"))
    name = filters.CharFilter("participant__name", "icontains", label=_("Name"))
    program = filters.ModelChoiceFilter(
        queryset=Program.objects.all(), label=_("Program"), empty_label=_("All")
    )
    year = filters.NumberFilter(
        "graduated_on", "year", min_value=2000, max_value=2100, label=_("Year of graduation")
    )

    class Meta:
        model = Enrollment
        fields: list[str] = []


class EmployerFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_text", label=_("Name or registry number"))
    status = filters.ChoiceFilter(choices=EmployerStatus, label=_("Status"), empty_label=_("All"))
    sector = filters.CharFilter("sector", "icontains", label=_("Sector"))

    class Meta:
        model = Employer
        fields: list[str] = []

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(name__icontains=value) | rows.filter(
            registry_number__icontains="".join(value.split())
        )


class FirmSignupFilter(filters.FilterSet):
    q = filters.CharFilter(method="by_text", label=_("Name or registry number"))
    status = filters.ChoiceFilter(choices=SignupStatus, label=_("Status"), empty_label=_("All"))

    class Meta:
        model = FirmSignup
        fields: list[str] = []

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        number = Q(registry_number__icontains="".join(value.split()))
        return rows.filter(Q(name__icontains=value) | number)
