"""Odd values, and whether a request that was refused has left a trace."""

import json
import re
from urllib.parse import quote

from django.db import connection, transaction

from tests.access.asking import Undo, copy_of
from tests.access.words import user_of

ODD = {
    "a number just too large for a column": str(2**63),
    "a negative number": "-1",
    "a float": "1e30",
    "no number": "NaN",
    "Arabic digits": "٣٢",
    "a digit that is none": "²",
    "marks of JSON, SQL and a pattern": "[]{}' OR 1=1 --%_\\",
    "no day": "0000-00-00",
    "the last day": "9999-12-31",
    "NUL": "a\0b",
    "half a character": "\ud800",
    "endless text": "x" * 10_000,
}
CURSORS = {"a cursor to nowhere": "cD14Jm89OTk5OTk5OTk5OTk5", "a cursor to a word": "cD1rYXRh"}
# what may do harm behind a field that takes it
TELLING = {
    *("a number just too large for a column", "a negative number", "the last day"),
    *("NUL", "half a character", "endless text"),
}
STOPPED_AT_THE_DOOR = {"NUL", "half a character"}
LONGEST_QUERY = 3_000
WRITE = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# what a request may write whatever it is answered: the session, and the count of tries
KEPT_ANYWAY = {"django_session", "accounts_signintry"}


def query_of(words):
    """As it stands in the address, half characters and all."""
    pairs = (f"{quote(k)}={quote(v, errors='surrogatepass')}" for k, v in words.items())
    return "&".join(pairs)


def refused_names(answer):
    """The fields that an answer says are wrong, each for itself."""
    if answer.status_code == 400 and answer.headers["Content-Type"] == "application/json":
        found = answer.json()
        return set(found) if isinstance(found, dict) else set()
    form = answer.context.get("form") if answer.context else None
    return set(getattr(form, "errors", ()))


def short(value, share=1):
    return value[: LONGEST_QUERY // share]


class Bench:
    """Sends requests, takes back what they did, and collects what they should not have done."""

    def __init__(self, browser):
        self.browser, self.clients, self.faults = browser, {}, []
        self.before = fingerprints()

    def client(self, people):
        person = user_of(people)
        if person not in self.clients:
            self.clients[person] = self.browser(person)
            self.before = fingerprints()  # signing in has written, too
        return self.clients[person]

    def send(self, client, method, address, about="", look=None, **request):
        """The answer; a break, or a trace of what was refused, is kept as a fault.

        ``look`` is given the names of the tables that were written, before all is taken back.
        """
        written, answers, cookies = set(), [], copy_of(client.cookies)

        def note(execute, sql, params, many, context):
            if (found := WRITE.match(sql)) and found[2] not in KEPT_ANYWAY:
                written.add(found[2])
            return execute(sql, params, many, context)

        try:
            with transaction.atomic():
                with connection.execute_wrapper(note):
                    answers.append(client.generic(method.upper(), address, **request))
                if answers[0].status_code >= 400 and written:
                    self._look_for_traces(written, f"{method} {address[:90]} {about}")
                if look:
                    look(written)
                raise Undo
        except Undo:
            client.cookies = cookies
        if answers[0].status_code >= 500:
            self.faults.append(f"{answers[0].status_code}: {method} {address[:90]} {about}")
        return answers[0]

    def _look_for_traces(self, tables, what):
        now = fingerprints(tables)
        changed = [table for table in sorted(now) if now[table] != self.before[table]]
        if changed:
            self.faults.append(f"refused, and yet written to {changed}: {what}")


READABLE = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND has_table_privilege(oid, 'SELECT')
"""


def fingerprints(tables=None):
    """{table: (rows, a number that differs when a row does)}"""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(READABLE)
        readable = {name for (name,) in cursor.fetchall()} - KEPT_ANYWAY
        for name in readable if tables is None else tables & readable:
            cursor.execute(f'SELECT count(*), sum(hashtext(t::text)::bigint) FROM "{name}" t')
            found[name] = cursor.fetchone()
    return found


def as_json(words):
    """With half characters written as JSON writes them."""
    return {"data": json.dumps(words), "content_type": "application/json"}


def as_form(words):
    return {
        "data": query_of({k: str(v) for k, v in words.items()}),
        "content_type": "application/x-www-form-urlencoded",
    }
