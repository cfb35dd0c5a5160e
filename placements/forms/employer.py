from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.forms import TickField
from placements.forms.fields import ReadField, ReasonField, RegencyField
from placements.models import Employer
from placements.services.declaration import kbli_of
from placements.states import EmployerStatus


class OwnWordsForm(forms.ModelForm):
    """What a firm may correct about itself, and declare."""

    of_firm = True  # the firm writes, not the ministry
    kbli = ReadField(
        kbli_of,
        label=_("Class of business (KBLI)"),
        max_length=5,
        help_text=_("Five digits, as on the NIB. Classes that begin with 78 are not admitted."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_direct = TickField(
        label=_(
            "The firm employs and pays the people itself, supplies them to nobody else, and takes "
            "no money from them"
        ),
        help_text=_("Its declaration; the day is kept, and the officer who verifies reads it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    regency = RegencyField(label=_("Regency or city"))
    website = forms.URLField(
        label=_("Website"), required=False, assume_scheme="https", max_length=200
    )

    class Meta:
        model = Employer
        fields = ["sector", "kbli", "regency", "address", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "version" in self.fields:
            self.fields["version"].initial = self.instance.version
        self.fields["is_direct"].initial = self.instance.has_declared
        if self.of_firm and self.instance.status == EmployerStatus.VERIFIED:
            del self.fields["kbli"], self.fields["is_direct"]  # an officer has verified them

    def _get_validation_exclusions(self):
        """The service says what is wrong with the class of business."""
        return {*super()._get_validation_exclusions(), "kbli"}


class CorrectEmployerForm(OwnWordsForm):
    of_firm = False

    class Meta(OwnWordsForm.Meta):
        fields = ["name", "registry_number", *OwnWordsForm.Meta.fields]

    def validate_unique(self):
        """The service says who already bears the number."""


class RegisterEmployerForm(CorrectEmployerForm):
    version = None


class AppealForm(forms.Form):
    reason = ReasonField(
        label=_("What has changed?"),
        help_text=_("The officer who decides reads this beside the reason of the suspension."),
    )


class ContactForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail of the account"),
        help_text=_("The person must have been invited as an employer before."),
    )
    title = forms.CharField(label=_("Position"), max_length=100, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        self.user = User.objects.filter(email=email, role=Role.EMPLOYER).first()
        if self.user is None:
            raise forms.ValidationError(
                _("There is no employer account with this e-mail. Invite the person first.")
            )
        return email
