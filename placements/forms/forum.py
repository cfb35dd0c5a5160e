"""Which firms are invited to a forum, what they answer, and which of them came."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from placements.forms.fields import ReasonField
from placements.models import Employer, ForumGuest
from placements.models.forum_guest import Attended


class InviteForm(forms.Form):
    firms = forms.ModelMultipleChoiceField(
        Employer.objects.none(), label=_("Firms"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one firm.")},
    )  # fmt: skip

    def __init__(self, firms: QuerySet[Employer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["firms"].queryset = firms  # type: ignore[attr-defined]

    def offer(self, shown: Iterable[Employer]) -> None:
        """The page offers these of them."""
        field: Any = self.fields["firms"]
        field.choices = [(firm.pk, f"{firm}, {firm.regency.short_name}") for firm in shown]


class AttendanceForm(forms.Form):
    """One choice for each firm that is invited, as "12:YES"; what is not sent stays as it is."""

    came = forms.MultipleChoiceField(required=False, label=_("Attendance"))

    def __init__(self, guests: Iterable[ForumGuest], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = [(guest, choices_of(guest)) for guest in guests]
        field: Any = self.fields["came"]
        field.choices = [choice for _guest, choices in self.rows for choice in choices]

    @property
    def said(self) -> dict[int, str]:
        parts = (choice.split(":") for choice in self.cleaned_data["came"])
        return {int(pk): answer for pk, answer in parts}


class AnswerForm(forms.Form):
    comes = forms.TypedChoiceField(
        label=_("Does your firm come?"),
        choices=[("yes", _("Yes, we come")), ("no", _("No, we do not come"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("A word to whoever invites"),
        help_text=_("Who comes and with how many; or why not, and which day would fit better."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakeBackForm(forms.Form):
    reason = ReasonField(help_text=_("The firm reads this."))


def choices_of(guest: ForumGuest) -> list[tuple[str, Any]]:
    return [(f"{guest.pk}:{value}", label) for value, label in Attended.choices]
