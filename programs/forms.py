"""What is typed on the pages of batches, agreements and quotas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from programs.models import Agreement, Batch, Program, Quota, TrainingCenter
from programs.states import BatchStatus

NOT_STARTED = (BatchStatus.PLANNED, BatchStatus.OPEN, BatchStatus.SELECTION, BatchStatus.POSTPONED)


class BatchForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Batch
        fields = [
            "title", "code", "center", "program", "funding", "delivery", "year", "intake",
            "nominate_by", "starts_on", "ends_on", "capacity",
        ]  # fmt: skip
        widgets = {name: DayInput() for name in ("nominate_by", "starts_on", "ends_on")}
        help_texts = {
            "title": _("As the regions will read it, for example “Las SMAW 3G, tahap 2”."),
            "code": _("Small letters, digits and hyphens; it stays in addresses and files."),
            "capacity": _("Usually 16: one class."),
            "nominate_by": _("Regions can nominate up to and including this day."),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        if user.is_center:
            own = TrainingCenter.objects.filter(pk=user.scope_key)
            self.fields["center"].queryset = own
            self.fields["center"].initial = user.scope_key
            self.fields["center"].empty_label = None
        self.fields["program"].queryset = Program.objects.filter(is_offered=True)

    def clean(self) -> dict[str, Any]:
        """Said beside the field, before the service says it for everybody."""
        data = super().clean()
        days = [data.get(name) for name in ("nominate_by", "starts_on", "ends_on")]
        if all(days) and days[0] > days[1]:
            self.add_error("nominate_by", _("Nominations must end before the training starts."))
        if all(days) and days[2] < days[1]:
            self.add_error("ends_on", _("The training must end after it starts."))
        return data

    def plan(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DecreeForm(forms.Form):
    decree_number = forms.CharField(
        label=_("Decree number"),
        max_length=80,
        help_text=_("The decree (SK) with the list of participants."),
    )
    decree_on = forms.DateField(label=_("Decree date"), widget=DayInput())


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Everybody concerned will read it."),
    )


class AgreementForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Agreement
        fields = [
            "number", "title", "regency", "center", "signed_on", "starts_on", "ends_on",
            "coverage", "placements", "companies",
        ]  # fmt: skip
        widgets = {name: DayInput() for name in ("signed_on", "starts_on", "ends_on")}
        help_texts = {
            "coverage": _("Programs, boarding or not, who is to be trained."),
            "placements": _("How many graduates are to find work; empty if nothing is promised."),
            "companies": _("Firms that have agreed to take them, separated by commas."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["regency"].queryset = self.fields["regency"].queryset.current()

    def clean(self) -> dict[str, Any]:
        """Said beside the field, before the service says it for everybody."""
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("The agreement must end after it starts."))
        return data

    def plan(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class QuotaForm(forms.Form):
    batch = forms.ModelChoiceField(
        label=_("Batch"),
        queryset=Batch.objects.none(),
        required=False,
        help_text=_("For one class. Leave it empty to give seats in a program for a year."),
    )
    program = forms.ModelChoiceField(
        label=_("Program"), queryset=Program.objects.filter(is_offered=True), required=False
    )
    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, required=False,
        help_text=_("Only with a program."),
    )  # fmt: skip
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=9999)
    nominees = forms.IntegerField(
        label=_("Nominees allowed"),
        min_value=1,
        max_value=9999,
        help_text=_("How many may be nominated for these seats; at least as many as seats."),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["batch"].queryset = Batch.objects.filter(
            center=agreement.center_id, status__in=NOT_STARTED
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if bool(data.get("batch")) == bool(data.get("program")):
            self.add_error("batch", _("Choose either a batch or a program."))
        _must_cover(self, data)
        return data


class ChangeQuotaForm(forms.ModelForm):
    class Meta:
        model = Quota
        fields = ["seats", "nominees", "note"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        _must_cover(self, data)
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """The service decides against the counters of this moment, in words of its own."""
        return super()._get_validation_exclusions() | {"taken", "nominated"}


def _must_cover(form: forms.BaseForm, data: dict[str, Any]) -> None:
    if (data.get("nominees") or 0) < (data.get("seats") or 0):
        form.add_error("nominees", _("At least as many people as there are seats."))
