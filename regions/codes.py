"""Codes of regencies and cities in the two schemes that offices use; no database.

The home ministry (Kemendagri) writes 62.10 for what the statistics office (BPS) writes 6211, and
6210 for what BPS calls another regency: four bare digits mean nothing until somebody says whose
they are.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions import data
from regions.names import shipped_names

DOTTED, BARE = re.compile(r"[0-9]{2}\.[0-9]{2}"), re.compile("[0-9]{4}")


class CodeScheme(models.TextChoices):
    """Whose codes a list uses, declared by whoever uploads it."""

    UNDECLARED = "UNDECLARED", _("Names, or nothing is declared")
    KEMENDAGRI = "KEMENDAGRI", _("Codes of the home ministry (Kemendagri)")
    BPS = "BPS", _("Codes of the statistics office (BPS)")


@lru_cache(maxsize=1)
def bps_codes() -> Mapping[str, str]:
    """The official code of what BPS calls by its own."""
    return {row["bps_code"]: row["code"] for row in data.rows("bps")}


def meanings(written: str) -> dict[CodeScheme, str]:
    """The official code of the place, in each scheme in which this is the code of one.

    With a point it is the home ministry's, which alone writes points; an old code means the
    regency that has followed.
    """
    found: dict[CodeScheme, str] = {}
    if DOTTED.fullmatch(written):
        official = _official(written)
    elif BARE.fullmatch(written):
        official = _official(f"{written[:2]}.{written[2:]}")
        if code := bps_codes().get(written):
            found[CodeScheme.BPS] = code
    else:
        return {}
    return found | ({CodeScheme.KEMENDAGRI: official} if official else {})


def _official(dotted: str) -> str | None:
    names = shipped_names()
    return dotted if dotted in names.rows else names.successors.get(dotted)
