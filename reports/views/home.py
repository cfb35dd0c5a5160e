"""The first page of everybody: what waits, then how things stand."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts import roles
from accounts.roles import Role
from blkportal.core.access import may
from reports.services.home import center_home, ministry_home, officer_home, province_home
from reports.services.news import count_unread
from reports.services.search import LONGEST, search

PAGES: dict[str, tuple[Callable[[Any], dict[str, Any]], str]] = {
    Role.REGENCY_OFFICER: (officer_home, "reports/home_officer.html"),
    Role.PROVINCE_OFFICER: (province_home, "reports/home_province.html"),
    **{role: (center_home, "reports/home_center.html") for role in roles.CENTER},
    **{role: (ministry_home, "reports/home_ministry.html") for role in roles.MINISTRY},
}


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        return render(request, "reports/home_public.html")
    if user.role == Role.EMPLOYER:
        return redirect("placements:graduate_list")
    gather, template = PAGES[user.role]
    return render(request, template, gather(user) | {"unread": count_unread(user)})


@require_safe
@may("reports.search")
def search_page(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    context = {
        "text": text[:LONGEST],
        "is_too_long": len(text) > LONGEST,
        "groups": search(request.user, text),
        "is_search": True,
    }
    return render(request, "reports/search.html", context)
