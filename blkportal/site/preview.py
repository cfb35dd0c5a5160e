"""Before a list action does anything, a page says to which rows, and which are refused and why."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import model_format_dict
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from blkportal.core.rehearsal import rehearse

SURE = "sure"  # what the button of the preview sends
MOST_AT_ONCE = 500  # a page answers within seconds
MOST_SHOWN = 50


def too_many(number: int) -> str:
    words = {"most": MOST_AT_ONCE, "n": number}
    text = _("%(n)d rows are ticked; at most %(most)d can be changed at once. Narrow the list.")
    return text % words


def with_preview(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A change list whose actions ask first."""
    desk: ModelAdmin = view.__self__  # type: ignore[attr-defined]

    @wraps(view)
    def asking_first(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and "action" in request.POST:
            try:
                rows = ticked(desk, request)
            except (ValueError, ValidationError):  # keys that no row can have
                return redirect(request.get_full_path())
            if (number := rows.count()) > MOST_AT_ONCE:
                messages.error(request, too_many(number))
                return redirect(request.get_full_path())
            if SURE not in request.POST and (page := preview(desk, request, list(rows))):
                return page
        return view(request, *args, **kwargs)

    return asking_first


def ticked(desk: ModelAdmin, request: HttpRequest) -> QuerySet:
    """The rows of the list that the action would get."""
    rows = desk.get_changelist_instance(request).get_queryset(request)
    if request.POST.get("select_across") == "1":
        return rows
    return rows.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))


def preview(desk: ModelAdmin, request: HttpRequest, rows: list[Any]) -> HttpResponse | None:
    """``None`` where there is nothing to show: the list itself says what is missing."""
    action = desk.get_actions(request).get(request.POST["action"])
    if not action or not rows:
        return None
    outcome = rehearse(rows, action[0].service, by=request.user)
    sent = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    context = {
        **desk.admin_site.each_context(request),
        "title": action[2] % model_format_dict(desk.opts),
        "opts": desk.opts,
        "rows": outcome.done[:MOST_SHOWN],
        "count": len(outcome.done),
        "more": max(len(outcome.done) - MOST_SHOWN, 0),
        "refused": outcome.refused,
        "sent": sent | {SURE: ["yes"]},
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/action_preview.html", context)
