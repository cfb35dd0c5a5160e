"""What officers type about their agency."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regions.models import RegionalAgency
from regions.services.agency import CONTACT


class AgencyForm(forms.ModelForm):
    """The hidden version tells whether somebody has saved since the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    class Meta:
        model = RegionalAgency
        fields = [*CONTACT]
        widgets = {
            "address": forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        }
        help_texts = {
            "name": _("As on your letterhead; it is shown in the header of each page."),
            "two_for_a_list": _(
                "Whoever uploads a list of nominees cannot confirm it; a colleague does."
            ),
            "phone": _("The number under which centers reach you during office hours."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version


class MoveOfficerForm(forms.Form):
    agency = forms.ModelChoiceField(
        RegionalAgency.objects.none(), label=_("New agency"), empty_label=_("Choose …")
    )

    def __init__(self, agencies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
