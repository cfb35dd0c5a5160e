"""A key is made by many at once: there is one, and all sign with it."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
import pytest

from participants.services.signing_key import ONE_AT_A_TIME
from tests.races.racing import race

ADDRESS = "/credentials/keys.json"
COUNT = 12
WAITS = """SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE NOT granted AND datname = current_database()"""
RETIRE = "UPDATE participants_signingkey SET retired_at = now() WHERE retired_at IS NULL"
ADD = """INSERT INTO participants_signingkey (kid, public_key, private_key, created_at)
    VALUES ('quicker1', 'x', 'x', now())"""


def keys(portal):
    return [key["kid"] for key in portal.do(None, "GET", ADDRESS)["keys"]]


@pytest.fixture
def database(portal):
    with closing(psycopg2.connect(portal.env["OWNER_DATABASE_URL"])) as connection:
        yield connection


def test_the_first_who_ask_at_once_get_one_key(portal):
    answers = race(portal, [(None, "GET", ADDRESS)] * COUNT)
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert len(keys(portal)) == 1


def test_who_rotates_while_another_does_waits_and_rotates_after(portal, database):
    before = len(keys(portal))
    with ThreadPoolExecutor(1) as pool, database.cursor() as cursor:
        for statement in (ONE_AT_A_TIME, RETIRE, ADD):
            cursor.execute(statement)
        second = pool.submit(portal.python, "manage.py", "rotate_signing_key")
        wait_for_lock(cursor, second)
        database.commit()
        assert second.result()
    assert len(keys(portal)) == before + 2


def wait_for_lock(cursor, work):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not work.done():
        cursor.execute(WAITS)
        if cursor.fetchone()[0]:
            return
        time.sleep(0.1)
    raise AssertionError("nobody waited")
