"""Records that may be one person: the list, two side by side, joined, told apart, undone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.roles import Role
from blkportal.core.access import may
from blkportal.core.keys import key_in
from participants import services
from participants.duplicate_forms import JoinForm, RegionForm
from participants.models import Merge, Participant
from participants.services.look_alike import pairs_across, pairs_in, reasons_for
from participants.services.merge import what_keeps_apart
from participants.views.back import back_to


@require_safe
@may("participants.view_duplicates")
def list_duplicates(request: HttpRequest) -> HttpResponse:
    """Of one's own region; the ministry chooses one."""
    form, regency = None, request.user.scope_key  # type: ignore[union-attr]
    if request.user.role != Role.REGENCY_OFFICER:  # type: ignore[union-attr]
        form = RegionForm(request.GET or None)
        chosen = form.cleaned_data.get("regency") if form.is_valid() else None
        regency = chosen.pk if chosen else ""
    merges = Merge.objects.visible_to(request.user).standing()
    context = {
        "form": form,
        "regency": regency,
        "pairs": pairs_in(regency) if regency else [],
        "across": pairs_across(regency) if regency and form else [],
        "merges": merges.select_related("kept", "gone")[:20],
    }
    return render(request, "participants/duplicate_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.join_people")
def join_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Side by side; `?with=` names the other record."""
    people = Participant.objects.visible_to(request.user).select_related("domicile", "regency")
    one = get_object_or_404(people, pk=pk)
    if not request.GET.get("with"):
        return redirect("participants:list_duplicates")
    two = get_object_or_404(people, pk=key_in(request.GET["with"]))
    form = JoinForm(one, two, request.POST or None)
    if form.is_valid():
        kept, gone = form.kept_and_gone()
        with back_to(reverse("participants:list_duplicates")):
            services.join_people(
                kept, gone, take=form.taken(), reason=form.cleaned_data["reason"], by=request.user
            )
        messages.success(request, _("The two records are one now. This can be undone."))
        return redirect("participants:participant_detail", kept.pk)
    context = {
        "one": one,
        "two": two,
        "form": form,
        "reasons": reasons_for(one, two),
        "held_up": what_keeps_apart(one, two),
    }
    return render(request, "participants/duplicate_compare.html", context)


@require_POST
@may("participants.tell_apart")
def tell_apart(request: HttpRequest, pk: int) -> HttpResponse:
    people = Participant.objects.visible_to(request.user)
    one = get_object_or_404(people, pk=pk)
    two = get_object_or_404(people, pk=key_in(request.POST.get("other", "")))
    services.tell_apart(one, two, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Noted: they are two people. The pair is not shown again."))
    return redirect("participants:list_duplicates")


@require_POST
@may("participants.undo_join")
def undo_join(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Merge.objects.visible_to(request.user).select_related("kept", "gone")
    merge = get_object_or_404(rows, pk=pk)
    with back_to(reverse("participants:participant_detail", args=[merge.kept_id])):
        services.undo_join(merge, by=request.user)
    messages.success(request, _("The two records are separate again, each with what was its own."))
    return redirect("participants:participant_detail", merge.gone_id)
