"""Z5: whatever stands in a field or an address, the answer is calm and a refusal leaves no trace.

The names are heard from the views: a filter or a field that is added tomorrow is tried too.
"""

import pytest

from tests.access import odd
from tests.access.asking import address_of
from tests.access.listening import names_heard
from tests.access.tables import (
    accounts,
    participants,
    placements,
    programs,
    regions,
    reports,
    site,
)
from tests.access.words import right_words
from tests.walks import once

TABLES = {
    "accounts": accounts.ROWS,
    "regions": regions.ROWS,
    "programs": programs.ROWS,
    "participants": participants.ROWS,
    "placements": placements.ROWS,
    "reports": reports.ROWS,
    "site": site.ROWS,
}

SLOW = {"api_schema"}  # seconds an answer, and nobody's data


@pytest.fixture
def bench(browser, worlds):
    return odd.Bench(browser)


def is_api(address):
    return address.startswith("/api/v1/")


@pytest.mark.parametrize("app", once(TABLES, "regions"))
def test_no_odd_value_in_an_address_breaks_a_page(app, bench, worlds):
    for name, row in TABLES[app].items():
        address = address_of(name, row, worlds[0])
        if row.get and name not in SLOW and not (row.on and is_api(address)):
            try_queries(bench, row.get, address, "get")
    assert not bench.faults, "\n".join(bench.faults)


def test_no_odd_filter_breaks_an_export(bench, worlds):
    name = "participants:export_participants"
    row = participants.ROWS[name]
    body = odd.as_form(row.data)
    try_queries(bench, row.post, address_of(name, row, worlds[0]), "post", **body)
    assert not bench.faults, "\n".join(bench.faults)


def try_queries(bench, people, address, method, **request):
    client = bench.client(people)
    with names_heard() as heard:
        answer = bench.send(client, method, f"{address}?some=1", **request)
    names = heard.in_query(answer)

    def ask(about, words):
        query = odd.query_of(words)
        return bench.send(client, method, f"{address}?{query}", about, **request)

    try_values(ask, {}, names, lambda value: odd.short(value, len(names)))


def try_values(ask, right, names, fit=str, guarded=True):
    """All names odd at once; those that are refused are set right, and the others asked again.

    Where an answer refuses all and names none, each is asked for itself. What the guard stops
    before any view is asked once, for it looks at every name.
    """
    values = odd.ODD | (odd.CURSORS if "cursor" in names else {})
    for about, value in values.items():
        left = dict.fromkeys(names, fit(value))
        while left:
            answer = ask(about, right | left)
            if about in odd.ODD.keys() - odd.TELLING:
                break
            if guarded and about in odd.STOPPED_AT_THE_DOOR:
                break
            refused = odd.refused_names(answer) & left.keys()
            if not refused and answer.status_code >= 400 and len(left) > 1:
                for name in left:
                    ask(f"{name} = {about}", right | {name: left[name]})
            left = {name: left[name] for name in left.keys() - refused} if refused else {}


@pytest.mark.parametrize("app", once(TABLES, "regions"))
def test_no_odd_value_in_a_body_breaks_a_verb(app, bench, worlds):
    for name, row in TABLES[app].items():
        for method, people in (("post", row.post), ("patch", row.patch)):
            if people:
                try_bodies(bench, name, row, method, people, worlds[0])
    assert not bench.faults, "\n".join(bench.faults)


def try_bodies(bench, name, row, method, people, world):
    client, address = bench.client(people), address_of(name, row, world)
    pack = odd.as_json if is_api(address) else odd.as_form

    def ask(about, words):
        return bench.send(client, method, address, about, **pack(words))

    right = right_words(lambda words: ask("", words), name, row, world)
    names = [name for name in right if name != "some"]
    try_values(ask, right, names, guarded=not is_api(address))
