"""Which firms are invited to a forum, and which of them came."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

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


def choices_of(guest: ForumGuest) -> list[tuple[str, Any]]:
    return [(f"{guest.pk}:{value}", label) for value, label in Attended.choices]
