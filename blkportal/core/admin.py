"""What every table of the ministry's admin shares: own rows, verbs row by row, no deletion."""

from collections.abc import Callable
from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from blkportal.core.access import may_do
from blkportal.core.paging import LongPaginator
from blkportal.core.refusals import Refusal
from blkportal.core.rehearsal import do_rows

MOST_TOLD = 20
ROWS_DONE = ngettext_lazy("%(n)d row done.", "%(n)d rows done.", "n")


class ScopedAdmin(admin.ModelAdmin):
    """The reader's rows, joined with what ``list_select_related`` names. Records end by their
    verbs, so nothing is deleted here."""

    list_per_page = 50
    show_full_result_count = False
    paginator = LongPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(request.user)
        joined = self.list_select_related
        return rows.select_related(*joined) if isinstance(joined, list) else rows

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those whose verb the reader may use; whatever names no verb is Django's own."""
        actions: dict[str, Any] = super().get_actions(request)
        verbs = {name: getattr(entry[0], "verb", "") for name, entry in actions.items()}
        return {
            name: entry
            for name, entry in actions.items()
            if not verbs[name] or may_do(request.user, verbs[name])
        }

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NothingAdded:
    """Rows that begin with a verb on a page, or in an upload."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NothingChanged(NothingAdded):
    """Rows that come from the verbs of others, or from shipped files."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(NothingChanged, ScopedAdmin):
    """A table to look at, and to act on by verbs."""


class ServiceForm(forms.ModelForm):
    """A form whose row a service writes; what the service refuses is said in the form."""

    by: Any = None

    def act(self, data: dict[str, Any]) -> Model:
        raise NotImplementedError

    def _post_clean(self) -> None:
        """Where Django would write the fields into the row."""
        if self.errors:
            return
        self._must_be_one_of_a_kind()
        if self.errors:
            return
        try:
            self.instance = self.act(self.cleaned_data)
        except Refusal as refusal:
            self.add_error(None, forms.ValidationError(str(refusal.text), code=refusal.code))

    def _must_be_one_of_a_kind(self) -> None:
        """Asked of a copy: the row itself stays as the service must find it."""
        written = forms.models.construct_instance(self, copy(self.instance), self._meta.fields)
        try:
            written.validate_unique(
                exclude=self._get_validation_exclusions()  # type: ignore[attr-defined]
            )
        except forms.ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]


class VersionedForm(ServiceForm):
    """A form that adds by ``begin`` and, against the version that was shown, by ``correct``."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version

    def begin(self, data: dict[str, Any]) -> Model:
        raise NotImplementedError

    def correct(self, changes: dict[str, Any], version: int) -> Model:
        raise NotImplementedError

    def act(self, data: dict[str, Any]) -> Model:
        version = data.pop("seen_version") or 0
        if self.instance.pk is None:
            return self.begin(data)
        changes = {name: data[name] for name in self.changed_data if name in data}
        return self.correct(changes, version) if changes else self.instance


class ServiceFormAdmin(ScopedAdmin):
    """A table whose rows are added and changed by a ``ServiceForm``."""

    def get_inlines(self, request: HttpRequest, obj: Any) -> list:
        """What belongs to a record is shown once there is one."""
        return list(super().get_inlines(request, obj)) if obj else []

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Already written by the service, in this same transaction."""


def acting(
    permission: str,
    description: Any,
    service: Callable[..., Any],
    *,
    name: str = "",
    words: Any = ROWS_DONE,
) -> Callable[..., None]:
    """An action of a change list; shown and done only for who may use the verb.

    ``words`` is an ``ngettext_lazy(…, …, "n")`` that counts what was done.
    """

    @admin.action(description=description)
    def run(model_admin: Any, request: HttpRequest, rows: QuerySet) -> None:
        if not may_do(request.user, permission):
            messages.error(request, _("Your role may only read here."))
            return
        do_each(request, rows, service, words)

    run.__name__ = name or permission.split(".")[1]
    run.verb = permission  # type: ignore[attr-defined]
    run.service = service  # type: ignore[attr-defined]
    return run


def do_each(request: HttpRequest, rows: QuerySet, service: Callable[..., Any], words: Any) -> None:
    """The service for each ticked row by itself; a refused row says why and stops no other."""
    outcome = do_rows(rows, service, by=request.user)
    if outcome.done:
        messages.success(request, words % {"n": len(outcome.done)})
    for row, reason in outcome.refused[:MOST_TOLD]:
        messages.warning(request, f"{row}: {reason}")
    if len(outcome.refused) > MOST_TOLD:
        text = _("%(n)s further rows were refused.") % {"n": len(outcome.refused) - MOST_TOLD}
        messages.warning(request, text)
