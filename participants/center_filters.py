"""What the center's lists can be narrowed by; the API filters by the same names."""

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participants.models import Certificate, Enrollment, Referral, Stay
from participants.models.certificate import CertificateQuerySet
from participants.states import CertificateStatus, EnrollmentStatus, ReferralStatus
from programs.models import Program, TrainingCenter

ALL = _("All")
ENDING = [(30, _("in 30 days")), (90, _("in 90 days")), (180, _("in 180 days"))]
DECIDABLE = [choice for choice in ReferralStatus.choices if choice[0] != ReferralStatus.DRAFT]


class ClassReferralFilter(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Name"), field_name="participant__name", lookup_expr="icontains"
    )
    status = filters.ChoiceFilter(label=_("Status"), choices=DECIDABLE, empty_label=ALL)

    class Meta:
        model = Referral
        fields: list[str] = []


class EnrollmentFilter(filters.FilterSet):
    batch = filters.NumberFilter(label=_("Batch"))
    status = filters.ChoiceFilter(
        label=_("Status"), choices=EnrollmentStatus.choices, empty_label=ALL
    )
    regency = filters.CharFilter(label=_("Regency or city"), max_length=5)
    graduated_from = filters.DateFilter(
        label=_("Graduated from"), field_name="graduated_on", lookup_expr="gte"
    )
    graduated_to = filters.DateFilter(
        label=_("Graduated to"), field_name="graduated_on", lookup_expr="lte"
    )

    class Meta:
        model = Enrollment
        fields: list[str] = []


class StayFilter(filters.FilterSet):
    enrollment = filters.NumberFilter()
    tonight = filters.DateFilter(field_name="nights", lookup_expr="contains")

    class Meta:
        model = Stay
        fields: list[str] = []


class CertificateFilter(filters.FilterSet):
    q = filters.CharFilter(label=_("Number or name"), method="search")
    kind = filters.ChoiceFilter(label=_("Kind"), choices=Certificate.Kind.choices, empty_label=ALL)
    status = filters.ChoiceFilter(
        label=_("Status"), choices=CertificateStatus.choices, empty_label=ALL
    )
    program = filters.ModelChoiceFilter(
        label=_("Program"), queryset=Program.objects.all(), empty_label=ALL
    )
    center = filters.ModelChoiceFilter(
        label=_("Training center"), queryset=TrainingCenter.objects.all(), empty_label=ALL
    )

    ending = filters.ChoiceFilter(
        label=_("Ends soon"),
        choices=ENDING,
        empty_label=ALL,
        method="end_soon",
    )

    class Meta:
        model = Certificate
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(
            Q(number__icontains=text)
            | Q(registration_number__icontains=text)
            | Q(participant__name__icontains=text)
        )

    def end_soon(self, rows: CertificateQuerySet, name: str, days: str) -> QuerySet:
        return rows.ending(int(days))
