"""A count is asked of the standby only when it knows all that was committed."""

import pytest
from django.db import OperationalError, connections

from blkportal.core import replica
from blkportal.core.replica import counting_cursor, has_replayed
from blkportal.core.scope import acting_in, current_scope, scope_of


@pytest.fixture
def standby(db, monkeypatch):
    """A second door to the same database, which plays the standby; a list of who was asked."""
    asked = []

    def acting(scope, using):
        asked.append((scope, using))
        return acting_in(scope, using)

    monkeypatch.setattr(replica, "REPLICA", "side")
    monkeypatch.setattr(replica, "acting_in", acting)
    return asked


def role_in(cursor):
    cursor.execute("SELECT current_user")
    return cursor.fetchone()[0]


def is_level(monkeypatch, answer):
    monkeypatch.setattr(replica, "has_replayed", lambda *_asked: answer)


def test_without_a_standby_the_count_is_asked_where_all_is_written(db, officer):
    with acting_in(scope_of(officer)), counting_cursor() as cursor:
        assert cursor.db.alias == "default"
        assert role_in(cursor) == "scope_region"


def test_a_standby_that_is_level_counts_in_the_same_scope(standby, monkeypatch, officer):
    is_level(monkeypatch, True)
    with acting_in(scope_of(officer)), counting_cursor() as cursor:
        assert role_in(cursor) == "scope_region"
        assert standby == [(current_scope(), "side")]
        assert current_scope().key == "62.10"


def test_a_standby_that_is_behind_is_passed_over(standby, monkeypatch, officer):
    is_level(monkeypatch, False)
    with acting_in(scope_of(officer)), counting_cursor() as cursor:
        assert role_in(cursor) == "scope_region"
        assert standby == []


def test_a_standby_that_is_gone_is_passed_over(standby, monkeypatch, officer):
    def gone():
        raise OperationalError("could not connect")

    monkeypatch.setattr(replica, "written_so_far", gone)
    with acting_in(scope_of(officer)), counting_cursor() as cursor:
        assert role_in(cursor) == "scope_region"
        assert standby == []


def test_a_server_that_replays_nothing_is_no_standby(db):
    with connections["side"].cursor() as cursor:
        assert has_replayed(cursor, replica.written_so_far()) is False


class Behind:
    """Answers that it has not got there, so many times."""

    def __init__(self, times):
        self.times = times

    def execute(self, *_statement):
        self.times -= 1

    def fetchone(self):
        return (self.times < 0,)


@pytest.mark.parametrize(("times", "gets_there"), [(0, True), (2, True), (9_999, False)])
def test_a_standby_is_waited_for_and_not_for_ever(monkeypatch, times, gets_there):
    monkeypatch.setattr(replica, "PATIENCE", 0.1)
    assert has_replayed(Behind(times), "0/1") is gets_there
