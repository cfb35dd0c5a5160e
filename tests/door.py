"""The API as a program uses it: a token, JSON, and each answer held against its description."""

import json
import re
from functools import cache
from typing import Any

from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator, FormatChecker

from accounts.services import create_token

ROOT = "/api/v1/"
FORMATS = FormatChecker(["email", "date"])
FORMATS.checks("uri")(lambda text: not isinstance(text, str) or "://" in text)


class Door:
    """``Door(officer).post("referrals/", batch=1)`` answers with status and JSON.

    An answer whose status or fields the OpenAPI description does not know fails the test.
    """

    def __init__(self, user: Any) -> None:
        self.headers = {"HTTP_AUTHORIZATION": f"Bearer {create_token(user)}"}
        self.client = Client()

    def get(self, path: str, **query: Any) -> Any:
        return described("get", path, self.client.get(ROOT + path, query, **self.headers))

    def post(self, path: str, key: str = "", **data: Any) -> Any:
        return self._write("post", path, data, key)

    def patch(self, path: str, **data: Any) -> Any:
        return self._write("patch", path, data)

    def send_file(self, path: str, file: Any, key: str = "", **fields: Any) -> Any:
        more = self._more(key)
        return described(
            "post", path, self.client.post(ROOT + path, {"file": file, **fields}, **more)
        )

    def ids(self, path: str, **query: Any) -> list[int]:
        return [row["id"] for row in self.get(path, **query).json()["results"]]

    def _write(self, method: str, path: str, data: dict[str, Any], key: str = "") -> Any:
        answer = getattr(self.client, method)(
            ROOT + path, json.dumps(data, default=str), "application/json", **self._more(key)
        )
        return described(method, path, answer)

    def _more(self, key: str) -> dict[str, str]:
        return self.headers | ({"HTTP_IDEMPOTENCY_KEY": key} if key else {})


@cache
def description() -> dict[str, Any]:
    return SchemaGenerator().get_schema(public=True)


@cache
def patterns() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    """The most literal first, so that a verb is no key."""
    paths = sorted(description()["paths"].items(), key=lambda pair: pair[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$"), told) for path, told in paths]


def described(method: str, path: str, answer: Any) -> Any:
    operations = next(told for pattern, told in patterns() if pattern.match(ROOT + path))
    known = operations[method]["responses"]
    said = f"{method.upper()} {path}: {answer.status_code} {answer.content[:300]!r}"
    assert str(answer.status_code) in known, f"not described: {said}"
    content = known[str(answer.status_code)].get("content")
    if content:
        shape = content["application/json"]["schema"] | {"components": description()["components"]}
        reader = Draft202012Validator(shape, format_checker=FORMATS)
        faults = [fault.message for fault in reader.iter_errors(answer.json())]
        assert not faults, f"other than described: {said}: {faults[:3]}"
    return answer
