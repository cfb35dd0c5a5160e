"""Passing seats on and taking them over: a number, a day, a reason."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from blkportal.core.widgets import DayInput
from programs.models import Quota, SeatOffer
from regions.models import Regency


class OfferForm(forms.Form):
    seats = forms.IntegerField(label=_("Seats"), min_value=1)
    until = forms.DateField(
        label=_("To be had until"),
        widget=DayInput(),
        help_text=_("What nobody has taken over by then comes back to your quota."),
    )
    needs_first_until = forms.DateField(
        label=_("First for regions that need it, until"),
        widget=DayInput(),
        required=False,
        help_text=_(
            "Until then only regions can take them over that have named the program among their "
            "first three needs. Leave it empty, and whoever comes first takes them."
        ),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Other regions read it. Leave out names."),
    )

    def __init__(self, quota: Quota, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].max_value = quota.seats_left  # type: ignore[attr-defined]
        self.fields["seats"].widget.attrs["max"] = quota.seats_left
        self.fields["seats"].initial = min(1, quota.seats_left)
        if quota.batch is not None:
            self.fields["until"].initial = max(quota.batch.nominate_by, timezone.localdate())


class ClaimForm(forms.Form):
    """An officer takes over for the own region; the ministry says for which."""

    seats = forms.IntegerField(label=_("Seats"), min_value=1)
    regency = forms.ModelChoiceField(
        Regency.objects.none(), label=_("For which region"), empty_label=_("Choose a region")
    )

    def __init__(self, user: Any, offer: SeatOffer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].initial = offer.remaining
        self.fields["seats"].widget.attrs["max"] = offer.remaining
        field = self.fields["regency"]
        if user.role == Role.REGENCY_OFFICER:
            field.queryset = Regency.objects.filter(pk=user.scope_key)  # type: ignore[attr-defined]
            field.disabled, field.initial = True, user.scope_key
            field.widget = field.hidden_widget()
        else:
            rows = Regency.objects.current().exclude(pk=offer.regency_id)
            field.queryset = rows.filter(agreements__center=offer.center_id).distinct()  # type: ignore[attr-defined]


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)
