"""What is typed about somebody who lives in the dormitory."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.models import Enrollment, Stay
from programs.models import Bed


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class LeaveForm(forms.Form):
    left_at = forms.DateTimeField(
        label=_("Leaves"),
        widget=MomentInput(),
        required=False,
        help_text=_("Empty for now."),
    )
    due_back = forms.DateTimeField(label=_("Due back"), widget=MomentInput())
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Only the center and the ministry read it."),
    )


class BedForm(forms.Form):
    """A free bed, or somebody to change places with."""

    place = forms.ChoiceField(label=_("New place"))

    def __init__(self, places: tuple[Sequence[Bed], Sequence[Stay]], data: Any = None) -> None:
        super().__init__(data)
        free, taken = places
        self.beds = {f"bed-{bed.pk}": bed for bed in free}
        self.people = {f"person-{stay.enrollment_id}": stay.enrollment for stay in taken}
        field: Any = self.fields["place"]
        field.choices = [
            (_("Free beds"), [(key, str(bed)) for key, bed in self.beds.items()]),
            (
                _("Change places with"),
                [
                    (f"person-{stay.enrollment_id}", f"{stay.bed}: {stay.enrollment.participant}")
                    for stay in taken
                ],
            ),
        ]

    def chosen(self) -> tuple[Bed | None, Enrollment | None]:
        place = self.cleaned_data["place"]
        return self.beds.get(place), self.people.get(place)
