"""The agreement that follows: asked for by the region, answered by the center or the ministry."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from programs import services
from programs.agreement_forms import AskRenewalForm, RenewForm
from programs.forms import ReasonForm
from programs.models import Agreement, Renewal
from programs.services.renewal import wished_period

# which field of the form a refusal belongs to
FIELDS = {"renewal_days": "starts_on", "agreement_number_taken": "number"}


def _renewal(request: HttpRequest, pk: int) -> Renewal:
    rows = Renewal.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("agreement__regency", "agreement__center"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.ask_renewal")
def ask_renewal(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Agreement.objects.visible_to(request.user).select_related("regency", "center")
    agreement = get_object_or_404(rows, pk=pk)
    form = AskRenewalForm(request.POST or None, initial=wished_period(agreement))
    if form.is_valid():
        try:
            services.ask_renewal(agreement, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            _beside_its_field(form, refusal)
        else:
            told = _("Renewal is asked for; the center and the ministry read it.")
            messages.success(request, told)
            return redirect("programs:show_agreement", pk)
    context = {"agreement": agreement, "form": form}
    return render(request, "programs/renewal_ask.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.renew_agreement")
def renew_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    renewal = _renewal(request, pk)
    wished = {"starts_on": renewal.starts_on, "ends_on": renewal.ends_on}
    initial = wished | {"signed_on": timezone.localdate()}
    form = RenewForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            following = services.renew_agreement(renewal, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            _beside_its_field(form, refusal)
        else:
            messages.success(request, _("The next agreement is drafted with parties and costs."))
            return redirect("programs:show_agreement", following.pk)
    return _answer(request, renewal, form, "renew")


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.refuse_renewal")
def refuse_renewal(request: HttpRequest, pk: int) -> HttpResponse:
    renewal = _renewal(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        services.refuse_renewal(renewal, by=request.user, **form.cleaned_data)
        messages.success(request, _("Renewal is refused; the region reads why."))
        return redirect("programs:show_agreement", renewal.agreement_id)
    return _answer(request, renewal, form, "refuse")


@require_POST
@may("programs.withdraw_renewal")
def withdraw_renewal(request: HttpRequest, pk: int) -> HttpResponse:
    renewal = _renewal(request, pk)
    services.withdraw_renewal(renewal, by=request.user)
    messages.success(request, _("Renewal is no longer asked for."))
    return redirect("programs:show_agreement", renewal.agreement_id)


def _beside_its_field(form: Form, refusal: Refusal) -> None:
    """What can be mended in the form; any other rule is told on a page of its own."""
    if refusal.code not in FIELDS:
        raise refusal
    form.add_error(FIELDS[refusal.code], str(refusal.text))


def _answer(request: HttpRequest, renewal: Renewal, form: object, verb: str) -> HttpResponse:
    context = {"renewal": renewal, "agreement": renewal.agreement, "form": form, "verb": verb}
    return render(request, "programs/renewal_answer.html", context)
