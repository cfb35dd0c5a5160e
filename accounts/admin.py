"""The ministry's desk for accounts. Every action calls a service; nobody's password is shown."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts import services
from accounts.models import AccountState, Invitation, User
from blkportal.core.access import may_do
from blkportal.core.admin import ReadOnlyAdmin, ScopedAdmin, acting


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("account"), "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return AccountState.choices

    def queryset(self, request: HttpRequest, rows: QuerySet) -> QuerySet:
        by_state = {"invited": rows.invited, "active": rows.working, "closed": rows.closed}
        return by_state[self.value()]() if self.value() in by_state else rows


@admin.register(User)
class UserAdmin(ScopedAdmin):
    list_display = ["name", "email", "role", "office", "shown_state", "days_silent"]
    list_filter = [StateFilter, "role"]
    search_fields = ["name", "email", "office", "scope_key"]
    date_hierarchy = "created_at"
    ordering = ["name", "pk"]
    fields = ["name", "email", "role", "office", "scope_key", "shown_state", "created_at",
              "last_login"]  # fmt: skip
    readonly_fields = fields[1:]
    actions = [
        acting("accounts.resend_invitation", _("Send the invitation again"),
               services.resend_invitation, name="resend_invitations",
               words=ngettext_lazy("%(n)d letter on its way.",
                                   "%(n)d letters on their way.", "n")),
        acting("accounts.deactivate_user", _("Close the ticked accounts"),
               services.deactivate_user, name="deactivate_users",
               words=ngettext_lazy("%(n)d account closed.", "%(n)d accounts closed.", "n")),
        acting("accounts.reactivate_user", _("Open the ticked accounts again"),
               services.reactivate_user, name="reactivate_users",
               words=ngettext_lazy("%(n)d account opened.", "%(n)d accounts opened.", "n")),
    ]  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_do(request.user, "accounts.invite_user")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_do(request.user, "accounts.deactivate_user")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """An account begins with an invitation."""
        return redirect("accounts:invite_user")

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        services.rename_user(obj, form.cleaned_data["name"], by=request.user)

    @admin.display(description=_("account"))
    def shown_state(self, user: User) -> str:
        return user.get_state_display()

    @admin.display(description=_("days since sign-in"), ordering="last_login")
    def days_silent(self, user: User) -> int | str:
        return (timezone.now() - user.last_login).days if user.last_login else "–"


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["user", "role", "office", "invited_by", "sent_at", "expires_at", "outcome"]
    list_filter = [("accepted_at", admin.EmptyFieldListFilter), "user__role"]
    search_fields = ["user__name", "user__email"]
    date_hierarchy = "sent_at"
    list_select_related = ["user", "invited_by"]
    exclude = ["digest"]

    @admin.display(description=_("role"), ordering="user__role")
    def role(self, invitation: Invitation) -> str:
        return invitation.user.get_role_display()

    @admin.display(description=_("office"))
    def office(self, invitation: Invitation) -> str:
        return invitation.user.office or "–"

    @admin.display(description=_("outcome"))
    def outcome(self, invitation: Invitation) -> Any:
        if invitation.accepted_at:
            return _("accepted")
        return _("waits") if invitation.expires_at > timezone.now() else _("expired")
