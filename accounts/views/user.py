from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext
from django.views.decorators.http import require_POST, require_safe

from accounts import services
from accounts.filters import UserFilter
from accounts.models import User
from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import history_of
from blkportal.core.paging import page_of

SORTS = {"name": "name", "email": "email", "role": "role", "last_login": "last_login"}
HEADS = [
    {"sort": "name", "label": gettext_lazy("Name")},
    {"sort": "role", "label": gettext_lazy("Role")},
    {"label": gettext_lazy("Acts for")},
    {"label": gettext_lazy("Account")},
    {"sort": "last_login", "label": gettext_lazy("Last sign-in")},
]


@require_safe
@may("accounts.see_user")
def list_users(request: HttpRequest) -> HttpResponse:
    mine = User.objects.visible_to(request.user)
    chosen = UserFilter(request.GET, mine)
    rows = chosen.qs.order_by(*_order(request), "pk")
    page = page_of(request, rows)
    facts = {
        "page": page,
        "form": chosen.form,
        "chips": chips_of(chosen),
        "heads": HEADS,
        "found": page.paginator.count,
        "noun": npgettext("counted", "account", "accounts", page.paginator.count),
        "may_invite": may_do(request.user, "accounts.invite_user"),
    }
    return render(request, "accounts/user_list.html", facts)


@require_safe
@may("accounts.see_user")
def see_user(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    manages = services.may_manage(request.user, person) and person.pk != request.user.pk
    facts = {"person": person, "manages": manages, "history": history_of(person)}
    return render(request, "accounts/user_detail.html", facts)


@require_POST
@may("accounts.deactivate_user")
def deactivate_user(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    services.deactivate_user(person, by=request.user)
    messages.success(request, _("%(name)s can no longer sign in.") % {"name": person.name})
    return redirect("accounts:see_user", pk=person.pk)


@require_POST
@may("accounts.reactivate_user")
def reactivate_user(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    services.reactivate_user(person, by=request.user)
    messages.success(request, _("%(name)s may sign in again.") % {"name": person.name})
    return redirect("accounts:see_user", pk=person.pk)


def _order(request: HttpRequest) -> list[str]:
    asked = request.GET.get("sort", "name")
    key = SORTS.get(asked.removeprefix("-"), "name")
    return [f"-{key}" if asked.startswith("-") else key]
