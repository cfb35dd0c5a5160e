"""How the certificates of a program are numbered: a pattern as data, filled in at each issue.

``{center}/{mark}/{year}/{serial:06}`` gives "BBPLK-BEKASI/KOMP/2026/000123". A pattern names at
least these four, so that no two centers, kinds or years give the same number: the serial counts
within them.
"""

from collections.abc import Iterator
from datetime import date
from string import Formatter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

USUAL = "{center}/{mark}/{year}/{serial:06}"
NEEDED = ("center", "mark", "year", "serial")
PARTS = (*NEEDED, "program", "month")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
WIDTHS = {"", *(f"0{n}" for n in range(1, 10))}
LONGEST = 80  # letters, as the column of the number


def fill_in(pattern: str, *, center: str, mark: str, program: str, day: date, serial: int) -> str:
    """The number; ``month`` is Roman, as on Indonesian letters."""
    return (pattern or USUAL).format(
        center=center.upper(),
        mark=mark,
        program=program.upper(),
        year=day.year,
        month=ROMAN[day.month - 1],
        serial=serial,
    )


def example_of(pattern: str, program: str = "las-smaw-3g") -> str:
    day, center = date(2026, 11, 30), "bbplk-bekasi"
    return fill_in(pattern, center=center, mark="KOMP", program=program, day=day, serial=123)


def check_pattern(pattern: str) -> None:
    """Raises ValidationError, naming what is wrong and how to mend it."""
    try:
        named = list(_names(pattern))
    except ValueError as error:
        raise ValidationError(
            _("A curly bracket is open or closed too often. Write parts as {year}."),
            code="pattern_brackets",
        ) from error
    if missing := [name for name in NEEDED if name not in named]:
        raise ValidationError(
            _("The pattern must name %(parts)s, so that no number is given twice.")
            % {"parts": ", ".join(f"{{{name}}}" for name in missing)},
            code="pattern_incomplete",
        )
    if len(example_of(pattern, "x" * 30)) > LONGEST:
        raise ValidationError(
            _("Numbers of this pattern can be longer than %(n)s letters. Shorten it.")
            % {"n": LONGEST},
            code="pattern_long",
        )


def _names(pattern: str) -> Iterator[str]:
    for _text, name, width, conversion in Formatter().parse(pattern):
        if name is None:
            continue
        is_wide = name == "serial" and width in WIDTHS
        if name not in PARTS or conversion or (width and not is_wide):
            raise ValidationError(
                _("“%(part)s” is no part of a number. Known are %(parts)s and {serial:06}.")
                % {
                    "part": "{" + name + (f":{width}" if width else "") + "}",
                    "parts": ", ".join(f"{{{each}}}" for each in PARTS),
                },
                code="pattern_part",
            )
        yield name
