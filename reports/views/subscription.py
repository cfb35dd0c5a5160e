"""Reports that a person follows by e-mail, and the page that stops the letters by a link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from blkportal.core.scope import unscoped
from reports import services
from reports.models import ReportLetter, ReportSubscription
from reports.run_forms import FollowForm
from reports.services.subscription import PLACE, opened


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.follow_reports")
def follow_reports(request: HttpRequest) -> HttpResponse:
    form = FollowForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.subscribe(**form.asked(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("You will get a letter as soon as the report is made."))
            return redirect("reports:follow_reports")
    letters = ReportLetter.objects.visible_to(request.user).with_reports()
    context = {
        "form": form,
        "subscriptions": own(request).select_related(*PLACE),
        "page": page_of(request, letters),
    }
    status = 422 if form.errors else 200
    return render(request, "reports/subscriptions.html", context, status=status)


@require_POST
@may("reports.follow_reports")
def pause_letters(request: HttpRequest, pk: int) -> HttpResponse:
    services.pause(get_object_or_404(own(request), pk=pk), by=request.user)
    messages.success(request, _("No letters come until you go on."))
    return redirect("reports:follow_reports")


@require_POST
@may("reports.follow_reports")
def resume_letters(request: HttpRequest, pk: int) -> HttpResponse:
    services.resume(get_object_or_404(own(request), pk=pk), by=request.user)
    messages.success(request, _("The letters go on."))
    return redirect("reports:follow_reports")


@require_POST
@may("reports.follow_reports")
def end_subscription(request: HttpRequest, pk: int) -> HttpResponse:
    services.unsubscribe(get_object_or_404(own(request), pk=pk), by=request.user)
    messages.success(request, _("You no longer follow this report."))
    return redirect("reports:follow_reports")


@login_not_required
@unscoped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: HttpRequest, link: str) -> HttpResponse:
    """Looking changes nothing, for mail programs look at every link."""
    with opened(link) as subscription:
        if subscription is None:
            raise Http404
        if request.method == "POST":
            services.pause(subscription, by=subscription.user)
        return render(request, "reports/stop_letters.html", {"subscription": subscription})


def own(request: HttpRequest) -> Any:
    return ReportSubscription.objects.visible_to(request.user)
