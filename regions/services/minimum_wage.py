"""The lowest wage of a province or a regency in a year, entered from the decree."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.versions import save_changes
from regions.models import MinimumWage, Province, Regency
from regions.models.minimum_wage import LEAST, MOST


@transaction.atomic
def enter_minimum_wage(
    *, year: int, province: Province, regency: Regency | None = None, amount: int, source: str,
    by: Any,
) -> MinimumWage:  # fmt: skip
    _must_be_plausible(amount, province, regency)
    facts = {"amount": amount, "source": source.strip()}
    try:
        with transaction.atomic():
            return MinimumWage.objects.create(
                year=year, province=province, regency=regency, **facts
            )
    except IntegrityError as error:
        raise Refusal(
            _("This place has its minimum of that year already. Correct that one."),
            code="minimum_wage_twice",
        ) from error


@transaction.atomic
def correct_minimum_wage(
    wage: MinimumWage, *, version: int, changes: dict[str, Any], by: Any
) -> MinimumWage:
    """The old number stays in the history; reports that are frozen keep what they counted."""
    place = changes.get("province", wage.province), changes.get("regency", wage.regency)
    _must_be_plausible(changes.get("amount", wage.amount), *place)
    save_changes(wage, version=version, changes=changes)
    return wage


def _must_be_plausible(amount: int, province: Province, regency: Regency | None) -> None:
    if not LEAST <= amount <= MOST:
        raise Refusal(
            _("Give the minimum a month in rupiah, between 500,000 and 50,000,000."),
            code="minimum_wage_implausible",
        )
    if regency and regency.province_id != province.pk:
        raise Refusal(
            _("This regency or city lies in another province."), code="minimum_wage_elsewhere"
        )
