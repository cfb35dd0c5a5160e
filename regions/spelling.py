"""How names of regencies and cities are written, and when two spellings are the same name."""

import re
import unicodedata

WORD_BREAKS = re.compile(r"[\s.,;:/()\[\]\"_\-‐‑‒–—]+")
APOSTROPHES = re.compile("['’‘`´ʼ]")
ABBREVIATIONS = {
    "kep": "kepulauan",
    "peg": "pegunungan",
    "tj": "tanjung",
    "tg": "tanjung",
    "tjg": "tanjung",
    "adm": "administrasi",
    "kab": "kabupaten",
    "kodya": "kota",
    "kotamadya": "kota",
    "prov": "provinsi",
    "propinsi": "provinsi",
    "&": "dan",
}
KIND_WORDS = {"REGENCY": "kabupaten", "CITY": "kota"}
# Everyday names of provinces, beside the official ones.
PROVINCE_SHORT_FORMS = {
    "Daerah Khusus Ibukota Jakarta": ("Jakarta", "DKI Jakarta", "DKJ", "Daerah Khusus Jakarta"),
    "Daerah Istimewa Yogyakarta": ("Yogyakarta", "DIY", "DI Yogyakarta"),
    "Kepulauan Bangka Belitung": ("Bangka Belitung", "Babel"),
    "Kepulauan Riau": ("Kepri",),
    "Nusa Tenggara Barat": ("NTB",),
    "Nusa Tenggara Timur": ("NTT",),
}


def visible(text: str) -> str:
    """One line without invisible marks: full-width forms, NBSP, RTL marks, double blanks."""
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isprintable():
        plain = "".join(c for c in plain if c.isspace() or c.isprintable())
    return " ".join(plain.split())


def normalise(text: str) -> str:
    """'KAB.  Toli-Toli' -> 'kabupaten toli toli': the same words for the same place."""
    flat = APOSTROPHES.sub("", visible(text).casefold().replace("&", " & "))
    words = WORD_BREAKS.sub(" ", flat).split()
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)


def key(text: str) -> str:
    """'Pangkal Pinang' and 'Pangkalpinang' are one name, so blanks do not count."""
    return normalise(text).replace(" ", "")


def without_kind(normalised: str) -> str:
    return re.sub("^(kabupaten|kota) (administrasi )?", "", normalised)


def spellings(name: str, kind_word: str, is_administrative: bool) -> list[str]:
    """Every way to write one name; a name that brings its kind word is not learnt without it."""
    bare = without_kind(normalise(name))
    with_kind = [f"{kind_word} {bare}", f"{bare} {kind_word}"]
    if is_administrative:
        with_kind.append(f"{kind_word} administrasi {bare}")
    brings_kind = normalise(name) != bare
    return with_kind if brings_kind else [bare, *with_kind]
