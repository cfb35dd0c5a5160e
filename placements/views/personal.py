"""The page behind a personal link: no account, no NIK, and nothing but the own answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_in, unscoped
from participants.personal_link import Holder, read_link
from placements import services
from placements.forms.follow_up import FollowUpForm
from placements.models import FollowUp
from placements.services.asking import FOLLOW_UP
from placements.views.follow_up import asked_about
from placements.views.pages import bound

NOT_FOUND = 404


@login_not_required
@unscoped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_by_link(request: HttpRequest, link: str) -> HttpResponse:
    holder = read_link(FOLLOW_UP, link)
    if holder is None:
        return dead(request)
    with acting_in(holder.scope):
        return answer(request, holder, link)


def answer(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    rows = FollowUp.objects.as_read_by_person()
    follow_up = rows.filter(pk=holder.record_id, edition=holder.edition).first()
    if follow_up is None:
        return dead(request)
    form = bound(FollowUpForm, request, **asked_about(follow_up))
    if form.is_valid():
        try:
            services.answer_follow_up(follow_up, by=holder, **form.facts())
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            return redirect("placements:answer_by_link", link=link)
    context = {"follow_up": follow_up, "form": form, "is_again": "again" in request.GET}
    return page(
        request, "placements/follow_up_personal.html", context, 422 if form.errors else 200
    )


def dead(request: HttpRequest) -> HttpResponse:
    return page(request, "placements/link_dead.html", {}, NOT_FOUND)


def page(request: HttpRequest, name: str, facts: dict, status: int) -> HttpResponse:
    response = render(request, name, facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
