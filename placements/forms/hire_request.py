from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.forms import TickField
from placements.forms.fields import DayField, PastDayField, ReasonField, RegencyField, WageField


class HireForm(forms.Form):
    """One short form, for one graduate or for many."""

    job_title = forms.CharField(label=_("Job"), max_length=120)
    work_regency = RegencyField(label=_("Place of work"))
    starts_on = DayField(label=_("Start of work"))
    wage = WageField()
    message = forms.CharField(
        label=_("Message to the graduate"),
        help_text=_("Working hours, lodging, whom they will work with."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_starts_on(self):
        day = self.cleaned_data["starts_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed; give today or a later day."))
        return day


class AcceptForm(forms.Form):
    asked = TickField(
        label=_("I have asked the person concerned, and the answer is yes"),
        help_text=_("By accepting, name and phone number are opened to this employer."),
    )


class DeclineForm(forms.Form):
    asked = TickField(label=_("I have asked the person concerned"))
    reason = ReasonField(
        help_text=_("The employer reads this. Write nothing about health or family.")
    )


class StartedForm(forms.Form):
    started_on = PastDayField(label=_("First day of work"))


REASONS = [
    _("I work already"),
    _("The place is too far away"),
    _("The wage is too low"),
    _("The work does not suit me"),
    _("Another reason"),
]


class WhyField(forms.TypedChoiceField):
    def __init__(self, **options):
        super().__init__(
            choices=[("", _("Choose")), *enumerate(REASONS)],
            coerce=int,
            empty_value=None,
            help_text=_("The firm reads this, and no name."),
            **options,
        )


class ReasonedForm(forms.Form):
    """Why not, in words for the firm; needs a field ``why``."""

    def reason(self):
        return str(REASONS[self.cleaned_data["why"]])


class OwnAnswerForm(ReasonedForm):
    """The person's own yes or no, by personal link."""

    YES, NO = "yes", "no"
    answer = forms.ChoiceField(
        label=_("Would you like to work there?"),
        choices=[
            (YES, _("Yes, give the firm my name and my phone number")),
            (NO, _("No, thank you")),
        ],
        widget=forms.RadioSelect,
    )
    why = WhyField(label=_("If no: why?"), required=False)

    def clean(self):
        data = super().clean()
        if data.get("answer") == self.NO and data.get("why") is None:
            self.add_error("why", _("Choose the reason that comes closest."))
        return data


class OwnSecondThoughtForm(ReasonedForm):
    """The person's own no after a yes. A page that was opened before the yes does not say it."""

    take_back = TickField(
        label=_("Give the firm my name and my phone number no longer"),
        error_messages={"required": _("You have said yes already. Tick this to take it back.")},
    )
    why = WhyField(label=_("Why?"))
