"""Background work and the two histories, as the ministry looks at them."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from blkportal.core.history import label_of
from blkportal.core.jobs import cancel_job, release_job
from blkportal.core.models import AuditEntry, Job, StatusChange
from blkportal.core.templatetags.ui import duration
from reports.work_names import name_of


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["what", "status", "requested_by", "attempts", "age", "progress", "error"]
    list_filter = ["status", "kind"]
    search_fields = ["requested_by__email", "requested_by__name", "error"]
    date_hierarchy = "created_at"
    list_select_related = ["requested_by"]
    actions = [
        acting("reports.release_job", _("Cancel"), cancel_job, name="cancel",
               words=ngettext_lazy("%(n)d piece of work was cancelled.",
                                   "%(n)d pieces of work were cancelled.", "n")),
        acting("reports.release_job", _("Release from quarantine"), release_job, name="release",
               words=ngettext_lazy("%(n)d piece of work is tried again.",
                                   "%(n)d pieces of work are tried again.", "n")),
    ]  # fmt: skip
    exclude = ["params", "key"]

    @admin.display(description=_("work"))
    def what(self, job: Job) -> Any:
        return name_of(job)

    @admin.display(description=_("age"), ordering="created_at")
    def age(self, job: Job) -> str:
        return duration(((job.ended_at or timezone.now()) - job.created_at).total_seconds())

    @admin.display(description=_("progress"))
    def progress(self, job: Job) -> str:
        return f"{job.done}/{job.total}" if job.total else "–"


def kind_of(record_type: str) -> type[Model] | None:
    """None for a kind that the portal no longer has: what happened to it is still told."""
    with suppress(LookupError):
        return apps.get_model(record_type)
    return None


def name_of_kind(record_type: str) -> str:
    """programs.quota → kuota."""
    kind = kind_of(record_type)
    return str(kind._meta.verbose_name) if kind else record_type


def state_of_kind(record_type: str, state: str) -> str:
    kind = kind_of(record_type)
    return label_of(kind, state) if kind else state


class OfKind(admin.AllValuesFieldListFilter):
    """Kinds of records by their names instead of the names of their tables."""

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        for choice in super().choices(changelist):
            is_kind = "." in choice["display"]
            named = {"display": name_of_kind(choice["display"])} if is_kind else {}
            yield {**choice, **named}


@admin.register(StatusChange)
class StatusChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "about", "verb", "was", "became", "by_name", "why", "regency_id",
                    "center_id"]  # fmt: skip
    list_filter = [("record_type", OfKind), "verb"]
    search_fields = ["=record_id", "by_name", "=regency_id", "=center_id"]
    search_help_text = _("Number of the record, name of the person, or code of a region or center")
    date_hierarchy = "at"

    @admin.display(description=_("record"), ordering="record_type")
    def about(self, step: StatusChange) -> str:
        return f"{name_of_kind(step.record_type)} {step.record_id}"

    @admin.display(description=_("before"))
    def was(self, step: StatusChange) -> str:
        return state_of_kind(step.record_type, step.before)

    @admin.display(description=_("afterwards"))
    def became(self, step: StatusChange) -> str:
        return state_of_kind(step.record_type, step.after)

    @admin.display(description=_("reason"))
    def why(self, step: StatusChange) -> str:
        return Truncator(step.reason).chars(80)


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "table", "row_id", "action", "who", "columns", "request_id"]
    list_filter = ["action", "table"]
    search_fields = ["=row_id", "=request_id"]
    search_help_text = _("Number of the row, or of the request")
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_names()  # type: ignore[attr-defined]

    @admin.display(description=_("who"))
    def who(self, entry: Any) -> str:
        return entry.user_name or ""

    @admin.display(description=_("columns"))
    def columns(self, entry: AuditEntry) -> str:
        return ", ".join(entry.changed)
