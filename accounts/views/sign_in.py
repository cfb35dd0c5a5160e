from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import services
from accounts.demo import existing_demo_accounts
from accounts.forms import SignInForm
from accounts.services.sign_in import safe_address
from blkportal.core.refusals import TooMany
from blkportal.core.scope import unscoped

RETRY_AFTER = "900"


@sensitive_post_parameters("password")
@never_cache
@login_not_required
@unscoped
def sign_in(request: HttpRequest) -> HttpResponse:
    following = request.POST.get("next") or request.GET.get("next", "")
    if request.user.is_authenticated:
        return redirect(safe_address(request, following))
    form, status = SignInForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            user = services.check_password(request, **form.cleaned_data)
        except TooMany as refusal:
            form.add_error(None, str(refusal.text))
            status = refusal.status
        else:
            if user is not None:
                return services.finish_sign_in(request, user, following)
            form.add_error(None, _("E-mail and password do not fit. Please check both."))
    return _page(request, form, following, status)


def _page(request: HttpRequest, form: SignInForm, following: str, status: int) -> HttpResponse:
    facts = {
        "form": form,
        "next": following,
        "signing_in": True,
        "ended": request.session.pop("ended", False),
        "demo_accounts": existing_demo_accounts(),
    }
    response = render(request, "accounts/sign_in.html", facts, status=status)
    if status == TooMany.status:
        response["Retry-After"] = RETRY_AFTER
    return response


@login_not_required
@unscoped
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    return services.finish_sign_out(request)
