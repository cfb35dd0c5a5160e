from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.agreement import Agreement


class CostItem(models.TextChoices):
    """What a participant costs beside the teaching, in the order of the way."""

    TRAVEL_TO = "TRAVEL_TO", _("Journey to the center")
    TRAVEL_BACK = "TRAVEL_BACK", _("Journey home")
    LOCAL_TRAVEL = "LOCAL_TRAVEL", _("Travel at the place")
    LODGING = "LODGING", _("Lodging")
    MEALS = "MEALS", _("Meals")
    ALLOWANCE = "ALLOWANCE", _("Allowance")
    CLOTHES = "CLOTHES", _("Work clothes")
    INSURANCE = "INSURANCE", _("Insurance")
    MATERIALS = "MATERIALS", _("Training materials")
    ASSESSMENT = "ASSESSMENT", _("Assessment and certificate")


class Payer(models.TextChoices):
    MINISTRY = "MINISTRY", _("Ministry (APBN)")
    REGION = "REGION", _("Region (APBD)")
    PROVINCE = "PROVINCE", _("Province (APBD)")
    CENTER = "CENTER", _("Center (PNBP)")
    SPONSOR = "SPONSOR", _("Firm or sponsor")
    PARTICIPANT = "PARTICIPANT", _("Participant")


class AgreementCostQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center_id") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency_id"),
        roles.Role.PROVINCE_OFFICER: own_province("regency_id"),
    }


class AgreementCost(models.Model):
    """Who pays one item for the people of one agreement; what is not agreed has no row."""

    Item, Payer = CostItem, Payer

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="costs", verbose_name=_("agreement")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, editable=False)
    item = models.CharField(_("cost item"), max_length=12, choices=CostItem)
    payer = models.CharField(_("paid by"), max_length=11, choices=Payer)
    amount = models.PositiveIntegerField(_("rupiah a person"), null=True, blank=True)

    objects = AgreementCostQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost item of an agreement")
        verbose_name_plural = _("cost items of an agreement")
        ordering = ["agreement", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "item"], name="cost_item_paid_by_one"),
            models.CheckConstraint(
                condition=Q(item__in=CostItem.values) & Q(payer__in=Payer.values),
                name="cost_item_and_payer_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {self.get_payer_display()}"
