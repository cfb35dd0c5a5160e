"""A forum with firms: whom it invites, who came, what there is to speak about; and where a firm
reads that it is invited."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from placements import services
from placements.forms.forum import AttendanceForm, InviteForm
from placements.forum_filters import ForumGuestFilter
from placements.models import Employer, ForumGuest
from placements.models.forum_guest import ForumGuestQuerySet, name_of_center
from placements.services.forum_agenda import agenda_of_forum
from placements.services.invitation import may_answer, may_take_back
from placements.states import ON_THE_LIST
from regions.models import Meeting
from regions.services.meeting import runs
from regions.states import MeetingStatus

HEADS = [
    {"label": gettext_lazy("Meeting")},
    {"label": gettext_lazy("Firm")},
    {"sort": "day", "label": gettext_lazy("Day")},
    {"label": pgettext_lazy("of a meeting", "Place")},
    {"label": gettext_lazy("Answer of the firm")},
    {"label": gettext_lazy("Attendance")},
]
COLUMNS = {"day": "meeting__held_on"}
MOST_FIRMS = 20


@require_safe
@may("placements.view_invitations")
def list_invitations(request: HttpRequest) -> HttpResponse:
    """A firm reads its own, an office those of the meetings that it reads."""
    guests = ForumGuest.objects.visible_to(request.user).as_listed()
    found = ForumGuestFilter(request.GET or None, guests.order_by("-meeting__held_on", "-pk"))
    if request.user.is_employer:
        found.form.fields.pop("firm")
    context = list_context(request, found, HEADS, COLUMNS)
    may_say = may_do(request.user, "placements.answer_invitation")
    context["answerable"] = [
        guest.pk for guest in context["rows"] if may_say and may_answer(guest)
    ]
    return render(request, "placements/invitation_list.html", context)


@require_safe
@may("placements.view_forum")
def show_forum(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _forum(request, pk))


@require_POST
@may("placements.invite_firm")
def invite_firms(request: HttpRequest, pk: int) -> HttpResponse:
    """All that are ticked, or none."""
    forum, user = _forum(request, pk), request.user
    form = InviteForm(Employer.objects.visible_to(user).verified(), request.POST)
    if form.is_valid():
        firms = form.cleaned_data["firms"]
        try:
            with transaction.atomic():
                invited = [services.invite_firm(forum, firm, by=user) for firm in firms]
        except Refusal as refusal:
            if forum.status != MeetingStatus.PLANNED:
                raise  # the page has no form any more that could say why
            form.add_error(None, str(refusal.text))
        else:
            words = ngettext("%(n)d firm invited. It is told.",
                             "%(n)d firms invited. They are told.", len(invited))  # fmt: skip
            messages.success(request, words % {"n": len(invited)})
            return redirect("placements:show_forum", pk)
    return _page(request, forum, invite=form)


@require_POST
@may("placements.note_attendance")
def note_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    forum = _forum(request, pk)
    form = AttendanceForm(_guests(forum, request.user).on_the_list(), request.POST)
    if form.is_valid():
        try:
            services.note_attendance(forum, form.said, by=request.user)
        except Refusal as refusal:
            if not forum.has_begun:
                raise
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Written down."))
            return redirect("placements:show_forum", pk)
    return _page(request, forum, attendance=form)


def _forum(request: HttpRequest, pk: int) -> Any:
    forums = Meeting.objects.visible_to(request.user).forums().select_related("province")
    return get_object_or_404(forums.annotate(center_name=name_of_center("center_id")), pk=pk)


def _guests(forum: Meeting, user: Any) -> ForumGuestQuerySet:
    """Each knows its forum already."""
    found: ForumGuestQuerySet = forum.guests.visible_to(user)  # type: ignore[attr-defined]
    return found.select_related("employer")


def _page(request: HttpRequest, forum: Meeting, **sent: Any) -> HttpResponse:
    user = request.user
    rows = list(_guests(forum, user))
    guests = [guest for guest in rows if guest.status in ON_THE_LIST]
    may_run = may_do(user, "placements.invite_firm") and runs(forum, user)
    context: dict[str, Any] = {
        "forum": forum,
        "guests": guests,
        "withdrawn": [guest for guest in rows if guest.status not in ON_THE_LIST],
        "answers": Counter(guest.status for guest in guests),
        "attended": Counter(guest.came for guest in guests),
        "attendance": AttendanceForm(guests),
        "may_take_back": may_run and any(may_take_back(guest) for guest in guests),
        "may_invite": may_run and forum.status == MeetingStatus.PLANNED,
        "may_note": may_run and guests and forum.has_begun,
        "agenda": agenda_of_forum(forum, user) if runs(forum, user) else None,
    }
    if context["may_invite"]:
        context |= _offered(request.GET.get("firm", ""), guests, user) | sent
        context["invite"].offer(context["offered"])
    return render(request, "placements/forum.html", context | sent, status=422 if sent else 200)


def _offered(words: str, guests: list[ForumGuest], user: Any) -> dict[str, Any]:
    """Verified firms that are not invited yet, and fit the words."""
    fits = Q(name__icontains=words) | Q(sector__icontains=words)
    fits |= Q(regency__name__icontains=words) | Q(registry_number=words)
    invited = [guest.employer_id for guest in guests]
    firms = Employer.objects.visible_to(user).verified().exclude(pk__in=invited)
    found = list(firms.filter(fits).select_related("regency").order_by("name")[: MOST_FIRMS + 1])
    return {
        "words": words,
        "offered": found[:MOST_FIRMS],
        "more": len(found) > MOST_FIRMS,
        "invite": InviteForm(firms),
    }
