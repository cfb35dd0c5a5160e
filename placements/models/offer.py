"""Who is on offer, as the search reads it: kept by the database, never written by the portal."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import DO_NOTHING, F, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet
from participants.models import Certificate, Participant
from participants.rows import ROWS
from placements.models.employer import of_a_verified_firm
from programs.models import Batch, Program, TrainingCenter, Vocation
from regions.models import Province, Regency

# a row follows rows that keep their own references, and is gone with the first of them
FOLLOWS = {
    "on_delete": DO_NOTHING,
    "db_constraint": False,
    "db_index": False,
    "related_name": "+",
    "editable": False,
}


class UnitListQuerySet(models.QuerySet):
    def with_unit(self, text: str) -> Self:
        """By code or title, as certificates name their units."""
        return self.annotate(text=Cast("units", TextField())).filter(text__icontains=text)


class UnitList(models.Model):
    """One list of competency units, [[code, title], …], however many certificates name it."""

    key = models.CharField(max_length=32, unique=True, editable=False)
    units = models.JSONField(_("competency units"), editable=False)

    objects = UnitListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of units")
        verbose_name_plural = _("lists of units")

    def __str__(self) -> str:
        return ", ".join(code for code, _title in self.units)


class OfferQuerySet(ScopedQuerySet):
    rows = {**ROWS, roles.Role.EMPLOYER: of_a_verified_firm}

    def valid(self) -> Self:
        unexpired = Q(valid_until__isnull=True) | Q(valid_until__gte=timezone.localdate())
        return self.filter(unexpired)

    def available_by(self, day: date) -> Self:
        return self.filter(Q(available_from__isnull=True) | Q(available_from__lte=day))

    def newest_first(self) -> Self:
        return self.order_by("-issued_on", "-pk")

    def highest_level_first(self) -> Self:
        return self.order_by(F("level").desc(nulls_last=True), "-issued_on", "-pk")


class Offer(models.Model):
    """A competency certificate whose holder agrees to be found and is free, with what employers
    search by.

    Triggers write it in the transaction of each consent, certificate, outcome and person. It is
    an index and no proof: who reads it joins certificate and consent as they are now.
    """

    certificate = models.OneToOneField(
        Certificate, DO_NOTHING, primary_key=True, related_name="offer", editable=False,
        verbose_name=_("certificate"),
    )  # fmt: skip
    participant = models.ForeignKey(Participant, **FOLLOWS, verbose_name=_("participant"))
    regency = models.ForeignKey(Regency, **FOLLOWS, verbose_name=_("regency or city"))
    center = models.ForeignKey(TrainingCenter, **FOLLOWS, verbose_name=_("training center"))
    program = models.ForeignKey(Program, **FOLLOWS, verbose_name=_("program"))
    vocation = models.ForeignKey(Vocation, **FOLLOWS, verbose_name=_("vocation"))
    batch = models.ForeignKey(Batch, **FOLLOWS, verbose_name=_("class"))
    home = models.ForeignKey(Regency, **FOLLOWS, verbose_name=_("home"))
    province = models.ForeignKey(Province, **FOLLOWS, verbose_name=_("home province"))
    unit_list = models.ForeignKey(UnitList, **FOLLOWS, verbose_name=_("competency units"))
    level = models.PositiveSmallIntegerField(_("level (KKNI)"), null=True, editable=False)
    available_from = models.DateField(_("available from"), null=True, editable=False)
    is_willing = models.BooleanField(_("willing to move"), null=True, editable=False)
    issued_on = models.DateField(_("issued"), editable=False)
    valid_until = models.DateField(_("valid until"), null=True, editable=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        # each holds the last day as well, so that the search reads indexes alone
        indexes = [
            models.Index(fields=["participant"], name="offer_person"),
            models.Index(
                fields=["-issued_on", "-certificate"], include=["valid_until"], name="offer_newest"
            ),
            models.Index(
                F("level").desc(nulls_last=True), F("issued_on").desc(), F("certificate").desc(),
                include=["valid_until"], name="offer_highest",
            ),
            *[
                models.Index(
                    fields=[*columns, "-issued_on", "-certificate"],
                    include=["valid_until"],
                    name=f"offer_{name}",
                )
                for name, columns in {
                    "vocation": ["vocation"],
                    "vocation_place": ["vocation", "province"],
                    "program": ["program"],
                    "center": ["center"],
                    "batch": ["batch"],
                    "home": ["home"],
                    "province": ["province"],
                    "units": ["unit_list"],
                }.items()
            ],
            *[
                models.Index(
                    F(column), F("level").desc(nulls_last=True), F("issued_on").desc(),
                    F("certificate").desc(), include=["valid_until"], name=f"offer_{column}_level",
                )
                for column in ("vocation", "province")
            ],
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.certificate_id)
