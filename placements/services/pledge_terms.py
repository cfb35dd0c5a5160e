"""What a pledge and its class must have in common: asked by form, API and service alike."""

from datetime import date

from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from programs.models import Batch


def mistakes_in_pledge(
    batch: Batch, people: int | None, starts_by: date | None
) -> dict[str, tuple[str, str]]:
    """{field: (code, sentence)}; a number or a day that is not given is not looked at."""
    found = {}
    if people is not None and not 1 <= people <= batch.capacity:
        found["people"] = (
            "pledge_above_class",
            _("The class has %(seats)s seats; pledge between 1 and %(seats)s people.")
            % {"seats": batch.capacity},
        )
    if starts_by is not None and starts_by < batch.ends_on:
        found["starts_by"] = (
            "pledge_before_end",
            _("The class is in training until %(day)s; give that day or a later one.")
            % {"day": ui.day(batch.ends_on)},
        )
    return found


def must_fit_the_class(batch: Batch, people: int, starts_by: date) -> None:
    if not batch.is_still_to_end:
        raise Refusal(
            _(
                "This class takes no pledge: it is over, or it is not held. Search among its "
                "graduates, or choose a class that is still to end."
            ),
            code="pledge_class_over",
        )
    for field, (code, sentence) in mistakes_in_pledge(batch, people, starts_by).items():
        raise Refusal(sentence, code=code, field=field)
