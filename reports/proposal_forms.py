"""The limits of a proposal: what a center has to divide in a year."""

from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models import TrainingCenter
from programs.models.dormitory import Sex
from reports.services.quota_wishes import Limits

AHEAD = 3
NUMBERS = {
    "people": (_("Seats that the funding pays for"), 1, 100_000, ""),
    "hours": (_("Lesson hours that all instructors can teach"), 1, 10_000_000,
              _("For example 10 instructors with 1,000 lesson hours a year are 10,000.")),
    "beds_men": (_("Beds for men"), 0, 100_000, ""),
    "beds_women": (_("Beds for women"), 0, 100_000, ""),
    "nights": (_("Nights a year that a bed is open"), 1, 366, ""),
    "smallest": (_("Fewest people in a class"), 1, 100, ""),
    "first": (_("Seats kept for each region's first need"), 0, 100, ""),
    "share": (_("Most that one province may get, percent"), 1, 100, ""),
}  # fmt: skip


class ProposalForm(forms.Form):
    """Sent by address: whoever opens it sees the same question."""

    center = forms.ModelChoiceField(
        TrainingCenter.objects.all(), label=_("Training center"), empty_label=_("Choose")
    )
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        self.fields["year"].choices = [(n, str(n)) for n in range(this, this + AHEAD)]  # type: ignore[attr-defined]
        self.fields["year"].initial = this + 1
        usual: Any = Limits
        for name, (label, least, most, help_text) in NUMBERS.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=least, max_value=most, help_text=help_text,
                initial=getattr(usual, name, None),
            )  # fmt: skip

    def limits(self) -> Limits:
        return Limits(**self.cleaned_data)


def first_guess() -> dict[str, Any]:
    """The center with the most beds, and its beds: a start that people change."""
    beds = TrainingCenter.objects.annotate(
        men=Count("beds", filter=Q(beds__sex=Sex.MALE)),
        women=Count("beds", filter=Q(beds__sex=Sex.FEMALE)),
        all_beds=Count("beds"),
    )
    center = beds.order_by("-all_beds", "pk").first()
    if center is None:
        return {}
    return {"center": center.pk, "beds_men": center.men, "beds_women": center.women}
