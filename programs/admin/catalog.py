from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ScopedAdmin
from programs.models import CertificationBody, CompetencyUnit, FundingSource, Program, Vocation
from programs.numbering import example_of


class UnitInline(admin.TabularInline):
    model = CompetencyUnit
    extra = 0


@admin.register(Program)
class ProgramAdmin(ScopedAdmin):
    list_display = ["title", "vocation", "lesson_hours", "qualification_level", "unit_count",
                    "batch_count", "is_offered"]  # fmt: skip
    list_filter = ["is_offered", "vocation", "qualification_level"]
    search_fields = ["title", "code", "certification_scheme"]
    list_select_related = ["vocation"]
    autocomplete_fields = ["vocation"]
    readonly_fields = ["next_looks_like"]
    inlines = [UnitInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.annotate(
            n_units=Count("units", distinct=True), n_batches=Count("batches", distinct=True)
        )

    @admin.display(description=_("a number looks like"))
    def next_looks_like(self, program: Program) -> str:
        return example_of(program.certificate_pattern, program.code)

    @admin.display(description=_("units"), ordering="n_units")
    def unit_count(self, program: Any) -> int:
        return program.n_units

    @admin.display(description=_("batches"), ordering="n_batches")
    def batch_count(self, program: Any) -> int:
        return program.n_batches


@admin.register(Vocation)
class VocationAdmin(ScopedAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]


@admin.register(FundingSource)
class FundingSourceAdmin(ScopedAdmin):
    list_display = ["name", "code"]
    search_fields = ["name", "code"]


@admin.register(CertificationBody)
class CertificationBodyAdmin(ScopedAdmin):
    list_display = ["name", "licence_number", "licensed_until", "decision_days",
                    "reassessment_days", "most_attempts"]  # fmt: skip
    search_fields = ["name", "licence_number"]
