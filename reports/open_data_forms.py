"""What the ministry says when it publishes: of which year, and why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishForm(forms.Form):
    year = forms.TypedChoiceField(
        label=_("Year"), coerce=int, empty_value=None, required=False,
        help_text=_("Only what has changed since the last version is published anew."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why now?"), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads this beside the new version. Write no names of persons."),
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        years = range(timezone.localdate().year, 2016, -1)
        every = ("", _("All years with data"))
        self.fields["year"].choices = [every, *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
