from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.access import may_do
from blkportal.core.admin import ServiceForm, ServiceFormAdmin, acting
from programs import services
from programs.models import CenterStaff

DESKS = [(role.value, role.label) for role in roles.Role if role in roles.CENTER]


class StaffForm(ServiceForm):
    desk = forms.ChoiceField(label=_("Desk"), choices=DESKS)

    class Meta:
        model = CenterStaff
        fields = ["user", "center", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["desk"].initial = self.instance.user.role

    def act(self, data: dict[str, Any]) -> CenterStaff:
        return services.appoint_staff(
            data.get("user") or self.instance.user,
            center=data["center"],
            role=data["desk"],
            title=data["title"],
            by=self.by,
        )


@admin.register(CenterStaff)
class CenterStaffAdmin(ServiceFormAdmin):
    form = StaffForm
    list_display = ["user", "center", "title", "desk", "may_sign_in"]
    list_filter = ["center", "user__role"]
    search_fields = ["user__name", "user__email", "center__name"]
    list_select_related = ["user", "center"]
    autocomplete_fields = ["center"]
    raw_id_fields = ["user"]
    actions = [
        acting("programs.dismiss_staff", _("Close the account"),
               services.dismiss_staff),
    ]  # fmt: skip

    @admin.display(description=_("desk"), ordering="user__role")
    def desk(self, staff: CenterStaff) -> str:
        return staff.user.get_role_display()

    @admin.display(description=_("may sign in"), boolean=True)
    def may_sign_in(self, staff: CenterStaff) -> bool:
        return staff.user.is_active

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_do(request.user, "programs.appoint_staff")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_do(request.user, "programs.appoint_staff")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["user"] if obj else []
