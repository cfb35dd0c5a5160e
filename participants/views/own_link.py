"""The office gives a person the link to the own page: by WhatsApp, by e-mail, or read aloud."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.letters import chat_with
from participants import services
from participants.models import Participant
from participants.services.own_file import has_link, message_for
from participants.views.back import back_to


def _person(request: HttpRequest, pk: int) -> Participant:
    return get_object_or_404(Participant.objects.visible_to(request.user).defer("nik"), pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.give_link")
def give_link(request: HttpRequest, pk: int) -> HttpResponse:
    """A POST makes a new link; the page shows the one that opens now."""
    person = _person(request, pk)
    if request.method == "POST":
        with back_to(reverse("participants:participant_detail", args=[pk])):
            services.give_link(person, by=request.user)
        messages.success(request, _("There is a new link. Every earlier one leads nowhere."))
        return redirect("participants:give_link", pk)
    context: dict[str, object] = {"person": person, "has_link": has_link(person)}
    if has_link(person):
        message = message_for(person, by=request.user)
        context |= {"message": message, "chat": chat_with(person.phone, message)}
    return render(request, "participants/own_link.html", context)


@require_POST
@may("participants.send_link")
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    with back_to(reverse("participants:give_link", args=[pk])):
        services.send_link(person, by=request.user)
    messages.success(request, _("The letter is on its way to %(to)s.") % {"to": person.email})
    return redirect("participants:give_link", pk)
