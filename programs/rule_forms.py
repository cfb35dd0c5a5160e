from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.document_kinds import DocumentKind
from programs.models import TrainingCenter
from programs.rules import EDUCATION, SHARES

SCHOOLS = [(code, name) for code, name in EDUCATION.items() if code != "SMK"]  # one step with SMA


class RulesForm(forms.Form):
    """Whom a center admits. What is left empty binds nobody."""

    center = forms.ModelChoiceField(TrainingCenter.objects.all(), label=_("Training center"))
    age_min = forms.IntegerField(
        label=_("Least age on the first day"), required=False, min_value=1, max_value=99
    )
    age_max = forms.IntegerField(
        label=_("Greatest age on the first day"), required=False, min_value=1, max_value=99
    )
    education_min = forms.ChoiceField(
        label=_("At least this education"),
        required=False,
        choices=[("", _("any")), *SCHOOLS],
    )
    not_in_training_this_year = forms.BooleanField(
        label=_("Has taken part in no other training this year"), required=False
    )
    not_trained_here_before = forms.BooleanField(
        label=_("Has not been trained at the same center before"), required=False
    )
    documents = forms.MultipleChoiceField(
        label=_("Documents to hand in"),
        required=False,
        choices=DocumentKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.CharField(
        label=_("Why the center's rules differ"),
        max_length=300,
        help_text=_("The regions read it beside the rules."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.is_center:
            del self.fields["center"]
        for name, group in SHARES.items():
            self.fields[name] = forms.IntegerField(
                label=_("Percent of the seats meant for: %(group)s") % {"group": group},
                required=False,
                min_value=1,
                max_value=100,
            )
        self.order_fields([name for name in self.fields if name != "why"])

    def rules(self) -> dict[str, Any]:
        left_out = ("center", "why")
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in left_out and value not in (None, "", False, [])
        }

    def clean(self) -> dict[str, Any]:
        """Said beside the field, before the service says it for everybody."""
        data = super().clean() or self.cleaned_data
        if (data.get("age_min") or 0) > (data.get("age_max") or 100):
            self.add_error(
                "age_max", _("The least age lies above the greatest; nobody would fit.")
            )
        return data
