"""Z5: requests that no browser makes: endless, deep, doubled, in no known tongue."""

import json
from random import Random

import pytest

from tests.access import odd
from tests.access.asking import address_of, url_names
from tests.access.rows import ANYONE
from tests.access.table import ACCESS
from tests.walks import walk

PAGE, VERB, OPEN = "/accounts/profile/", "/api/v1/participants/", "/accounts/sign-in/"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
MANY = "&".join(f"f{number}=1" for number in range(10_000))
PARTS = (
    b"--x\r\nContent-Disposition: form-data; name=name; filename=../../x\r\n\r\n\xff\x00\r\n--x--"
)
BODIES = {
    "10,000 fields": (FORM, MANY.encode()),
    "a field of 2 MB": (FORM, b"name=" + b"x" * 2_000_000),
    "a body of 12 MB": (FORM, b"name=" + b"x" * 12_000_000),
    "the same field 900 times": (FORM, b"&".join([b"name=x"] * 900)),
    "a name of 100,000 signs": (FORM, b"n" * 100_000 + b"=1"),
    "bytes that are no text": (FORM, b"name=\xff\xfe\xfd&email=\x80"),
    "broken escapes": (FORM, b"name=%ZZ%&%=%u0041&=&&==="),
    "no body": (FORM, b""),
    "JSON 10,000 deep": (JSON, b'{"name":' + b"[" * 10_000 + b"]" * 10_000 + b"}"),
    "objects 10,000 deep": (JSON, b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    "the same key twice": (JSON, b'{"name": "A", "name": "B", "name": []}'),
    "a number of 5,000 digits": (JSON, b'{"version": ' + b"9" * 5_000 + b"}"),
    "a number beyond all": (JSON, b'{"version": 1e999, "batch": -1e999}'),
    "no number": (JSON, b'{"version": NaN, "batch": Infinity}'),
    "a list": (JSON, b"[]"),
    "a list of lists": (JSON, b"[[], [[]], {}]"),
    "a word": (JSON, b'"name"'),
    "a number": (JSON, b"7"),
    "nothing": (JSON, b"null"),
    "half of JSON": (JSON, b'{"name": "'),
    "JSON in another tongue": (JSON, '{"name": "é"}'.encode("utf-16")),
    "JSON that is no text": (JSON, b'{"name": "\xff\xfe"}'),
    "JSON with half a character": (JSON, b'{"name": "\\ud800", "nik": "\\u0000"}'),
    "JSON with a mark before it": (JSON, b"\xef\xbb\xbf{}"),
    "parts without a boundary": ("multipart/form-data", PARTS),
    "parts in disorder": ("multipart/form-data; boundary=x", PARTS),
    "parts that never end": ("multipart/form-data; boundary=x", PARTS[:60]),
    "parts with an endless boundary": (f"multipart/form-data; boundary={'x' * 5_000}", PARTS),
    "a kind that is none": ("nonsense", b"name=1"),
    "XML": (
        "application/xml",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    "YAML": ("application/yaml", b"!!python/object/apply:os.system [id]"),
    "text": ("text/plain", b"{}"),
}


@pytest.fixture
def bench(browser, who):
    bench = odd.Bench(browser)
    yield bench
    assert not bench.faults, "\n".join(bench.faults)


@pytest.mark.parametrize("about", BODIES)
def test_an_odd_body_is_refused_or_passed_over(about, bench, browser):
    kind, body = BODIES[about]
    for person in ("officer", ANYONE):
        client = browser(person)
        for method, address in (("post", PAGE), ("post", OPEN), ("post", VERB), ("get", PAGE)):
            bench.send(client, method, address, about, data=body, content_type=kind)


@walk
def test_no_verb_breaks_on_a_body_that_is_no_object(browser, worlds):
    bench = odd.Bench(browser)
    for name, row in ACCESS.items():
        for method, people in (("post", row.post), ("patch", row.patch)):
            address = address_of(name, row, worlds[0])
            if people and address.startswith("/api/"):
                for about in ("a list", "a word", "nothing", "half of JSON", "JSON 10,000 deep"):
                    body = {"data": BODIES[about][1], "content_type": JSON}
                    bench.send(bench.client(people), method, address, about, **body)
    assert not bench.faults, "\n".join(bench.faults)


HEADERS = ["Accept", "Accept-Language", "Authorization", "Cookie", "HX-Current-URL", "HX-Request",
           "HX-Target", "Idempotency-Key", "If-Modified-Since", "If-None-Match", "Origin", "Range",
           "Referer", "User-Agent", "X-CSRFToken", "X-Forwarded-For", "X-Forwarded-Host",
           "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-Request-Id",
           "Content-Length"]  # fmt: skip
VALUES = ["x" * 1_000_000, "\x00", "\xff\xfe", "²", "://[", ""]


@pytest.mark.parametrize("header", HEADERS)
def test_an_odd_header_is_refused_or_passed_over(header, bench, browser):
    clients = {person: browser(person) for person in ("officer", ANYONE)}
    for value in VALUES:
        for client in clients.values():
            for method, address in (("get", "/"), ("get", "/api/v1/me/"), ("post", VERB)):
                more = {"data": b"{}", "content_type": JSON} if method == "post" else {}
                about = f"{header}: {value[:20]!r}"
                bench.send(client, method, address, about, headers={header: value}, **more)


ODD_PARTS = ["9" * 40, "²", "x" * 2_000, "%2e%2e", "-1", "a%00b"]


@walk
def test_an_odd_part_of_an_address_is_not_found(browser, worlds):
    bench = odd.Bench(browser)
    for name in url_names():
        row = ACCESS[name]
        address = address_of(name, row, worlds[0])
        key = str(worlds[0].things[row.on]) if row.on else next(iter(row.args), "")
        if not key:
            continue
        for part in ODD_PARTS:
            method = "get" if row.get else "post"
            people = row.get or row.post
            odd_one = address.replace(f"/{key}/", f"/{part}/")
            answer = bench.send(bench.client(people), method, odd_one)
            if answer.status_code < 400 and not row.anonymous:
                bench.faults.append(f"{answer.status_code}: {odd_one[:80]}")
    assert not bench.faults, "\n".join(bench.faults)


def test_noise_is_answered_calmly(bench, browser):
    """Random addresses and bodies, the same ones each time."""
    chance, client = Random(7), browser("officer")
    heads = ["/", "/api/v1/", "/participants/", "/admin/", "/reports/", "/accounts/"]
    for _ in range(40):
        noise = bytes(chance.randrange(1, 256) for _ in range(chance.randrange(1, 60)))
        tail = "".join(f"%{byte:02X}" for byte in noise)
        bench.send(client, "get", chance.choice(heads) + tail)
        bench.send(client, "get", f"{chance.choice(heads)}?{tail}")
        bench.send(client, "post", VERB, data=noise, content_type=JSON)
        bench.send(client, "post", PAGE, data=json.dumps(tail), content_type=FORM)
