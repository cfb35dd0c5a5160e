"""Certified graduates as employers browse them."""

from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Value
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import everything
from participants.models import Certificate
from participants.models.certificate import CertificateQuerySet
from participants.states import Outcome
from placements.models.employer import of_a_verified_firm
from placements.models.hire_request import HireRequest
from regions.models import Regency

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


class GraduateQuerySet(CertificateQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.EMPLOYER: of_a_verified_firm,
    }

    def visible_to(self, user: Any) -> Self:
        """Found in the table of offers, and asked anew of certificate and consent as of this
        moment, whatever page, link or count is asked for."""
        offered = super().visible_to(user).offered().filter(offer__isnull=False)
        return offered.order_by("-offer__issued_on", "-pk")

    def as_cards(self) -> Self:
        people = ("participant", "participant__domicile")
        return self.select_related(*people, "program", "center", "regency").only(*CARD)

    def with_question_of(self, user: Any) -> Self:
        """Each with ``is_asked``: the firm waits for the person, or has an answer."""
        mine = HireRequest.objects.visible_to(user).open()
        asked = Exists(mine.filter(participant=OuterRef("participant")))
        return self.annotate(is_asked=asked if user.is_employer else Value(False))

    def highest_level_first(self) -> Self:
        return self.order_by(F("offer__level").desc(nulls_last=True), "-offer__issued_on", "-pk")


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
