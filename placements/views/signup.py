"""The pages on which a firm without an account registers itself; they work on an old phone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from blkportal.core.peer import peer_network
from blkportal.core.refusals import Refusal
from blkportal.core.scope import PUBLIC, acting_in, unscoped
from participants.views.by_link import NOT_FOUND, page
from placements import services
from placements.forms.signup import SignUpForm
from placements.models import FirmSignup
from placements.models.firm_signup import CONFIRM_WITHIN, KEPT_DENIED
from placements.signup_link import holder_of
from placements.views.employer import beside_its_field
from placements.views.pages import bound


@never_cache
@login_not_required
@unscoped
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_firm(request: HttpRequest) -> HttpResponse:
    """Known or unknown, the answer is the same."""
    form = bound(SignUpForm, request)
    with acting_in(PUBLIC):
        form.full_clean()
    if form.is_valid():
        with beside_its_field(form):
            signup = services.sign_up_firm(network=peer_network(request), **form.words())
            facts = {"email": signup.email, "days": CONFIRM_WITHIN.days}
            return page(request, "placements/signup_sent.html", facts)
    facts = {"form": form, "days": CONFIRM_WITHIN.days, "kept": KEPT_DENIED.days}
    return page(request, "placements/sign_up.html", facts)


@never_cache
@login_not_required
@unscoped
@require_http_methods(["GET", "HEAD", "POST"])
def follow_signup(request: HttpRequest, link: str) -> HttpResponse:
    """A look confirms nothing: programs that guard mailboxes follow links, and press no button."""
    holder = holder_of(link)
    if holder is None:
        return page(request, "placements/signup_dead.html", {}, NOT_FOUND)
    with acting_in(holder.scope):
        signup = FirmSignup.objects.filter(key=holder.key).first()
        if signup is None:
            return page(request, "placements/signup_dead.html", {}, NOT_FOUND)
        facts = {"signup": signup}
        if request.method != "POST":
            return page(request, "placements/signup_by_link.html", facts)
        try:
            services.confirm_signup(signup, by=holder)
        except Refusal as refusal:
            facts["refusal"] = refusal
            return page(request, "placements/signup_by_link.html", facts, refusal.status)
        return redirect("firms:follow_signup", link=link)
