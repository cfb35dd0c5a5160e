"""The forms of nominating: a question a step, each answer checked beside its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.forms import TickField
from blkportal.core.sheets.field import Wrong
from participants.models import Consent, Participant
from participants.nik import Nik, NikRefused, doubts_about, read_nik
from regions.models import Regency
from regions.place_column import find_place

YES_NO = [("", _("Not known")), ("true", _("Yes")), ("false", _("No"))]


class NikField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("NIK"))
        options.setdefault("max_length", 30)
        attrs = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return read_nik(text).digits
        except NikRefused as refused:
            raise forms.ValidationError(refused.text, code="nik") from refused


class NikForm(forms.Form):
    nik = NikField(help_text=_("The 16 digits on the identity card. We look first whether you "
                               "already know this person."))  # fmt: skip


class TriState(forms.TypedChoiceField):
    """Yes, no, or not known: silence is never taken for a no."""

    def __init__(self, **options: Any) -> None:
        answers = {"true": True, "false": False}
        super().__init__(
            choices=YES_NO, coerce=answers.get, empty_value=None, required=False, **options
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "true", False: "false", None: ""}.get(value, value)


class PersonForm(forms.ModelForm):
    """What is asked about a person; doubts between NIK and form want one tick, not a fight."""

    domicile = forms.CharField(
        label=_("Lives in"),
        required=False,
        max_length=120,
        help_text=_("Regency or city, if not yours: a name such as “Kab. Bogor”, or 32.01."),
    )
    has_disability = TriState(label=_("Has a disability"))
    is_poor_household = TriState(label=_("In the social registry (DTKS)"))
    is_checked = forms.BooleanField(
        label=_("I have compared this with the identity card and it is right as written."),
        required=False,
    )

    class Meta:
        model = Participant
        fields = [
            "name", "sex", "birth_date", "education", "phone", "email", "address", "domicile",
            "has_disability", "is_poor_household",
        ]  # fmt: skip
        widgets = {
            "birth_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "sex": forms.RadioSelect,
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {"name": _("As on the identity card.")}

    def __init__(self, *args: Any, nik: Nik, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nik = nik
        self.fields["sex"].choices = self.fields["sex"].choices[-2:]
        place = self.instance.domicile
        self.initial["domicile"] = place.short_name if place else ""
        if not self.instance.pk:
            self.initial |= {"birth_date": nik.birth_date_hint, "sex": nik.sex_hint}
        self.has_doubts = bool(self.is_bound and self._doubts())
        if not self.has_doubts:
            del self.fields["is_checked"]

    def _doubts(self) -> list[tuple[str, Any]]:
        born = self["birth_date"].value()
        try:
            born = self.fields["birth_date"].to_python(born)
        except forms.ValidationError:
            born = None
        return doubts_about(self.nik, born, self["sex"].value())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_domicile(self) -> Regency | None:
        text = self.cleaned_data["domicile"]
        if not text:
            return None
        try:
            return Regency.objects.get(pk=find_place(text))
        except Wrong as wrong:
            raise forms.ValidationError(wrong.sentence, code="place") from wrong

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.has_doubts and not cleaned.get("is_checked"):
            for name, sentence in self._doubts():
                self.add_error(name if name in self.fields else "is_checked", sentence)
            self.add_error("is_checked", _("Tick here if it is right as written."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self) -> None:
        """The service writes, not the form."""


class NomineeForm(PersonForm):
    """A person who is new here, with what was agreed to on paper or before the officer."""

    agrees_to_training = TickField(
        label=_("The person has agreed to take part and to the use of this data for it."),
    )
    agrees_to_be_shown = forms.BooleanField(
        label=_("The person agrees to be shown to employers after certification."),
        help_text=_("Without name, NIK, date of birth, address or health. May be withdrawn."),
        required=False,
    )
    channel = forms.ChoiceField(
        label=_("How consent was given"), choices=Consent.Channel.choices[:2]
    )


class CorrectionForm(PersonForm):
    new_nik = NikField(
        label=_("Corrected NIK"),
        required=False,
        help_text=_("Only if the NIK was typed wrong; leave empty otherwise."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def facts(self) -> dict[str, Any]:
        return super().facts() | {"nik": self.cleaned_data["new_nik"]}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class DiscardForm(ReasonForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Reason, which your colleagues will read")
        self.fields["reason"].required = False


class ExportForm(ReasonForm):
    reason = forms.CharField(
        label=_("What the list is for"),
        min_length=10,
        max_length=300,
        help_text=_("Kept with your name; NIKs stay masked in the file."),
    )
    format = forms.ChoiceField(
        label=_("File"), choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")]
    )


class ConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Consent.Purpose.choices)
    channel = forms.ChoiceField(
        label=_("How consent was given"), choices=Consent.Channel.choices[:2]
    )


class CheckForm(forms.Form):
    """What is printed on a certificate, as anybody types it."""

    number = forms.CharField(
        label=_("Certificate number"),
        max_length=120,
        help_text=_("As printed, e.g. BBPLK-BEKASI/KOMP/2026/000123."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("Check code"),
        max_length=20,
        help_text=_("Eight letters and digits beside the picture, e.g. K7MX-42QD."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )
