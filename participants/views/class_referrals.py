"""The nominations of a class: verify, return, select, reserve, reject, by ticking rows."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import keys_in
from blkportal.core.lists import list_context
from participants import services
from participants.center_filters import ClassReferralFilter
from participants.center_forms import NothingForm, ReasonForm
from participants.class_verbs import REFERRAL_VERBS, ReferralVerb
from participants.models import Referral
from participants.services.bed import beds_left
from participants.services.bulk import each
from participants.services.shares import shares_of
from participants.states import ReferralStatus
from participants.views.class_page import class_context, class_of, tell
from programs.models import Batch
from programs.models.dormitory import Sex

COLUMNS = {"name": "participant__name", "place": "regency__name", "since": "submitted_on",
           "rank": "rank"}  # fmt: skip
HEADS = [
    {"sort": "name", "label": _("Name")},
    {"sort": "place", "label": _("Nominated by")},
    {"label": _("Education")},
    {"label": _("Status")},
    {"sort": "since", "label": _("Submitted")},
    {"label": _("Remarks")},
]
FORMS = {"reason": ReasonForm, "look": NothingForm, "": NothingForm}
MOST_ROWS = 100
# what waits for a decision first, in the order in which it is decided
TURN = Case(
    When(status=ReferralStatus.SUBMITTED, then=0),
    When(status=ReferralStatus.VERIFIED, then=1),
    When(status=ReferralStatus.RESERVE, then=2),
    When(status=ReferralStatus.RETURNED, then=3),
    When(status=ReferralStatus.SELECTED, then=4),
    default=5,
)


def referrals_of(request: HttpRequest, batch: Batch) -> Any:
    rows = Referral.objects.visible_to(request.user).filter(batch=batch)
    return (
        rows.exclude(status=ReferralStatus.DRAFT)
        .select_related(
            "participant", "regency", "batch__center", "batch__program", "quota__regency"
        )
        .defer("participant__nik")
    )


@require_safe
@may("participants.view_class")
def show_class_referrals(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    rows = referrals_of(request, batch).order_by(TURN, "rank", "submitted_on", "pk")
    context = class_context(request, batch, "referrals")
    context |= list_context(request, ClassReferralFilter(request.GET, rows), HEADS, COLUMNS)
    context["shares"] = shares_of(batch, request.user)
    context["referral_verbs"] = [
        (name, verb)
        for name, verb in REFERRAL_VERBS.items()
        if may_do(request.user, f"participants.{verb.verb}")
    ]
    return render(request, "participants/class_referrals.html", context)


def referral_verb(name: str) -> Callable[..., HttpResponse]:
    """Act on the ticked rows; where a reason or a look at the numbers is due, ask first."""
    verb = REFERRAL_VERBS[name]
    service = getattr(services, verb.verb)

    @require_POST
    @may(f"participants.{verb.verb}")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        batch = class_of(request, pk)
        chosen = _ticked(request, batch)
        if not chosen:
            messages.info(request, _("Tick the people first."))
            return redirect("participants:show_class_referrals", pk)
        form = FORMS[verb.asks](request.POST if _is_sure(request, verb) else None)
        if not form.is_valid():
            return _ask(request, batch, verb, name, chosen, form)
        result = each(chosen, lambda row: service(row, by=request.user, **form.cleaned_data))
        tell(request, result, verb.done)
        return redirect("participants:show_class_referrals", pk)

    return act


def _is_sure(request: HttpRequest, verb: ReferralVerb) -> bool:
    return not verb.asks or "sure" in request.POST


def _ticked(request: HttpRequest, batch: Batch) -> list[Referral]:
    keys = keys_in(request.POST.getlist("row")[:MOST_ROWS])
    return list(referrals_of(request, batch).filter(pk__in=keys).order_by("rank", "pk"))


def _ask(
    request: HttpRequest, batch: Batch, verb: ReferralVerb, name: str, chosen: list, form: Any
) -> HttpResponse:
    fitting = [row for row in chosen if row.status in verb.sources]
    context = {
        "batch": batch,
        "verb": verb,
        "name": name,
        "fitting": fitting,
        "others": [row for row in chosen if row.status not in verb.sources],
        "form": form,
        "supply": _supply(batch, fitting) if name == "select" else [],
    }
    return render(request, "participants/class_decide.html", context)


def _supply(batch: Batch, chosen: list[Referral]) -> list[tuple[Any, int, int]]:
    """[(what, how many are wanted, how many are left)] before anything is taken."""
    rows = [(_("Seats of the class"), len(chosen), batch.seats_left)]
    for quota in {row.quota_id: row.quota for row in chosen}.values():
        wanted = sum(row.quota_id == quota.pk for row in chosen)
        rows.append((quota.regency.short_name, wanted, quota.seats_left))
    if batch.delivery == Batch.Delivery.BOARDING:
        for sex in Sex:
            wanted = sum(row.participant.sex == sex for row in chosen)
            if wanted:
                label = _("Beds: %(sex)s") % {"sex": sex.label}
                rows.append((label, wanted, max(0, beds_left(batch, sex))))
    return rows


verify_referrals = referral_verb("verify")
select_referrals = referral_verb("select")
reserve_referrals = referral_verb("reserve")
return_referrals = referral_verb("return")
miss_referrals = referral_verb("miss")
reject_referrals = referral_verb("reject")
