"""Competency units that a vacancy asks for: known to the register by their code."""

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_

from django.db.models import Q
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from placements.models import Vacancy
from placements.models.vacancy_promises import MOST_UNITS
from programs.models import CompetencyUnit

MOST_FOUND, MOST_WORDS = 20, 8
CODE = re.compile(r"[A-Z]\.[0-9A-Z]+(?:\.[0-9A-Z]+)*")
PLACES = ("code", "title", "program__title", "program__vocation__name")


def titles_of(codes: Iterable[str]) -> dict[str, str]:
    """{code: title} of those that the register knows, in the order of ``codes``; of several
    titles that of the oldest program."""
    wanted = list(codes)
    if not wanted:
        return {}
    units = CompetencyUnit.objects.filter(code__in=wanted).order_by("-pk")
    known = dict(units.values_list("code", "title"))
    return {code: known[code] for code in wanted if code in known}


def named_units(vacancy: Vacancy) -> list[tuple[str, str]]:
    """[(code, title)] as the firm has put them; without a title once the register drops one."""
    titles = titles_of(vacancy.units)
    return [(code, titles.get(code, "")) for code in vacancy.units]


def units_in(text: str) -> dict[str, str]:
    """{code: title} of what a text names by code: worth a question, but nobody has chosen it."""
    return titles_of(CODE.findall(text.upper()))


def find_units(words: str) -> tuple[dict[str, str], bool]:
    """{code: title} where each word stands in code, title, program or vocation; and whether there
    are more than the twenty that are told."""
    each = [reduce(Q.__or__, (Q(**{f"{place}__icontains": word}) for place in PLACES))
            for word in words.split()[:MOST_WORDS]]  # fmt: skip
    if not each:
        return {}, False
    units = CompetencyUnit.objects.filter(reduce(and_, each)).order_by("code", "pk")
    found = list(units.distinct("code").values_list("code", "title")[: MOST_FOUND + 1])
    return dict(found[:MOST_FOUND]), len(found) > MOST_FOUND


def mistake_in_units(codes: Sequence[str], known: Iterable[str] | None = None) -> str:
    """What is wrong with the units of one vacancy, or nothing; ``known`` spares the register."""
    if len(codes) > MOST_UNITS:
        return _("A vacancy asks for at most %(most)s units.") % {"most": MOST_UNITS}
    if len(set(codes)) < len(codes):
        return _("Name each unit once.")
    registered = titles_of(codes) if known is None else known
    unknown = [code for code in codes if code not in registered]
    if not unknown:
        return ""
    return _("The register knows no unit with the code %(codes)s. Search for it by its title.") % {
        "codes": ", ".join(unknown)
    }


def must_be_registered(*lists: Sequence[str]) -> None:
    """The units of each vacancy; the register is asked once for all."""
    known = titles_of(code for codes in lists for code in codes)
    for codes in lists:
        if sentence := mistake_in_units(codes, known):
            raise Refusal(sentence, code="vacancy_units", field="units")
