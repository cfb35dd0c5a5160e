"""Which names a view asks for, heard from the request itself, so that no list can be forgotten."""

from contextlib import contextmanager
from unittest.mock import patch

from django.http import QueryDict
from rest_framework.parsers import JSONParser

NOT_ASKED = {"csrfmiddlewaretoken", "format"}
READERS = ("__getitem__", "__contains__", "get", "getlist")


class Heard:
    """What was asked of each query and each body, in the order in which it was asked."""

    def __init__(self):
        self.asked = {}

    def note(self, thing, name):
        if isinstance(name, str) and name not in NOT_ASKED:
            self.asked.setdefault(id(thing), (thing, {}))[1][name] = None

    def in_body(self, answer):
        return self._names(lambda thing: self._is_body(thing, answer))

    def in_query(self, answer):
        return self._names(lambda thing: not self._is_body(thing, answer))

    @staticmethod
    def _is_body(thing, answer):
        return not isinstance(thing, QueryDict) or thing is answer.wsgi_request.POST

    def _names(self, fits):
        names = [name for thing, asked in self.asked.values() if fits(thing) for name in asked]
        return list(dict.fromkeys(names))


def listening(kind, heard):
    """The reading methods of a mapping, each noting the name that it is asked for."""

    def reader(word):
        plain = getattr(kind, word)

        def read(self, name, *more, **options):
            heard.note(self, name)
            return plain(self, name, *more, **options)

        return read

    return {word: reader(word) for word in READERS if hasattr(kind, word)}


@contextmanager
def names_heard():
    heard = Heard()
    parse = JSONParser.parse
    body = type("ListeningBody", (dict,), listening(dict, heard))

    def parse_listening(self, *args, **options):
        found = parse(self, *args, **options)
        return body(found) if type(found) is dict else found

    with (
        patch.multiple(QueryDict, **listening(QueryDict, heard)),
        patch.object(JSONParser, "parse", parse_listening),
    ):
        yield heard
