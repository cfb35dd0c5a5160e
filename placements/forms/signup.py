"""What a firm says when it registers itself, and what an officer answers."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.forms import TickField
from placements.forms.fields import PlaceField, ReadField
from placements.models import FirmSignup
from placements.services.declaration import kbli_of
from placements.services.signup import nib_of

FEWEST_DIGITS = 8
DIGITS = {"inputmode": "numeric", "autocomplete": "off"}


def field_of(name: str, **options: Any) -> forms.CharField:
    """As wide as the column that keeps it."""
    width = FirmSignup._meta.get_field(name).max_length
    return forms.CharField(max_length=width, **options)


class SignUpForm(forms.Form):
    name = field_of(
        "name",
        label=_("Name of the firm"),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    registry_number = ReadField(
        nib_of,
        label=_("Business number (NIB)"),
        max_length=20,
        help_text=_("13 digits, as on the letter of OSS."),
        widget=forms.TextInput(attrs=DIGITS),
    )
    kbli = ReadField(
        kbli_of,
        label=_("Class of business (KBLI)"),
        max_length=5,
        help_text=_("Five digits, as on the NIB. Classes that begin with 78 are not admitted."),
        widget=forms.TextInput(attrs=DIGITS),
    )
    sector = field_of("sector", label=_("Sector"), help_text=_("E.g. metal goods, garments."))
    place = PlaceField(
        label=_("Regency or city of the firm"), help_text=_("E.g. Kota Bekasi, or Karawang.")
    )
    address = field_of(
        "address",
        label=_("Address"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    contact_name = field_of(
        "contact_name",
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_title = field_of(
        "contact_title",
        label=_("Your position in the firm"),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail at the firm"),
        help_text=_("We send a link to it; later it is your name to sign in."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = field_of(
        "phone",
        label=_("Phone"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    is_direct = TickField(
        label=_(
            "The firm employs and pays the people itself, supplies them to nobody else, and takes "
            "no money from them"
        ),
        help_text=_("Labour suppliers and agencies get no account here."),
    )
    agrees = TickField(
        label=_(
            "I speak for this firm, what I have written is true, and I have read how the portal "
            "uses it (below)"
        )
    )

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"].strip()
        has_letters = re.search(r"[^\d\s()+.-]", phone)
        if has_letters or len(re.sub(r"\D", "", phone)) < FEWEST_DIGITS:
            raise forms.ValidationError(_("Give a phone number of 8 digits or more."))
        return phone

    def words(self) -> dict[str, Any]:
        words = dict(self.cleaned_data)
        words.pop("agrees")
        return words | {"regency": words.pop("place")}


class VerifySignupForm(forms.Form):
    """Of a number that no firm bears yet there is nothing to ask."""

    is_theirs = forms.BooleanField(
        label=_("I have asked the firm, and the person is theirs"), required=False
    )
