"""Of what a person wants to hear, and how often by e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.event_table import topics_for
from reports.models import Mail, NoticeSettings


class NoticeForm(forms.Form):
    mail = forms.ChoiceField(
        label=_("Letter with what is new"), choices=Mail.choices, widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label=_("About"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, role: str, chosen: NoticeSettings, data: Any = None) -> None:
        offered = topics_for(role)
        wanted = [topic for topic, _label in offered if topic not in chosen.muted]
        super().__init__(data, initial={"mail": chosen.mail, "topics": wanted})
        self.offered = [str(topic) for topic, _label in offered]
        self.fields["topics"].choices = offered  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        wanted = self.cleaned_data["topics"]
        return {
            "mail": self.cleaned_data["mail"],
            "muted": [topic for topic in self.offered if topic not in wanted],
        }
