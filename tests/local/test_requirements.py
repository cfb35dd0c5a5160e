"""What is installed is pinned, proven by its checksum, and explained."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["requirements", "requirements-dev"]


def pins(name: str) -> list[str]:
    joined = (ROOT / f"{name}.txt").read_text().replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.startswith("#")]


def asked_for(name: str) -> list[str]:
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("-r")]


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_pinned_and_has_a_checksum(name: str) -> None:
    loose = [pin for pin in pins(name) if "==" not in pin or "--hash=sha256:" not in pin]
    assert loose == []


@pytest.mark.parametrize("name", NAMES)
def test_no_line_says_where_packages_come_from(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text() + (ROOT / f"{name}.in").read_text()
    assert not re.search(r"://|file:|--(extra-)?index|--find-links", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_package_that_we_name_says_why_it_is_here(name: str) -> None:
    assert [line for line in asked_for(name) if "  # " not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_package_that_we_name_is_pinned(name: str) -> None:
    pinned = {pin.split("==")[0].lower() for pin in pins(name)}
    named = {re.match(r"[\w-]+", line).group().lower() for line in asked_for(name)}
    assert named - pinned == set()


def test_development_adds_to_what_runs_and_changes_none_of_it() -> None:
    assert set(pins("requirements")) <= set(pins("requirements-dev"))
