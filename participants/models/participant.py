from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.fields import SealedText, fingerprint
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.dormitory import Sex
from regions.models import Regency


class Education(models.TextChoices):
    NONE = "NONE", _("No diploma")
    SD = "SD", _("Primary school (SD)")
    SMP = "SMP", _("Lower secondary (SMP)")
    SMA = "SMA", _("Upper secondary, general (SMA)")
    SMK = "SMK", _("Upper secondary, vocational (SMK)")
    DIPLOMA = "DIPLOMA", _("Diploma (D1–D3)")
    BACHELOR = "BACHELOR", _("Bachelor (S1/D4) or higher")


def referred_to_own_center(user: Any) -> Q:
    from participants.models.referral import Referral

    handed_over = Referral.objects.filter(center=user.scope_key, submitted_on__isnull=False)
    return Q(Exists(handed_over.filter(participant=OuterRef("pk"))))


class ParticipantQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: referred_to_own_center for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def visible_to(self, user: Any) -> Self:
        """A record that was joined with another is found through that one alone."""
        return super().visible_to(user).filter(merged_into__isnull=True)

    def with_nik(self, nik: str) -> Self:
        return self.filter(nik_hash=fingerprint(nik))


class Participant(models.Model):
    """One person, once, across regions and years: the NIK decides.

    ``regency`` keeps the record and may correct it; where the person *lives* is ``domicile``, and
    who *referred* stands on each referral. The three are never mixed.
    """

    Education = Education

    nik = SealedText(_("NIK"))
    nik_hash = models.CharField(max_length=64, unique=True, editable=False)
    nik_last4 = models.CharField(
        max_length=4, editable=False, verbose_name=_("last four digits of the NIK")
    )
    name = models.CharField(_("name"), max_length=100)
    initials = models.CharField(max_length=12, editable=False, verbose_name=_("initials"))
    sex = models.CharField(_("sex"), max_length=6, choices=Sex)
    birth_date = models.DateField(_("date of birth"))
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="participants", verbose_name=_("kept by")
    )
    domicile = models.ForeignKey(
        Regency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lives in"),
    )
    education = models.CharField(_("education"), max_length=8, choices=Education)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    has_disability = models.BooleanField(_("has a disability"), null=True, blank=True)
    is_poor_household = models.BooleanField(
        _("in the social registry (DTKS)"), null=True, blank=True
    )
    available_from = models.DateField(_("available for work from"), null=True, blank=True)
    willing_to_move = models.BooleanField(_("willing to move"), null=True, blank=True)
    link_edition = models.PositiveSmallIntegerField(
        _("personal link"), db_default=0, editable=False
    )
    link_until = models.DateField(_("personal link opens until"), null=True, editable=False)
    erased_on = models.DateField(_("data erased"), null=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="joined"
    )
    created_at = models.DateTimeField(auto_now_add=True, verbose_name=_("entered"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="participant_sex_known"),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="participant_joined_with_another"
            ),
            models.CheckConstraint(
                condition=Q(erased_on=None)
                | Q(nik="", phone="", email="", address="", domicile=None),
                name="participant_erased_keeps_no_contact",
            ),
            models.CheckConstraint(
                condition=Q(nik_last4__regex=r"^[0-9]{4}$"), name="participant_nik_last4_digits"
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "name", "id"], name="participant_regency_name"),
            models.Index(fields=["regency", "birth_date"], name="participant_regency_born"),
            models.Index(fields=["name", "id"], name="participant_name"),
            # a part of a name, as ``icontains`` asks for it
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="participant_name_part"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_nik(self) -> str:
        return masked(self.nik_last4)

    def set_nik(self, nik: str) -> None:
        self.nik, self.nik_hash, self.nik_last4 = nik, fingerprint(nik), nik[-4:]


def masked(last4: str) -> str:
    return "•" * 12 + last4


def initials_of(name: str) -> str:
    """ "Siti Rahma" → "S.R.": all that an employer reads before the person has agreed."""
    return "".join(f"{word[0].upper()}." for word in name.split()[:4] if word)
