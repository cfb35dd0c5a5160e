"""All faults, by theme."""

from tests.controls.faults import (
    access,
    accounts,
    beds,
    certificates,
    figures,
    jobs,
    lives,
    moves,
    nominations,
    pages,
    people,
    races_and_seats,
    rowsecurity,
    scopes,
    selection,
    sheets,
    tokens_and_letters,
    work,
)

THEMES = (
    access,
    scopes,
    rowsecurity,
    moves,
    lives,
    races_and_seats,
    beds,
    nominations,
    people,
    selection,
    figures,
    accounts,
    tokens_and_letters,
    certificates,
    work,
    sheets,
    jobs,
    pages,
)
FAULTS = tuple(fault for theme in THEMES for fault in theme.FAULTS)
