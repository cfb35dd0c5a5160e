"""The filters of the list of people: the same on the page, in its export and in the API."""

from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.one_of import IsOneOf
from blkportal.core.years import FIRST_YEAR
from participants.models import Participant, Referral
from participants.nik import LENGTH
from participants.stages import IN_STAGE, Stage
from participants.states import ReferralStatus
from programs.models import Batch

MOST_BATCHES = 40
SORTS = {
    "name": ("name", "pk"),
    "-name": ("-name", "-pk"),
    "submitted": ("latest", "pk"),
    "-submitted": ("-latest", "-pk"),
}


def years(request: Any = None) -> list[tuple[str, str]]:
    this = timezone.localdate().year
    return [(str(year), str(year)) for year in range(this + 1, FIRST_YEAR - 1, -1)]


def search_people(rows: QuerySet[Participant], text: str) -> QuerySet[Participant]:
    """A part of the name, the last four digits of the NIK, or the whole NIK."""
    digits = text.replace(" ", "").replace("-", "")
    if digits.isascii() and digits.isdigit():
        if len(digits) == LENGTH:
            return rows.with_nik(digits)  # type: ignore[attr-defined]
        if len(digits) == 4:
            return rows.filter(nik_last4=digits)
    return rows.filter(name__icontains=text)


class ParticipantFilter(filters.FilterSet):
    """What is asked of a referral is asked of one and the same referral of the person."""

    q = filters.CharFilter(
        label=_("Name, NIK or its last four digits"), max_length=100, method="keep"
    )
    stage = filters.ChoiceFilter(
        label=_("Stage"), choices=Stage.choices, method="keep", empty_label=_("All")
    )
    batch = filters.ModelChoiceFilter(
        label=_("Batch"), queryset=Batch.objects.none(), method="keep", empty_label=_("All")
    )
    year = filters.ChoiceFilter(
        label=_("Year"), choices=years, method="keep", empty_label=_("All")
    )
    status = filters.ChoiceFilter(
        label=_("Status of the nomination"),
        choices=ReferralStatus.choices,
        method="keep",
        empty_label=_("All"),
    )

    class Meta:
        model = Participant
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        batch = self.form.fields["batch"]
        batch.queryset = Batch.objects.visible_to(self.request.user)
        self.form.fields["q"].widget.attrs["autocomplete"] = "off"

    def offer_batches(self) -> None:
        """The newest batches with people of one's own, as choices; an older one stays named."""
        batches, own = self.form.fields["batch"].queryset, self.own_referrals()
        if self.request.user.role == roles.Role.REGENCY_OFFICER:
            # one region was in few of all classes: they are found from its people, not by trying
            rows = batches.filter(IsOneOf(F("pk"), ArraySubquery(own.values("batch").distinct())))
        else:
            rows = batches.filter(Exists(own.filter(batch=OuterRef("pk"))))
        newest = list(rows.values_list("pk", "title")[:MOST_BATCHES])
        self.form.fields["batch"].widget = forms.Select(choices=[("", _("All")), *newest])

    def own_referrals(self) -> QuerySet[Referral]:
        return Referral.objects.visible_to(self.request.user)

    def keep(self, rows: Any, name: str, value: Any) -> Any:
        return rows

    def referrals(self) -> QuerySet[Referral]:
        """The referrals that all conditions admit, newest first."""
        given = getattr(self.form, "cleaned_data", {}) if self.is_bound else {}
        wanted = Q()
        if given.get("stage"):
            wanted &= IN_STAGE[given["stage"]]
        if given.get("status"):
            wanted &= Q(status=given["status"])
        if given.get("batch"):
            wanted &= Q(batch=given["batch"])
        if given.get("year"):
            wanted &= Q(batch__year=given["year"])
        self.asks_of_referral = bool(wanted)
        return self.own_referrals().filter(wanted).order_by("-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        text = (self.form.cleaned_data.get("q") or "").strip()
        rows = search_people(queryset, text) if text else queryset
        of_person = self.beside()
        if self.asks_of_referral:
            rows = rows.filter(Exists(of_person))
        return rows

    def seen(self, most: int) -> int | None:
        """How many people there are, up to ``most`` and one more, counted from their referrals;
        None where that might be another number.

        Whoever sees everybody need not have each person looked up: a record that was joined with
        another has no referral any more.
        """
        if not self.is_bound or self.request.user.role not in roles.MINISTRY:
            return None
        referrals = self.referrals()
        if not self.asks_of_referral or self.form.cleaned_data.get("q"):
            return None
        return referrals.order_by().values("participant").distinct()[: most + 1].count()

    def beside(self) -> QuerySet[Referral]:
        """Of the person of an outer query: the first is the one that is shown beside them."""
        return self.referrals().filter(participant=OuterRef("pk"))

    def people(self, sort: str) -> Any:
        """The rows in order, each with the number of the referral that is shown beside it."""
        rows = self.qs if self.is_bound else self.queryset
        rows = rows.annotate(latest=Subquery(self.beside().values("pk")[:1]))
        return rows.order_by(*SORTS.get(sort, SORTS["name"]))
