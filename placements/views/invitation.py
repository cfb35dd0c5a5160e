"""A firm answers an invitation to a forum; whoever invited it takes it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from blkportal.core.access import may
from blkportal.core.templatetags import ui
from placements import services
from placements.forms.forum import AnswerForm, TakeBackForm
from placements.models import ForumGuest
from placements.views.pages import bound, form_page


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.answer_invitation")
def answer_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    guest = _find(request, pk)
    said = {"comes": {"COMES": "yes", "ABSENT": "no"}.get(guest.status), "word": guest.word}
    form = bound(AnswerForm, request, initial=said)
    if form.is_valid():
        services.answer_invitation(guest, by=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. Whoever invited your firm reads the answer."))
        return redirect("placements:list_invitations")
    return form_page(
        request,
        form,
        title=_("Answer the invitation"),
        button=_("Send the answer"),
        facts=_facts(guest),
        back=reverse("placements:list_invitations"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.take_back_invitation")
def take_back_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    guest = _find(request, pk)
    form = bound(TakeBackForm, request)
    if form.is_valid():
        services.take_back_invitation(guest, by=request.user, **form.cleaned_data)
        messages.success(request, _("Taken back. The firm reads the reason."))
        return redirect("placements:show_forum", guest.meeting_id)
    return form_page(
        request,
        form,
        title=_("Take back the invitation of %(firm)s") % {"firm": guest.employer},
        button=_("Take back the invitation"),
        facts=_facts(guest),
        back=reverse("placements:show_forum", args=[guest.meeting_id]),
        danger=True,
    )


def _find(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(ForumGuest.objects.visible_to(request.user).as_listed(), pk=pk)


def _facts(guest: Any) -> list[tuple[Any, Any]]:
    meeting = guest.meeting
    return [
        (_("Meeting"), meeting.title),
        (_("Day"), ui.day(meeting.held_on)),
        (pgettext("of a meeting", "Place"), meeting.place),
        (_("Invited by"), guest.center_name or meeting.province),
    ]
