"""The ministry's workplace: Django's own admin, in our style, behind our own sign-in."""

from importlib import import_module
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from blkportal.core.work import WorkItem
from blkportal.site.preview import with_preview

WITH_WORK = ["programs", "participants", "placements", "reports", "regions"]
CHAIN = ["regions", "programs", "participants", "placements", "reports", "accounts"]


class PortalAdminSite(AdminSite):
    site_title = _("BLK Portal")
    site_header = _("BLK Portal · Ministry of Manpower")
    index_title = _("The ministry's workplace")
    index_template = "admin/portal_index.html"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """One door for everybody; who is signed in without the right is told so."""
        if request.user.is_authenticated:
            return redirect("home")
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Leaving means the same everywhere: the browser forgets the pages too."""
        return resolve(reverse("accounts:sign_out")).func(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return redirect("accounts:change_password")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return super().each_context(request) | {"site_url": reverse("home")}

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Every list in the admin shows what an action will do before it is done."""
        is_list = getattr(view, "__name__", "") == "changelist_view"
        return super().admin_view(with_preview(view) if is_list else view, cacheable)

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        today = import_module("participants.ministry_day").ministry_today(request.user)
        return super().index(request, {"work": ministry_work(request.user), "today": today})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The models grouped as the chain runs, not by the alphabet."""
        apps = super().get_app_list(request, app_label)
        place = {label: number for number, label in enumerate(CHAIN)}
        return sorted(apps, key=lambda app: place.get(app["app_label"], len(CHAIN)))


def ministry_work(user: Any) -> list[WorkItem]:
    """Each app says what waits for the ministry in ``worklists.ministry_work``."""
    modules = [import_module(f"{app}.worklists") for app in WITH_WORK]
    items = [item for module in modules for item in module.ministry_work(user)]
    return sorted(items, key=lambda item: (item.deadline is None, item.deadline))
