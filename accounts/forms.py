"""What people type about accounts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    validate_password,
)
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import MAY_MANAGE
from accounts.roles import Role

LONGEST_PASSWORD = 256
password_rules = lazy(password_validators_help_text_html, str)


class PasswordField(forms.CharField):
    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=LONGEST_PASSWORD, widget=widget, **options)


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )


class SignInForm(EmailForm):
    password = PasswordField(label=_("Password"), autocomplete="current-password")


class NewPasswordForm(forms.Form):
    new_password = PasswordField(
        label=_("New password"), autocomplete="new-password", help_text=password_rules()
    )
    again = PasswordField(label=_("New password, once more"), autocomplete="new-password")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new_password(self) -> str:
        password = self.cleaned_data["new_password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> None:
        super().clean()
        new, again = (self.cleaned_data.get(name) for name in ("new_password", "again"))
        if new and again and new != again:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))


class ChangePasswordForm(NewPasswordForm):
    old_password = PasswordField(label=_("Present password"), autocomplete="current-password")
    field_order = ["old_password", "new_password", "again"]

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your present password."))
        return password


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class TokenForm(forms.Form):
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("1 year"))],
        initial=90,
    )


class InviteForm(forms.Form):
    """Role and office are asked only where there is a choice."""

    name = forms.CharField(
        label=_("Name"), max_length=150, help_text=_("With title, as on letters.")
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The person's own address: the letter with the link goes there."),
    )
    role = forms.ChoiceField(label=_("Role"))
    scope_key = forms.CharField(
        label=_("Acts for"),
        max_length=40,
        required=False,
        help_text=_(
            "A regency “62.10”, a province “62”, a center “bbplk-bekasi” or an employer's "
            "number; empty for the ministry."
        ),
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        allowed = MAY_MANAGE[by.role]
        self.fields["role"].choices = [c for c in Role.choices if c[0] in allowed]
        if len(allowed) == 1:
            del self.fields["role"]
        if by.role != Role.MINISTRY_ADMIN:
            del self.fields["scope_key"]

    @property
    def answers(self) -> dict[str, str]:
        own = {"role": self.by.role, "scope_key": self.by.scope_key}
        return own | self.cleaned_data
