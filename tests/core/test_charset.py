"""A charset that is none breaks Django's request itself, before any of our middleware."""

from wsgiref.util import setup_testing_defaults

import pytest

from blkportal.core.charset import only_utf_8
from blkportal.wsgi import application

KINDS = ["application/json", "application/x-www-form-urlencoded", "text/html"]
CHARSETS = ["rot13", "base64", "zlib", "idna", "punycode", "undefined", "utf-16", "nonsense"]


def status_of(app, content_type):
    told, environ = [], {"CONTENT_TYPE": content_type, "QUERY_STRING": "q=a%FF"}
    setup_testing_defaults(environ)
    body = app(environ, lambda status, headers: told.append((status, dict(headers))))
    assert b"Traceback" not in b"".join(body)
    return int(told[0][0][:3])


def inner(environ, start_response):
    start_response("200 OK", [])
    return [b""]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_portal_refuses_it(kind, charset):
    assert status_of(application, f"{kind}; charset={charset}") == 415


@pytest.mark.parametrize("words", ["", "; charset=utf-8", "; charset=UTF-8", '; charset="utf8"'])
@pytest.mark.parametrize("kind", ["", *KINDS])
def test_what_is_utf_8_or_says_nothing_passes(kind, words):
    assert status_of(only_utf_8(inner), f"{kind}{words}") == 200
