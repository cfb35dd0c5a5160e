"""A list of nominees, for which batch, and what may be done with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from participants.models.referral_import import Mode
from programs.models import Batch
from regions.code_scheme_field import CodeSchemeField


class BatchChoice(forms.ModelChoiceField):
    def label_from_instance(self, batch: Batch) -> str:
        words = {"batch": batch, "center": batch.center, "left": batch.left}
        return _("%(batch)s · %(center)s · %(left)s places left") % words


EXPLAINED = {
    Mode.GOOD_ROWS: _("Rows to mend come back to you as a workbook."),
    Mode.ALL_OR_NOTHING: _("One row to mend holds up the whole list."),
    Mode.UPDATE: _("Nobody new and no nomination; an empty cell leaves what is kept."),
    Mode.CREATE_AND_UPDATE: _("You see every change before it is saved."),
}


class UploadForm(forms.Form):
    batch = BatchChoice(Batch.objects.none(), label=_("Batch"), empty_label=_("Choose a batch"))
    file = ListField(
        help_text=_("Excel workbook (.xlsx) or CSV UTF-8 (.csv), up to 10 MB and 50,000 rows.")
    )

    mode = forms.ChoiceField(
        label=_("What the list does"),
        choices=Mode.choices,
        initial=Mode.GOOD_ROWS,
        widget=forms.RadioSelect,
    )

    code_scheme = CodeSchemeField()

    def __init__(self, *args: Any, batches: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["batch"].queryset = batches
        self.fields["mode"].choices = [  # type: ignore[attr-defined]
            (mode.value, f"{mode.label}. {EXPLAINED[mode]}") for mode in Mode
        ]

    def clean_mode(self) -> Mode:
        return Mode(self.cleaned_data["mode"])
