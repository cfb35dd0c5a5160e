"""Two people edit one record: the second is shown what differs instead of overwriting it."""

from typing import Any

from django.db import models, transaction
from django.utils.formats import localize
from django.utils.translation import gettext as _

from blkportal.core.fields import SealedText
from blkportal.core.refusals import StaleVersion

HIDDEN, NOTHING = "•", "–"


@transaction.atomic
def save_changes(record: models.Model, *, version: int, changes: dict[str, Any]) -> None:
    """Write ``changes`` if the record still has ``version``; else raise StaleVersion."""
    rows = type(record)._default_manager.filter(pk=record.pk, version=version)
    if not rows.update(**changes, version=models.F("version") + 1):
        record.refresh_from_db()
        raise StaleVersion(_differences(record, changes))
    record.refresh_from_db()


def _differences(record: models.Model, changes: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """What a person typed, by its label; columns that follow from it are left out."""
    pairs = {}
    for name, yours in changes.items():
        field, theirs = record._meta.get_field(name), getattr(record, name)
        if theirs != yours and isinstance(field, models.Field) and field.editable:
            pairs[str(field.verbose_name)] = (_shown(field, theirs), _shown(field, yours))
    return pairs


def _shown(field: models.Field, value: Any) -> str:
    """As a page says it; what is sealed in the database does not leave it by a comparison."""
    if isinstance(field, SealedText):
        return HIDDEN
    if isinstance(value, list):
        return ", ".join(map(str, value)) or NOTHING
    if value in (None, ""):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(dict(field.flatchoices).get(value, localize(value)))
