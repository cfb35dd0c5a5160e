"""`make lint` asks here whether the pages are wholly translated: `python -m tests.catalogs`.

Four things are wrong and named: a text in the code that the catalog lacks, an entry without its
Indonesian, a word that is both counted and asked for alone (older Pythons find only the counted
one: give that a context), and a compiled catalog that is older than its source.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / "locale" / "id" / "LC_MESSAGES" / "django.po"
SOURCES = "accounts blkportal participants placements programs regions reports templates"


def main() -> int:
    faults = [*missing(), *untranslated(), *counted_and_alone(), *not_compiled()]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


def entries(path: Path) -> dict[tuple[str, str], polib.POEntry]:
    live = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    return {(entry.msgctxt or "", entry.msgid): entry for entry in live}


def missing() -> list[str]:
    """Collect the texts of the code afresh, beside the catalog, and compare."""
    if not shutil.which("xgettext"):
        return ["xgettext is missing: install the package gettext."]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for source in SOURCES.split():
            shutil.copytree(ROOT / source, copy / source)
        (copy / "locale").mkdir()
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "id", "--no-location"],
            cwd=copy,
            check=True,
            capture_output=True,
            env={"PATH": "/usr/bin:/bin"},
        )
        fresh = entries(copy / "locale" / "id" / "LC_MESSAGES" / "django.po")
    known = entries(CATALOG)
    return [f"The catalog lacks: {msgid!r} (make messages)" for _, msgid in fresh.keys() - known]


def untranslated() -> list[str]:
    return [
        f"Not translated: {entry.msgid!r}"
        for entry in entries(CATALOG).values()
        if not entry.translated() or entry.fuzzy
    ]


def counted_and_alone() -> list[str]:
    code = "".join(
        path.read_text()
        for source in SOURCES.split()
        for path in (ROOT / source).rglob("*")
        if path.suffix in {".py", ".html"}
    )
    counted = [msgid for (context, msgid), e in entries(CATALOG).items()
               if e.msgid_plural and not context]  # fmt: skip
    return [
        f"Counted, and alone: {msgid!r}"
        for msgid in counted
        if f'_("{msgid}")' in code or f'{{% translate "{msgid}"' in code
    ]


def not_compiled() -> list[str]:
    """The compiled catalog says the same as its source, text by text."""
    compiled = CATALOG.with_suffix(".mo")
    if not compiled.exists():
        return ["The catalog is not compiled (make messages)."]
    shipped = {
        (e.msgctxt or "", e.msgid): e.msgstr or e.msgstr_plural
        for e in polib.mofile(str(compiled))
    }
    source = {key: e.msgstr or e.msgstr_plural for key, e in entries(CATALOG).items()}
    return [] if shipped == source else ["The compiled catalog is out of date (make messages)."]


if __name__ == "__main__":
    sys.exit(main())
