"""From what people write to the official code of a regency or city; no database."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from regions import data
from regions.spelling import (
    KIND_WORDS,
    PROVINCE_SHORT_FORMS,
    key,
    normalise,
    spellings,
    visible,
    without_kind,
)

__all__ = ["Found", "Reason", "RegencyNames", "normalise", "shipped_names"]

CODE = re.compile(r"[0-9]{2}\.[0-9]{2}")
LOOKS_LIKE_A_CODE = re.compile("[0-9][0-9., ]*")
LONGEST_NAME = 120


class Reason(StrEnum):
    """Why a look-up ended as it did."""

    FOUND = "found"
    SUPERSEDED = "superseded"  # an old code was written; `code` is its successor
    AMBIGUOUS = "ambiguous"  # "Bogor": regency or city?
    UNKNOWN = "unknown"
    # "6210": the statistics office and the home ministry give it to different regencies.
    BARE_CODE = "bare_code"
    # "62.1": a spreadsheet took the code for a number and dropped its zero.
    BROKEN_CODE = "broken_code"


@dataclass(frozen=True, slots=True)
class Found:
    code: str | None
    candidates: list[str]
    reason: Reason


class RegencyNames:
    """Built once, asked for every row of a file."""

    def __init__(
        self,
        rows: Iterable[tuple[str, str, str, str]],
        aliases: Iterable[tuple[str, str]] = (),
        successors: Mapping[str, str] | None = None,
    ) -> None:
        """`rows` are (code, kind, name, province name); `successors` map old codes to new."""
        self.rows = {row[0]: row for row in rows}
        self.successors = dict(successors or {})
        self._by_key: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._nearest = lru_cache(maxsize=2_000)(self._search_nearest)
        for code, _kind, name, province in self.rows.values():
            self._learn(name, code, province)
        for alias, code in aliases:
            self._learn(alias, code, self.rows[code][3])
        self._learn_former_provinces()
        for codes in (*self._by_key.values(), *self._names.values()):
            codes.sort(key=self._regencies_first)

    def find(self, text: str) -> Found:
        """One code, or the reason why not and the codes it could have been."""
        shown = visible(text.strip()[: LONGEST_NAME + 1])
        if LOOKS_LIKE_A_CODE.fullmatch(shown):
            return self._find_code(shown.replace(" ", ""))
        codes = self._by_key.get(key(shown), []) if len(text.strip()) <= LONGEST_NAME else []
        if len(codes) == 1:
            return Found(codes[0], list(codes), Reason.FOUND)
        return Found(None, list(codes), Reason.AMBIGUOUS if codes else Reason.UNKNOWN)

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """The nearest codes for an error sentence; never taken as an answer."""
        shown = visible(text.strip()[:LONGEST_NAME])
        if LOOKS_LIKE_A_CODE.fullmatch(shown):
            return self._suggest_code(re.sub("[^0-9]", "", shown))
        return list(self._nearest(normalise(shown))[:limit])

    def _learn(self, name: str, code: str, province: str) -> None:
        kind = self.rows[code][1]
        for spelling in spellings(name, KIND_WORDS[kind], code.startswith("31.")):
            self._add(self._by_key, key(spelling), code)
            for home in (province, *PROVINCE_SHORT_FORMS.get(province, ())):
                self._add(self._by_key, key(f"{spelling} {home}"), code)
                self._add(self._by_key, key(f"{spelling} provinsi {home}"), code)
        self._add(self._names, without_kind(normalise(name)), code)

    def _learn_former_provinces(self) -> None:
        """'Merauke, Papua' is still written years after Papua Selatan was founded."""
        provinces = {code[:2]: row[3] for code, row in self.rows.items()}
        for old, new in self.successors.items():
            if new in self.rows and old[:2] in provinces:
                self._learn(self.rows[new][2], new, provinces[old[:2]])

    @staticmethod
    def _add(index: dict[str, list[str]], entry: str, code: str) -> None:
        codes = index.setdefault(entry, [])
        if code not in codes:
            codes.append(code)

    def _regencies_first(self, code: str) -> tuple[bool, str]:
        return self.rows[code][1] != "REGENCY", code

    def _find_code(self, written: str) -> Found:
        if not CODE.fullmatch(written):
            bare = re.fullmatch("[0-9]{4}", written)
            return Found(None, [], Reason.BARE_CODE if bare else Reason.BROKEN_CODE)
        if written in self.rows:
            return Found(written, [written], Reason.FOUND)
        if successor := self.successors.get(written):
            return Found(successor, [successor], Reason.SUPERSEDED)
        return Found(None, [], Reason.UNKNOWN)

    def _suggest_code(self, digits: str) -> list[str]:
        """'6210' and '62.1' both bring up 62.10, which the person then has to confirm."""
        dotted = f"{digits[:2]}.{digits[2:]:0<2}"
        code = self.successors.get(dotted, dotted)
        return [code] if code in self.rows else []

    def _search_nearest(self, asked: str) -> list[str]:
        bare = without_kind(asked)
        longer = [name for name in self._names if bare and name.startswith(f"{bare} ")]
        near = difflib.get_close_matches(bare, self._names, n=5, cutoff=0.75)
        codes = dict.fromkeys(code for name in longer + near for code in self._names[name])
        wanted = asked.partition(" ")[0]
        return sorted(codes, key=lambda code: self._is_other_kind(code, wanted))

    def _is_other_kind(self, code: str, wanted: str) -> bool:
        return wanted in KIND_WORDS.values() and KIND_WORDS[self.rows[code][1]] != wanted


@lru_cache(maxsize=1)
def shipped_names() -> RegencyNames:
    """The look-up over the shipped tables, the same ones `load_regions` writes."""
    provinces = {row["code"]: row["name"] for row in data.rows("provinces")}
    return RegencyNames(
        (
            (row["code"], row["kind"], row["name"], provinces[row["province"]])
            for row in data.rows("regencies")
        ),
        ((row["alias"], row["code"]) for row in data.rows("aliases")),
        {row["old_code"]: row["new_code"] for row in data.rows("superseded")},
    )
