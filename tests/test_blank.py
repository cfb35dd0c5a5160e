"""The blank database: its name knows all that it was made from."""

import re

from tests import blank
from tests.live.portal import ROOT

OF_OURS = re.compile(r"^\s*from (\w[\w.]*) import", re.MULTILINE)


def modules_imported(path):
    for name in OF_OURS.findall(path.read_text()):
        module = ROOT / (name.replace(".", "/") + ".py")
        if module.exists():
            yield module


def test_what_a_migration_imports_changes_the_name():
    known = set(blank.files())
    migrations = [path for path in known if path.parent.name == "migrations"]
    assert len(migrations) > 70
    assert {module for path in migrations for module in modules_imported(path)} <= known


def test_another_migration_is_another_database(monkeypatch, tmp_path):
    (tmp_path / "programs/migrations").mkdir(parents=True)
    migration = tmp_path / "programs/migrations/0001_initial.py"
    monkeypatch.setattr(blank, "ROOT", tmp_path)
    names = []
    for text in ("one", "another", "one"):
        migration.write_text(text)
        names.append(blank.fingerprint())
    assert names[0] == names[2] != names[1]


def test_a_run_that_was_killed_while_making_it_leaves_none_that_is_taken_for_whole(db):
    blank.as_owner(f"CREATE DATABASE {blank.UNFINISHED}")
    try:
        assert blank.blank_database() in blank.blank_ones()
        assert blank.UNFINISHED not in blank.blank_ones()
    finally:
        blank.drop(blank.UNFINISHED)
