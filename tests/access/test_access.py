"""A1–A4, H4: every address × every person × own, foreign and missing record, against the table.

A foreign record is answered as a missing one, and every answer carries the same headers.
"""

import pytest

from tests.access import headers
from tests.access.asking import (
    address_of,
    ask,
    data_of,
    differences,
    is_closed_to,
    refuses_whoever_asks,
    text_of,
    url_names,
)
from tests.access.rows import ANYONE, COUNTERPART, FIRM, MINISTRY, PEOPLE, may_use, reaches
from tests.access.table import ACCESS
from tests.walks import once

REFUSED = {403, 404, 405}
STRANGER = {302, 401, 403, 404, 405}
# one without and one with an account ask for what a view refuses before it looks at who asks
WHOEVER = {ANYONE, "officer"}
ROLES = [person for person in PEOPLE if person not in {ANYONE, *COUNTERPART}]
UNUSED = ["put", "patch", "delete", "trace"]
# against a reason that is kept; the neighbour's register knows people by their NIK alone
REVEALS = {
    "participants:reveal_nik",
    "participant-reveal-nik",
    "participants:export_siapkerja",
}


def test_every_address_has_a_row_and_every_row_an_address():
    names = set(url_names())
    assert names - ACCESS.keys() == set(), "addresses without a row"
    assert ACCESS.keys() - names == set(), "rows without an address"


@pytest.mark.parametrize("person", once(PEOPLE, ANYONE, "officer"))
def test_each_person_gets_what_the_table_says(person, browser, who, worlds):
    client, secrets = browser(person), secrets_for(person, *worlds)
    faults = []
    for name, row in ACCESS.items():
        faults += check_row(client, person, who.get(person), name, row, worlds, secrets)
    assert not faults, "\n".join(faults)


def check_row(client, person, user, name, row, worlds, secrets):
    own, foreign = worlds
    worlds_of_records = {"own": own, "foreign": foreign, "missing": None}
    for method, people in methods_of(row):
        if is_asked_by_another(person, user, method, people, address_of(name, row, own)):
            continue
        # the neighbours come only for what is not theirs: their own role walks through the rest
        is_walked = row.on and people and may_use(person, people) and person not in COUNTERPART
        kinds, answers = worlds_of_records if is_walked else ["own"], {}
        for kind in kinds:
            world = worlds_of_records[kind]
            sees = kind != "foreign" or reaches(person, row.on, kind)
            data = data_of(row, world if world and sees else own)
            answer = answers[kind] = ask(client, method, address_of(name, row, world), data)
            about = f"{method} {name} ({kind}): {answer.status_code}"
            if fault := judge(person, row, people, kind, answer.status_code):
                yield f"{about}, {fault}"
            found = headers.faults_of(answer, person != ANYONE, name)
            yield from (f"{about}, {fault}" for fault in found)
            yield from leaks(name, kind, method, answer, secrets)
        if is_walked and row.on != "center" and not reaches(person, row.on, "foreign"):
            told = differences(answers["foreign"], answers["missing"])
            yield from [f"{method} {name} tells a foreign record:\n{told}"] if told else []


def is_asked_by_another(person, user, method, people, address):
    """Is this person refused by what somebody else has been refused by already?

    What the view itself refuses to this role, the first of those whom it refuses asks for.
    """
    if not people:
        return is_refused_anyway(person, method, address)
    if person == ANYONE or may_use(person, people):
        return False
    first = next(p for p in ROLES if not may_use(p, people))
    return person != first and is_closed_to(user, method, address)


def is_refused_anyway(person, method, address):
    return person not in WHOEVER and refuses_whoever_asks(method, address)


def methods_of(row):
    more = [("patch", row.patch)] if row.patch else []
    return [("get", row.get), ("post", row.post), *more]


def judge(person, row, people, kind, status):
    """None, or what the table expected instead of this status."""
    if status >= 500:
        return "a request must not break"
    if people is None:
        return None if status in STRANGER else "the method is not in the table"
    if row.answers:
        return None if status == row.answers else f"everybody gets {row.answers}"
    if row.anonymous and kind != "missing":
        return None if status < 400 else "everybody may"
    if person == ANYONE:
        return None if status in STRANGER else "a stranger must sign in"
    if not may_use(person, people):
        return None if status in REFUSED else "this person may not"
    if kind == "missing" or not reaches(person, row.on, kind):
        return None if status == 404 else "the record must not be found"
    return None if status not in {401, *REFUSED} else "this person may"


def secrets_for(person, own, foreign):
    """A2: what must not stand in any answer to this person."""
    niks = own.niks + foreign.niks
    if person in MINISTRY:
        return niks
    if person == ANYONE:
        return niks + [text for w in (own, foreign) for text in w.personal + w.official]
    other = own if person in COUNTERPART else foreign
    if COUNTERPART.get(person, person) in FIRM:
        return niks + own.personal + foreign.personal + other.official
    return niks + other.personal + other.official


def leaks(name, kind, method, answer, secrets):
    text = text_of(answer)
    for word in secrets:
        if word in text and not (name in REVEALS and word.isdigit()):
            yield f"{method} {name} ({kind}) shows {word}"


WRITING = ["officer", "organizer", "certifier", "placer", "employer"]


@pytest.mark.parametrize("person", once(WRITING, "officer"))
def test_a_foreign_record_is_looked_for_before_anything_sent_is_judged(person, browser, worlds):
    client, foreign = browser(person), worlds[1]
    judged = []
    for name, row in ACCESS.items():
        if not row.on or reaches(person, row.on, "foreign"):
            continue
        for method, people in methods_of(row)[1:]:
            if people and may_use(person, people):
                answer = ask(client, method, address_of(name, row, foreign), {})
                if answer.status_code != 404:
                    judged.append(f"{method} {name}: {answer.status_code}")
    assert not judged, "\n".join(judged)


@pytest.mark.parametrize("person", once([ANYONE, "officer", "admin"], "officer"))
def test_methods_that_nobody_needs_are_refused(person, browser, worlds):
    client, answered = browser(person), []
    for name, row in ACCESS.items():
        address = address_of(name, row, worlds[0])
        for method in UNUSED:
            if getattr(row, method, None) or is_refused_anyway(person, method, address):
                continue
            status = ask(client, method, address).status_code
            answered += [f"{method} {name}: {status}"] if status not in STRANGER else []
    assert not answered, "\n".join(answered)
