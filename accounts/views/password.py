from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from accounts import services
from accounts.forms import ChangePasswordForm, EmailForm, NewPasswordForm
from blkportal.core.access import may
from blkportal.core.scope import unscoped


@never_cache
@login_not_required
@unscoped
def request_reset(request: HttpRequest) -> HttpResponse:
    """Known or unknown, the answer is the same."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.request_reset(request, form.cleaned_data["email"])
        facts = {"email": form.cleaned_data["email"], "signing_in": True}
        return render(request, "accounts/reset_requested.html", facts)
    return render(request, "accounts/request_reset.html", {"form": form})


@sensitive_variables()
@sensitive_post_parameters()
@never_cache
@login_not_required
@unscoped
def reset_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    user = services.user_of_link(uid, token)
    if user is None:
        return render(request, "accounts/link_dead.html", {"is_reset": True}, status=410)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_password(user, form.cleaned_data["new_password"])
        messages.success(request, _("Your new password is saved; other devices are signed out."))
        return services.finish_sign_in(request, user)
    return render(request, "accounts/reset_password.html", {"form": form, "person": user})


@sensitive_variables()
@sensitive_post_parameters()
@may("accounts.change_password")
def change_password(request: HttpRequest) -> HttpResponse:
    """This session goes on under a new key; every other one ends."""
    form = ChangePasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_password(request.user, form.cleaned_data["new_password"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your new password is saved; other devices are signed out."))
        return redirect("accounts:see_profile")
    return render(request, "accounts/change_password.html", {"form": form})
