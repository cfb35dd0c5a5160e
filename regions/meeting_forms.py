"""What is written for a coordination meeting."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from regions.models import Meeting, Obstacle, Province, Regency


class MeetingForm(forms.ModelForm):
    """A province officer calls those of the own province only, a center forums only."""

    class Meta:
        model = Meeting
        fields = ["kind", "province", "title", "held_on", "place"]
        widgets = {"held_on": DayInput()}

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["province"]
        field.empty_label = _("Choose")  # type: ignore[attr-defined]
        if user.is_center:
            kind = self.fields["kind"]
            kind.disabled, kind.initial = True, Meeting.Kind.FKLPI
            kind.widget = kind.hidden_widget()  # type: ignore[attr-defined]
        elif not user.is_ministry:
            own = Province.objects.filter(pk=user.scope_key)
            field.queryset = own  # type: ignore[attr-defined]
            field.disabled, field.initial = True, own.first()
            field.widget = field.hidden_widget()


def label_of(obstacle: Obstacle) -> str:
    return f"{obstacle.regency.short_name}: {obstacle.title}"


class DecideForm(forms.Form):
    obstacle = forms.ModelChoiceField(
        Obstacle.objects.none(), label=_("About"), empty_label=_("Choose an obstacle")
    )
    text = forms.CharField(
        label=_("What was decided"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, agenda: QuerySet[Obstacle], *args: Any, shown: Any = None, **kwargs: Any
    ) -> None:
        """``shown`` are the rows of ``agenda`` where somebody has read them already."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["obstacle"]
        field.queryset = agenda
        field.label_from_instance = label_of
        if shown is not None:
            field.choices = [("", field.empty_label), *((one.pk, label_of(one)) for one in shown)]


class TaskForm(forms.Form):
    regency = forms.ModelChoiceField(
        Regency.objects.none(), label=_("Who does it"), empty_label=_("Choose a region")
    )
    text = forms.CharField(
        label=_("What is to be done"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = forms.DateField(label=_("Until"), widget=DayInput())

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["regency"]
        field.queryset = Regency.objects.current().in_province(meeting.province_id)


class MinutesForm(forms.Form):
    minutes = forms.CharField(
        label=_("Minutes"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What was said. Leave out the names of participants: every center reads it."),
    )  # fmt: skip
    attendance = forms.CharField(
        label=_("Who was there"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One person or office a line."),
    )  # fmt: skip


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)
