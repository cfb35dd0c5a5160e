from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from accounts import services
from accounts.forms import InviteForm, NewPasswordForm
from accounts.models import User
from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.scope import unscoped


@may("accounts.invite_user")
def invite_user(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.invite_user(**form.answers, by=request.user)
        except Refusal as refusal:
            form.add_error("email" if refusal.code == "email_taken" else None, str(refusal.text))
        else:
            messages.success(
                request, _("The letter to %(email)s is on its way.") % {"email": user.email}
            )
            return redirect("accounts:list_users")
    return render(request, "accounts/user_invite.html", {"form": form})


@require_POST
@may("accounts.resend_invitation")
def resend_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    services.resend_invitation(user, by=request.user)
    messages.success(
        request, _("A new letter to %(email)s is on its way.") % {"email": user.email}
    )
    return redirect("accounts:see_user", pk=user.pk)


@sensitive_variables()
@sensitive_post_parameters()
@never_cache
@login_not_required
@unscoped
def accept_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        invitation = services.check_open(services.find_invitation(secret))
        form = NewPasswordForm(invitation.user, request.POST or None)
        if request.method == "POST" and form.is_valid():
            user = services.accept_invitation(invitation, form.cleaned_data["new_password"])
            messages.success(request, _("Welcome. Your account is ready."))
            return services.finish_sign_in(request, user)
    except Refusal as refusal:
        return render(request, "accounts/link_dead.html", {"refusal": refusal}, status=410)
    facts = {"form": form, "person": invitation.user, "by": invitation.invited_by}
    return render(request, "accounts/accept_invitation.html", facts)
