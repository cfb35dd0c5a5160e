"""R3: with every filter of the portal taken away, the database alone keeps the worlds apart."""

import pytest

from accounts.models import ApiToken, User
from blkportal.core.models import Job
from blkportal.core.scope import Scope, acting_in
from blkportal.core.visibility import ScopedQuerySet
from placements.models.graduate import GraduateQuerySet
from tests.access.asking import address_of, ask, data_of
from tests.access.rows import may_use, reaches
from tests.access.table import ACCESS
from tests.access.test_access import leaks, methods_of, secrets_for
from tests.people import make_officer
from tests.walks import once

PEOPLE = ["officer", "province", "organizer", "employer"]  # one for each database role


@pytest.fixture
def unfiltered(monkeypatch):
    """``visible_to`` gives everything, wherever it is written."""
    kinds = {ScopedQuerySet, GraduateQuerySet, *(type(m.objects.none()) for m in (Job, ApiToken))}
    for kind in {*kinds, type(User.objects.none())}:
        monkeypatch.setattr(kind, "visible_to", lambda rows, user: rows)


@pytest.mark.parametrize("person", once(PEOPLE, "officer"))
def test_row_security_alone_shows_nothing_of_others(person, browser, worlds, unfiltered):
    client, (own, foreign) = browser(person), worlds
    secrets = secrets_for(person, own, foreign)
    faults, found = [], 0
    for name, row in ACCESS.items():
        for method, people in methods_of(row):
            if not (people and may_use(person, people)):
                continue
            for kind, world in (("own", own), ("foreign", foreign)) if row.on else (("own", own),):
                answer = ask(client, method, address_of(name, row, world), data_of(row, own))
                faults += leaks(name, kind, method, answer, secrets)
                is_closed = kind == "foreign" and not reaches(person, row.on, kind)
                if answer.status_code < 400 and is_closed:
                    faults.append(f"{method} {name} ({kind}): {answer.status_code}")
                found += answer.status_code == 200
    assert not faults, "\n".join(faults)
    assert found > 20, "too few pages opened for this test to mean anything"


def test_the_filters_really_are_away(who, worlds, unfiltered):
    assert User.objects.visible_to(who["employer"]).count() == User.objects.count()


@pytest.mark.parametrize("name", ["employer", "center"])
def test_a_key_that_is_also_a_provinces_code_opens_no_account_of_the_province(db, name):
    make_officer("helmi@kalteng.test", "62")
    with acting_in(Scope(f"scope_{name}", name, "62")):
        assert not User.objects.exists()
