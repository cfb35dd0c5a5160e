"""What every operation of the API has in common, written into its description once."""

from copy import copy
from functools import cache
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator

REFUSED = {
    "type": "object",
    "description": "A rule says no: why, and what would help.",
    "properties": {
        "code": {"type": "string", "description": "The same for the same rule, in any language."},
        "detail": {"type": "string"},
        "who_can": {"type": "string", "description": "Who can change it."},
        "before": {"type": "string", "description": "The state that was found."},
        "after": {"type": "string", "description": "The state that was wanted."},
        "fields": {
            "type": "object",
            "description": "What differs, by the label of the field.",
            "additionalProperties": {
                "type": "object",
                "properties": {"theirs": {"type": "string"}, "yours": {"type": "string"}},
                "required": ["theirs", "yours"],
            },
        },
    },
    "required": ["code", "detail"],
}
TOLD = {
    "type": "object",
    "properties": {"detail": {"type": "string"}},
    "required": ["detail"],
}
WRONG = {
    "type": "object",
    "description": "Sentences by the name of the field, or one under `detail`.",
    "additionalProperties": True,
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": 100},
    "description": "The same request under the same key is done once and gets the same answer.",
}
WRITES = {"post", "put", "patch", "delete"}


class KeptDescription(SchemaGenerator):
    """Made once in each language, for it takes a second and is the same for whoever asks."""

    def get_schema(self, request: Any = None, public: bool = False) -> dict[str, Any]:
        if public and not self.api_version:
            return copy(_description(get_language()))
        return super().get_schema(request, public)


@cache
def _description(_language: str | None) -> dict[str, Any]:
    return SchemaGenerator().get_schema(public=True)


def describe_refusals(result: dict[str, Any], **_about: Any) -> dict[str, Any]:
    """Each operation may be refused: without a token, by its role, by its row, by a rule."""
    schemas = result["components"]["schemas"]
    schemas |= {"Refused": REFUSED, "Told": TOLD, "WrongFields": WRONG}
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            answers["400"] = _answer("WrongFields", "What was sent is not right.")
            answers["401"] = _answer("Told", "The token is missing, unknown, expired or revoked.")
            answers["403"] = _answer("Told", "The role may not do this.")
            if "{" in path or method in WRITES:
                answers["404"] = _answer("Told", "There is no such record among one's own rows.")
            if method in WRITES:
                answers["409"] = _answer("Refused", "A rule says no; nothing was changed.")
            if method == "post":
                operation.setdefault("parameters", []).append(KEY)
    _say_null(result)
    return result


def _say_null(node: Any) -> None:
    """``nullable`` is a word of OpenAPI 3.0; in 3.1 the type itself says that it may be null."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict | list):
            _say_null(child)
    if isinstance(node, dict) and node.get("nullable") is True:
        del node["nullable"]
        if isinstance(node.get("type"), str):
            node["type"] = [node["type"], "null"]


def _answer(schema: str, words: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": words, "content": content}
