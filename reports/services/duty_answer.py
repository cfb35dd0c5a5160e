"""A region or a center answers one of its figures."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.years import FIRST_YEAR
from reports.models import DutyAnswer


def years() -> list[int]:
    """Those that have figures, the newest first."""
    return list(range(timezone.localdate().year, FIRST_YEAR - 1, -1))


def answer_duty(*, duty: str, year: int, text: str, by: User) -> DutyAnswer:
    """``by`` speaks for the own region or center; there is no answering for somebody else."""
    words = text.strip()
    if not words:
        raise Refusal(_("Write what there is to say to the figure."), code="answer_missing")
    if year not in years():
        raise Refusal(_("There are no figures of that year."), code="answer_year")
    side = "regency_id" if by.role == Role.REGENCY_OFFICER else "center_id"
    place = {side: by.scope_key}
    return DutyAnswer.objects.create(
        duty=duty, year=year, text=words, by=by, by_name=by.name, **place
    )
