"""A6: nothing foreign is found by the back door: filter, search, order, body, key or count."""

import re
from functools import cache
from urllib.parse import quote_plus

import pytest
from django.utils import timezone

from participants.models import Enrollment, Referral
from programs.models import Batch
from tests import chain
from tests.access import odd
from tests.access.asking import MISSING, address_of, ask, data_of, differences, outline
from tests.access.listening import names_heard
from tests.access.rows import may_use, reaches
from tests.access.table import ACCESS
from tests.access.test_access import methods_of, secrets_for
from tests.access.words import day, right_words
from tests.access.world import FOREIGN
from tests.walks import once, walk

ASKERS = ["officer", "organizer", "employer"]
# names under which a request may give the key of a record of that noun
NOUNS = {
    "person": "participant",
    "row": "referral",
    "only": "enrollment",
    "certificate": "graduate",
}
SEARCHES = {"q", "unit", "place", "job", "sector", "name"}
NOBODY = "Xyzzy Plugh"
SORTS = ["nik", "-participant__name", "user__password"]
CLOCK = re.compile(
    r"\d\d:\d\d:\d\d(\.\d+)?|pukul \d\d\.\d\d|\d{4} \d\d\.\d\d"
    r"|'Content-Length': '\d+'|<dcterms:.*?</dcterms:\w+>"
)
NO_COLUMN = "xyzzy"


def get_addresses(person, own):
    for name, row in ACCESS.items():
        if row.get and may_use(person, row.get) and not row.answers and name != "design":
            yield name, address_of(name, row, own)


def query_names(client, address):
    with names_heard() as heard:
        answer = ask(client, "get", f"{address}?some=1")
    return heard.in_query(answer)


def foreign_values(name, person, own, foreign):
    """What to ask for under this name: (the foreign key or word, one that nobody has)."""
    noun = NOUNS.get(name, name)
    if name in SEARCHES:
        secrets = sorted({*secrets_for(person, own, foreign)} - {*own.personal, *own.niks})
        for word in [*secrets[::4], foreign.niks[0]]:
            yield word, "9999999999999999" if word.isdigit() else NOBODY
    elif noun in foreign.things and not reaches(person, noun, "foreign"):
        yield foreign.things[noun], MISSING


@pytest.mark.parametrize("person", once(ASKERS, "officer"))
def test_no_filter_and_no_search_tells_a_foreign_record_from_none(person, browser, worlds):
    client, (own, foreign) = browser(person), worlds
    told, asked = [], 0
    for name, address in get_addresses(person, own):
        for word in query_names(client, address):

            @cache
            def answer(value, query=f"{address}?{word}="):
                return ask(client, "get", query + quote_plus(str(value)))

            for key, nobody in foreign_values(word, person, own, foreign):
                asked += 1
                if found := differences(answer(key), answer(nobody), key, nobody):
                    told.append(f"{name}?{word}={key}:\n{found[:300]}")
    assert not told, "\n".join(told)
    assert asked > 12, "too few questions for this test to mean anything"


@walk
@pytest.mark.parametrize("person", ["officer", "employer"])
def test_no_order_but_the_offered_ones_is_taken(person, browser, worlds):
    client, asked = browser(person), 0
    for name, address in get_addresses(person, worlds[0]):
        for word in {"sort", "ordering"}.intersection(query_names(client, address)):
            no_column = ask(client, "get", f"{address}?{word}={NO_COLUMN}")
            for column in SORTS:
                answer = ask(client, "get", f"{address}?{word}={column}")
                asked += 1
                found = differences(no_column, answer, NO_COLUMN, column)
                assert not found, f"{name} by {column}: {found}"
    assert asked > 5, "too few questions for this test to mean anything"


@pytest.mark.parametrize("person", once(ASKERS, "officer"))
def test_a_body_that_names_a_foreign_record_is_answered_as_one_that_names_none(
    person, browser, worlds
):
    client, (own, foreign), bench = browser(person), worlds, odd.Bench(browser)
    told = []
    for name, row in ACCESS.items():
        for method, people in methods_of(row)[1:]:
            if not (people and may_use(person, people)) or row.answers:
                continue
            address = address_of(name, row, own)
            pack = odd.as_json if address.startswith("/api/") else odd.as_form

            def send(words, method=method, address=address, pack=pack):
                return bench.send(client, method, address, **pack(words))

            right = right_words(send, name, row, own)
            for word in right:
                for key, nobody in foreign_values(word, person, own, foreign):
                    pair = [send(right | {word: value}) for value in (key, nobody)]
                    if found := differences(*pair, key, nobody):
                        told.append(f"{method} {name} {word}={key}:\n{found[:300]}")
    assert not (told + bench.faults), "\n".join(told + bench.faults)


@walk
@pytest.mark.parametrize("person", ["officer", "organizer"])
def test_what_happens_elsewhere_changes_no_figure_here(person, browser, worlds):
    """Counts, totals, pages, work lists, files: all stay the same to the last digit."""
    client, own = browser(person), worlds[0]
    addresses = dict(get_addresses(person, own))
    before = {name: figures_of(client, address) for name, address in addresses.items()}
    grow(worlds[1])
    changed = [
        f"{name}: {difference}"
        for name, address in addresses.items()
        if (difference := sorted(before[name] ^ figures_of(client, address)))
    ]
    assert not changed, "\n".join(changed)


def figures_of(client, address):
    """The lines of an answer, without what a clock writes into it."""
    lines = outline(ask(client, "get", address), digits=r"(?!)").splitlines()
    return {CLOCK.sub("", line) for line in lines}


def grow(foreign):
    """More of everything in the foreign region and center, but for what is announced to all."""
    batch = Batch.objects.get(pk=foreign.things["batch"])
    quota = batch.quotas.get()
    for _ in range(3):
        person = chain.make_participant(FOREIGN, "Kenari Baru")
        chain.make_consent(person)
        chain.make_referral(batch, person, quota, "VERIFIED", FOREIGN)
    Referral.objects.filter(batch=batch, status="SUBMITTED").update(status="RETURNED")
    graduates = Enrollment.objects.filter(regency=FOREIGN, status="GRADUATED")
    graduates.update(outcome="SEEKING", outcome_known_on=timezone.localdate())


def test_a_key_of_one_person_is_nothing_to_another(browser, worlds):
    """The same key, address and body by two people are two requests with two answers."""
    words = {"level": "REGENCY", "place": "62.10", "period_from": "2020-01-01",
             "period_to": "2020-12-31"}  # fmt: skip
    answers = [
        browser(person).post(
            "/api/v1/reports/",
            words,
            content_type="application/json",
            headers={"Idempotency-Key": "same-key"},
        )
        for person in ("officer", "officer", "province", "neighbour")
    ]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 403]
    numbers = [answer.json()["id"] for answer in answers[:3]]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_bulk_verb_passes_over_foreign_rows(browser, worlds):
    from participants.models import Enrollment, Referral

    own, foreign = worlds
    client = browser("organizer")
    for name, row in ACCESS.items():
        if row.on != "batch" or not row.post or "participants:" not in name:
            continue
        keys = [foreign.things["referral"], foreign.things["enrollment"]]
        words = data_of(row, own) | {"row": keys, "sure": "on", "reason": "Coba", "on": day(0)}
        client.post(address_of(name, row, own), words)
        rows = [Referral.objects.get(pk=keys[0]), Enrollment.objects.get(pk=keys[1])]
        assert [each.status for each in rows] == ["SUBMITTED", "CONFIRMED"], name
