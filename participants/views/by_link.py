"""What all pages behind personal links share: no account, no search engine, nobody else's rows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from blkportal.core.scope import acting_in, unscoped
from participants.personal_link import Holder, read_link

NOT_FOUND = 404
BOTH = ("GET", "HEAD", "POST")
View = Callable[..., HttpResponse]


def opened_by(purpose: str, *methods: str, kind: type[Holder] = Holder) -> Callable[[View], View]:
    """Guard a view: it runs in the scope of whoever holds a link for this purpose."""

    def guard(view: View) -> View:
        @login_not_required
        @unscoped
        @never_cache
        @require_http_methods(list(methods or BOTH))
        @wraps(view)
        def guarded(request: HttpRequest, link: str, **parts: Any) -> HttpResponse:
            holder = read_link(purpose, link, kind)
            if holder is None:
                return dead(request)
            with acting_in(holder.scope):
                return view(request, holder, link, **parts)

        return guarded

    return guard


def dead(request: HttpRequest) -> HttpResponse:
    return page(request, "participants/link_dead.html", {}, NOT_FOUND)


def page(
    request: HttpRequest, name: str, facts: dict[str, Any], status: int = 200
) -> HttpResponse:
    form = facts.get("form")
    is_wrong = form is not None and bool(form.errors)
    response = render(request, name, facts, status=422 if is_wrong else status)
    response["X-Robots-Tag"] = "noindex"
    return response
