"""The one page on which every verb of this app asks what it needs to know."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from placements.crumbs import parent_of


def form_page(
    request: HttpRequest, form: BaseForm, *, title: Any, button: Any, back: str, **about: Any
) -> HttpResponse:
    """``about`` may name parent, intro, facts [(label, value)], danger, hidden [(name, value)]."""
    parent = about.pop("parent", None) or parent_of(back)
    context = {"form": form, "title": title, "button": button, "back": back, "parent": parent}
    context |= about
    return render(request, "placements/verb_form.html", context)


def bound(form: type[BaseForm], request: HttpRequest, **options: Any) -> Any:
    data = request.POST if request.method == "POST" else None
    if data is not None and request.FILES:
        options["files"] = request.FILES
    return form(data, **options)
