"""One request, taken back afterwards; and all the text that an answer holds, files unpacked."""

import difflib
import io
import json
import re
import zipfile
from contextlib import suppress
from http.cookies import SimpleCookie
from urllib.parse import quote, quote_plus

from django.db import transaction
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils.html import escape

from blkportal.core.access import may_do

MISSING = 99_999_999
MISSING_KEYS = {"center": "no-such-center"}


class Undo(Exception):
    """Takes back what one request did."""


def url_names(patterns=None, prefix=""):
    """All names of the URLconf but the admin's own, which tests/access/test_admin.py walks."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name
        elif pattern.namespace != "admin":
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from url_names(pattern.url_patterns, prefix + inner)


def ask(client, method, address, data=None):
    """The answer to one request, whose effects are undone."""
    answers, cookies = [], copy_of(client.cookies)
    writes = method in {"post", "patch"}
    more = {"data": data or {}} if writes else {}
    if writes and address.startswith("/api/"):
        more = {"data": json.dumps(data or {}), "content_type": "application/json"}
    try:
        with transaction.atomic():
            answers.append(getattr(client, method)(address, **more))
            raise Undo
    except Undo:
        client.cookies = cookies
    return answers[0]


def refuses_whoever_asks(method, address):
    """Does the view refuse this method before it has looked at who asks?"""
    match, answers = resolve(address), []
    verbs = getattr(match.func, "actions", None)  # of the API
    if verbs is not None:
        return method not in verbs
    request = RequestFactory().generic(method.upper(), address)  # nobody's, not even a stranger's
    with suppress(Exception), transaction.atomic():
        answers.append(match.func(request, *match.args, **match.kwargs))
        raise Undo
    return bool(answers) and answers[0].status_code == 405


def is_closed_to(user, method, address):
    """Does the view name a verb that is not given to this person's role?"""
    view = resolve(address).func
    actions = getattr(view, "actions", None)  # of the API
    verb = view.cls.may.get(actions.get(method)) if actions else getattr(view, "permission", "")
    return bool(verb) and not may_do(user, verb)


def copy_of(cookies):
    """What a client keeps, for the time after; a tenth of what ``deepcopy`` takes."""
    copy = SimpleCookie()
    copy.update({name: morsel.copy() for name, morsel in cookies.items()})
    return copy


def address_of(name, row, world):
    """Where the row leads in this world; ``None`` is the world of what does not exist."""
    if not row.on:
        return reverse(name, args=row.args)
    key = MISSING_KEYS.get(row.on, MISSING) if world is None else world.things[row.on]
    return reverse(name, args=[key, *row.args])


def data_of(row, world):
    """What the POST carries; ``"{batch}"`` stands for the key of that record."""
    return {
        name: world.things[value[1:-1]] if str(value).startswith("{") else value
        for name, value in row.data.items()
    }


def text_of(answer):
    """Headers and body; the parts of a workbook unpacked."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.streaming:
        answer.streaming_content = [body]  # a stream ends; the same answer may be asked again
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"\n".join(book.read(part) for part in book.namelist())
    return f"{dict(answer.headers)}\n{body.decode(errors='replace')}"


def differences(one, other, *words):
    """What tells two answers apart, but for ``words``: what was asked of the one and the other."""
    lines = difflib.unified_diff(
        *(outline(answer, *words).splitlines() for answer in (one, other))
    )
    return "\n".join(lines)


def outline(answer, *words, digits=r"[0-9.]+"):
    """The answer without what differs from request to request: its id, address, keys, tokens, and
    whether it was long enough to be pressed, for it may repeat a key."""
    text = re.sub(r"[A-Za-z0-9]{64}|, Accept-Encoding", "", text_of(answer))
    asked = [answer.headers.get("X-Request-Id", "no id"), answer.request["PATH_INFO"]]
    words = [word for word in words if not str(word).isdigit()]
    for word in (*asked, *sorted(map(str, words), key=len, reverse=True)):
        for form in {word, quote(word), quote_plus(word), escape(word)} - {""}:
            text = text.replace(form, "")
    return f"{answer.status_code}\n" + re.sub(digits, "", text)
