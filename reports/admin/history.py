"""Background work and the two histories, as the ministry looks at them."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.admin import ReadOnlyAdmin, acting
from blkportal.core.history import label_of
from blkportal.core.jobs import cancel_job, release_job
from blkportal.core.kinds import kind_of, name_of_kind
from blkportal.core.models import AuditEntry, Job, StatusChange
from blkportal.core.step_names import name_of_step
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


class OfStep(admin.AllValuesFieldListFilter):
    """Steps in words, by these in order; the first choice is of all of them."""

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        everything, *steps = super().choices(changelist)
        yield everything
        named = [{**choice, "display": name_of_step(choice["display"])} for choice in steps]
        yield from sorted(named, key=lambda choice: choice["display"])


@admin.register(StatusChange)
class StatusChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "about", "step", "was", "became", "by_name", "why", "regency_id",
                    "center_id"]  # fmt: skip
    fields = ["at", "about", "step", "was", "became", "reason", "by_name", "regency_id",
              "center_id"]  # fmt: skip
    readonly_fields = fields
    list_filter = [("record_type", OfKind), ("verb", OfStep)]
    search_fields = ["=record_id", "by_name", "=regency_id", "=center_id"]
    search_help_text = _("Number of the record, name of the person, or code of a region or center")
    date_hierarchy = "at"

    @admin.display(description=_("record"), ordering="record_type")
    def about(self, step: StatusChange) -> str:
        return str(step)

    @admin.display(description=_("step"), ordering="verb")
    def step(self, step: StatusChange) -> str:
        return name_of_step(step.verb)

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
