"""How words are compared and cleaned, with nothing changed that carries meaning."""

import re
import unicodedata

# Marks of direction and of no width that copying from web pages and chats leaves behind.
# The joiners U+200C and U+200D stay: emoji and some scripts are built with them.
INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
BLANKS = re.compile(r"\s+")
NOT_WORDS = re.compile(r"[\W_]+")
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def tidy(text: str) -> str:
    """Blanks made single, invisible marks gone; returned untouched when there is nothing to do."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return BLANKS.sub(" ", text).strip()


def key(text: str) -> str:
    """The same for “KAB. BOGOR”, “Kab Bogor” and “kab.  bogor”."""
    return NOT_WORDS.sub(
        " ", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold()
    ).strip()


def header_keys(text: str) -> set[str]:
    """A column name with and without its aside: “Tanggal Lahir (hh/bb/tttt) *”."""
    return {key(text), key(ASIDE.sub(" ", text))} - {""}
