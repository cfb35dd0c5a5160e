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
    """One choice for each firm that is invited; what is not sent stays as it is."""

    def __init__(self, guests: Iterable[ForumGuest], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guests = {f"came-{guest.pk}": guest for guest in guests}
        for name, guest in self.guests.items():
            self.fields[name] = forms.ChoiceField(
                label=guest.employer.name, choices=Attended.choices, required=False,
                initial=guest.came, widget=forms.Select(attrs={"aria-label": guest.employer.name}),
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[ForumGuest, Any]]:
        return [(guest, self[name]) for name, guest in self.guests.items()]

    @property
    def came(self) -> dict[int, str]:
        said = {self.guests[name].pk: answer for name, answer in self.cleaned_data.items()}
        return {pk: answer for pk, answer in said.items() if answer}
