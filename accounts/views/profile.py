from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import services
from accounts.forms import NameForm, TokenForm
from accounts.models import ApiToken
from blkportal.core.access import may

MOST_TOKENS = 20


@may("accounts.see_profile")
def see_profile(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        services.rename_user(request.user, form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name is saved."))
        return redirect("accounts:see_profile")
    return render(request, "accounts/profile.html", {"form": form})


@require_safe
@may("accounts.see_profile")
def list_tokens(request: HttpRequest) -> HttpResponse:
    return _token_page(request, TokenForm())


@require_POST
@may("accounts.create_api_token")
def create_token(request: HttpRequest) -> HttpResponse:
    """The only page that shows the key, so it is no redirect; it is never kept by the browser."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _token_page(request, form)
    text = services.create_token(request.user, days=form.cleaned_data["days"])
    return _token_page(request, TokenForm(), new_token=text)


@require_POST
@may("accounts.revoke_api_token")
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.visible_to(request.user), pk=pk)
    services.revoke_token(token, by=request.user)
    messages.success(request, _("The token is revoked."))
    return redirect("accounts:list_tokens")


def _token_page(request: HttpRequest, form: TokenForm, new_token: str = "") -> HttpResponse:
    tokens = ApiToken.objects.visible_to(request.user)[:MOST_TOKENS]
    facts = {"form": form, "tokens": tokens, "new_token": new_token}
    return render(request, "accounts/token_list.html", facts)
