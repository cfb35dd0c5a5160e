"""The pages behind personal links: no account, no NIK, and nothing but the own answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from blkportal.core.refusals import Refusal
from participants.personal_link import Holder
from participants.views.by_link import dead, opened_by, page
from placements import services
from placements.forms.follow_up import FollowUpForm
from placements.forms.hire_request import OwnAnswerForm, OwnSecondThoughtForm
from placements.models import FollowUp, HireRequest
from placements.services.asking import FOLLOW_UP
from placements.services.passing_on import HIRE
from placements.states import HireRequestStatus
from placements.views.follow_up import asked_about
from placements.views.pages import bound


@opened_by(FOLLOW_UP)
def answer_by_link(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    """What do you do now?"""
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
    return page(request, "placements/follow_up_personal.html", context)


@opened_by(HIRE)
def answer_hire_by_link(request: HttpRequest, holder: Holder, link: str) -> HttpResponse:
    """Would you like to work there? A yes opens name and phone to this one firm."""
    rows = HireRequest.objects.select_related("employer", "work_regency")
    asked = rows.filter(pk=holder.record_id).first()
    if asked is None:
        return dead(request)
    said_yes = asked.status == HireRequestStatus.ACCEPTED
    form = bound(OwnSecondThoughtForm if said_yes else OwnAnswerForm, request)
    if form.is_valid():
        try:
            if said_yes:
                services.take_back_yes(asked, reason=form.reason(), by=holder)
            elif form.cleaned_data["answer"] == OwnAnswerForm.YES:
                services.accept_hire_request(asked, by=holder)
            else:
                services.decline_hire_request(asked, reason=form.reason(), by=holder)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            return redirect("placements:answer_hire_by_link", link=link)
    context = {"asked": asked, "form": form}
    return page(request, "placements/hire_request_personal.html", context)
