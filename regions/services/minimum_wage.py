"""The lowest wage of a province or a regency in a year, entered from the decree."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.versions import save_changes
from regions.models import MinimumWage, Province, Regency
from regions.models.minimum_wage import FIRST, LAST, LEAST, MOST


@transaction.atomic
def enter_minimum_wage(
    *, year: int, province: Province, regency: Regency | None = None, amount: int, source: str,
    by: Any,
) -> MinimumWage:  # fmt: skip
    wage = MinimumWage(
        year=year, province=province, regency=regency, amount=amount, source=source.strip()
    )
    _must_be_plausible(wage)
    with once():
        wage.save()
    return wage


@transaction.atomic
def correct_minimum_wage(
    wage: MinimumWage, *, version: int, changes: dict[str, Any], by: Any
) -> MinimumWage:
    """The old number stays in the history; reports that are frozen keep what they counted."""
    wished = copy(wage)
    for name, value in changes.items():
        setattr(wished, name, value)
    _must_be_plausible(wished)
    with once():
        save_changes(wage, version=version, changes=changes)
    return wage


@contextmanager
def once() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refusal(
            _("This place has its minimum of that year already. Correct that one."),
            code="minimum_wage_twice",
        ) from error


def _must_be_plausible(wage: MinimumWage) -> None:
    if not LEAST <= wage.amount <= MOST:
        raise Refusal(
            _("Give the minimum a month in rupiah, between 500,000 and 50,000,000."),
            code="minimum_wage_implausible",
        )
    if not FIRST <= wage.year <= LAST:
        raise Refusal(_("Give a year from 1990 to 2100."), code="minimum_wage_year")
    if wage.regency and wage.regency.province_id != wage.province_id:
        raise Refusal(
            _("This regency or city lies in another province."), code="minimum_wage_elsewhere"
        )
