from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.keys import keys_in
from blkportal.core.paging import CappedPaginator, page_of
from blkportal.core.refusals import Refusal
from participants.models import Look
from participants.services.look import note_look
from placements import services
from placements.facets import facets_of
from placements.forms.graduate import TakeAlongForm
from placements.forms.hire_request import HireForm
from placements.graduate_filters import GraduateFilter
from placements.models import Employer, Graduate, HireRequest
from placements.models.graduate import GraduateQuerySet
from placements.views.pages import bound
from placements.worklists import employer_work

PAGE = 25
MOST_AT_ONCE = 25


@require_safe
@may("placements.view_graduates")
def graduate_list(request: HttpRequest) -> HttpResponse:
    user = request.user
    firm = Employer.objects.visible_to(user).get() if user.is_employer else None
    offered = Graduate.objects.visible_to(user)
    found = GraduateFilter(request.GET or None, offered)
    facets = facets_of(found, by=user)
    page = page_of(request, facets.keys, PAGE, partial(CappedPaginator, seen=facets.seen))
    page.object_list = cards_of(list(page), offered.with_question_of(user))
    chips = chips_of(found)
    context = {
        "firm": firm,
        "form": found.form,
        "chips": chips,
        "facets": facets,
        "export_form": TakeAlongForm() if may_do(user, "placements.export_graduates") else None,
        "may_save": may_do(user, "placements.save_search"),
        "page": page,
        # whoever is searching is shown who was found, and nothing else
        "worklist": [] if chips else employer_work(user),
    }
    return render(request, "placements/graduate_list.html", context)


def cards_of(keys: list[int], graduates: GraduateQuerySet) -> list[Graduate]:
    """In the order of the keys. Whoever has withdrawn since they were found is left out."""
    found = graduates.as_cards().in_bulk(keys)
    return [found[key] for key in keys if key in found]


@require_safe
@may("placements.view_graduates")
def graduate_detail(request: HttpRequest, pk: int) -> HttpResponse:
    graduates = Graduate.objects.visible_to(request.user).as_cards()
    graduate = get_object_or_404(graduates, pk=pk)
    note_look([graduate.participant_id], Look.Kind.PROFILE, by=request.user)
    mine = HireRequest.objects.visible_to(request.user).filter(participant=graduate.participant_id)
    context = {"graduate": graduate, "requests": mine[:5] if request.user.is_employer else []}
    return render(request, "placements/graduate_detail.html", context)


@require_http_methods(["GET", "POST"])
@may("placements.request_hire")
def request_hire(request: HttpRequest) -> HttpResponse:
    """For one graduate or for all that were ticked: who, what for, one button."""
    source = request.POST if request.method == "POST" else request.GET
    chosen = chosen_of(request, source.getlist("graduate"))
    if not chosen:
        messages.warning(request, _("Tick at least one graduate who is still on offer."))
        return redirect("placements:graduate_list")
    firm = Employer.objects.visible_to(request.user).get()
    form = bound(HireForm, request, initial={"work_regency": firm.regency_id})
    if form.is_valid():
        ask_for(request, chosen, form.cleaned_data)
        return redirect("placements:hire_request_list")
    return render(request, "placements/request_hire.html", {"form": form, "chosen": chosen})


def chosen_of(request: HttpRequest, keys: list[str]) -> list[Graduate]:
    numbers = keys_in(keys)
    if len(keys) > MOST_AT_ONCE or len(numbers) != len(keys):
        raise Http404
    graduates = Graduate.objects.visible_to(request.user).as_cards()
    return list(graduates.filter(pk__in=numbers))


def ask_for(request: HttpRequest, chosen: list[Graduate], terms: dict) -> None:
    """Each on its own: one who is gone does not stop the others."""
    sent = 0
    for graduate in chosen:
        try:
            services.request_hire(graduate, by=request.user, **terms)
            sent += 1
        except Refusal as refusal:
            messages.error(request, f"{graduate.participant.initials}: {refusal.text}")
    if sent:
        words = ngettext(
            "%(n)d request has been sent. The regional office asks the person and answers here "
            "within 14 days.",
            "%(n)d requests have been sent. The regional offices ask the people and answer here "
            "within 14 days.",
            sent,
        )
        messages.success(request, words % {"n": sent})
