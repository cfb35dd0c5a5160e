"""A column of a sheet that holds codes of competency units, several in a cell."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Field, Read, Wrong, as_text
from blkportal.core.sheets.parse import Cell
from placements.services.vacancy_units import mistake_in_units
from programs.models import CompetencyUnit

BETWEEN = re.compile(r"[\s,;]+")


class UnitCodes(Field[list[str]]):
    """Any spelling of a code; the register is read once for a file."""

    hint = _("Codes of the units that the work asks for, with commas between them.")
    is_text_column = True

    def __init__(self, *labels: Any, **options: Any) -> None:
        options.setdefault("example", "C.24LAS01.001.1, C.24LAS01.002.1")
        super().__init__(*labels, **options)

    def reader(self, context: Any, from_1904: bool) -> Read:
        codes = CompetencyUnit.objects.order_by().values_list("code", flat=True).distinct()
        known = {code.upper(): code for code in codes}

        def read(cell: Cell) -> list[str]:
            written = [word for word in BETWEEN.split(as_text(cell).upper()) if word]
            units = [known.get(code, code) for code in dict.fromkeys(written)]
            if sentence := mistake_in_units(units, known.values()):
                raise Wrong("%(sentence)s", sentence=sentence)
            return units

        return read
