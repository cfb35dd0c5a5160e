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


@pytest.mark.parametrize("app", TABLES)
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


def try_values(ask, right, names, fit=str):
    """All names odd at once; then, one at a time, each that was not refused for itself."""
    values = odd.ODD | (odd.CURSORS if "cursor" in names else {})
    for about, value in values.items() if names else ():
        odd_ones = dict.fromkeys(names, fit(value))
        answer = ask(about, right | odd_ones)
        passed = set(names) - odd.refused_names(answer)
        is_done = len(names) == 1 or about in odd.ODD and about not in odd.TELLING
        for name in () if is_done or shows_a_list(answer) else sorted(passed):
            ask(f"{name} = {about}", right | {name: odd_ones[name]})


def shows_a_list(answer):
    """A page goes on with what it understands, and so has tried every name."""
    return answer.status_code == 200 and answer.wsgi_request.method == "GET"


@pytest.mark.parametrize("app", TABLES)
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
    try_values(ask, right, [name for name in right if name != "some"])
