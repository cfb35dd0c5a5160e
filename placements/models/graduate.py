"""Certified graduates as employers browse them."""

from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import everything
from participants.models import Certificate, Enrollment, Participant
from participants.models.certificate import CertificateQuerySet
from participants.states import Outcome
from placements.models.employer import Employer
from placements.models.hire_request import HireRequest
from regions.models import Province, Regency

FREE = (Outcome.UNKNOWN, Outcome.SEEKING)
# All that an employer's role may read; the database refuses every column beyond these.
CARD = (
    "participant__initials",
    "participant__sex",
    "participant__education",
    "participant__domicile__kind",
    "participant__domicile__name",
    "participant__domicile__province",
    "participant__available_from",
    "participant__willing_to_move",
    "program__title",
    "center__name",
    "regency__kind",
    "regency__name",
    "regency__province",
    "kind",
    "level",
    "units",
    "issued_on",
    "valid_until",
    "enrollment_id",
)


def of_a_verified_firm(user: Any) -> Q:
    return Q(Exists(Employer.objects.verified().filter(pk=user.scope_key)))


class GraduateQuerySet(CertificateQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.EMPLOYER: of_a_verified_firm,
    }

    def visible_to(self, user: Any) -> Self:
        """Offered as of this moment and free, whatever page, link or count is asked for."""
        return super().visible_to(user).offered().free()

    def free(self) -> Self:
        """Without those known to work, study or stay away from work since this certificate."""
        taken = Enrollment.objects.exclude(outcome__in=FREE).filter(
            Q(pk=OuterRef("enrollment")) | Q(outcome_known_on__gte=OuterRef("issued_on")),
            participant=OuterRef("participant"),
        )
        return self.filter(~Exists(taken))

    def as_cards(self) -> Self:
        people = ("participant", "participant__domicile")
        return self.select_related(*people, "program", "center", "regency").only(*CARD)

    def with_question_of(self, user: Any) -> Self:
        """Each with ``is_asked``: the firm waits for the person, or has an answer."""
        mine = HireRequest.objects.visible_to(user).open()
        asked = Exists(mine.filter(participant=OuterRef("participant")))
        return self.annotate(is_asked=asked if user.is_employer else Value(False))

    def with_unit(self, text: str) -> Self:
        """By code or title, as the certificate itself names its units."""
        return self.annotate(units_text=Cast("units", TextField())).filter(
            units_text__icontains=text
        )

    def of_class(self, text: str) -> Self:
        """By the class's code, or by a part of its title."""
        return self.filter(
            Q(enrollment__batch__code=text) | Q(enrollment__batch__title__icontains=text)
        )

    def living_in(self, place: str, *, or_willing_to_move: bool = False) -> Self:
        """``place`` is a regency code, a province code, or part of either's name."""
        named = Q(name__icontains=place) | Q(province__name__icontains=place)
        codes = Regency.objects.filter(named | Q(code=place) | Q(province=place)).values("code")
        home = Q(pk__in=self.model.objects.at_home_in(codes))
        if or_willing_to_move:
            home |= Q(participant__willing_to_move=True)
        return self.filter(home)

    def in_province(self, province: Province) -> Self:
        return self.filter(pk__in=self.model.objects.at_home_in(province.regencies.values("code")))

    def at_home_in(self, codes: Any) -> Self:
        """Keys alone, of whoever lives in one of these regencies; where no home is known, of
        whom it sent. Two questions, because an index answers each of them and neither their or."""
        moved = self.filter(participant__in=Participant.objects.filter(domicile__in=codes))
        unmoved = self.filter(regency__in=codes, participant__domicile__isnull=True)
        return moved.order_by().values("pk").union(unmoved.order_by().values("pk"))

    def with_home_province(self) -> Self:
        """``home_province`` and its ``home_province_name``."""
        domicile = "participant__domicile__province"
        return self.annotate(
            home_province=Coalesce(domicile, "regency__province"),
            home_province_name=Coalesce(f"{domicile}__name", "regency__province__name"),
        )

    def available_by(self, day: Any) -> Self:
        known = Q(participant__available_from__isnull=True)
        return self.filter(known | Q(participant__available_from__lte=day))

    def highest_level_first(self) -> Self:
        return self.order_by(F("level").desc(nulls_last=True), "-issued_on", "-pk")


class Graduate(Certificate):
    """A valid competency certificate whose holder agrees to be found and is free for work."""

    objects = GraduateQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("certified graduate")
        verbose_name_plural = _("certified graduates")

    def __str__(self) -> str:
        return f"{self.participant.initials} {self.program}"

    @property
    def home(self) -> Regency:
        return self.participant.domicile or self.regency

    @property
    def units_more(self) -> int:
        """Units beyond the one that a list names."""
        return max(0, len(self.units) - 1)
