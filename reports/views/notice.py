"""News of what others did, what a person wants to hear of, and the own calendar."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.scope import unscoped
from reports import services
from reports.notice_forms import NoticeForm
from reports.services.calendar import calendar_of, link_of
from reports.services.news import KEPT, news_of, settings_of


@require_safe
@may("reports.view_notices")
def list_notices(request: HttpRequest) -> HttpResponse:
    chosen = settings_of(request.user)
    news = news_of(request.user, timezone.now() - KEPT, chosen.muted)
    context = {"news": news, "seen_at": chosen.seen_at, "days": KEPT.days}
    context["unread"] = [one for one in news if not chosen.seen_at or one.last > chosen.seen_at]
    return render(request, "reports/notice_list.html", context)


@require_POST
@may("reports.view_notices")
def read_notices(request: HttpRequest) -> HttpResponse:
    services.mark_read(by=request.user)
    return redirect("reports:list_notices")


@may("reports.view_notices")
def choose_notices(request: HttpRequest) -> HttpResponse:
    chosen = settings_of(request.user)
    form = NoticeForm(request.user.role, chosen, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.choose_notices(**form.chosen(), by=request.user)
        messages.success(request, _("Your choice is saved."))
        return redirect("reports:choose_notices")
    link = settings.PUBLIC_URL + reverse("reports:calendar", args=[link_of(chosen)])
    return render(request, "reports/notice_settings.html", {"form": form, "link": link})


@require_POST
@may("reports.view_notices")
def renew_calendar(request: HttpRequest) -> HttpResponse:
    services.renew_calendar(by=request.user)
    messages.success(request, _("The calendar has a new link; the old one shows nothing more."))
    return redirect("reports:choose_notices")


@login_not_required
@unscoped
@never_cache
@require_safe
def calendar(request: HttpRequest, link: str) -> HttpResponse:
    """For a program that reads calendars: it has the link, and no session."""
    content = calendar_of(link)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
