"""The API described for people: one table a noun, made from the schema, without scripts."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blkportal.core.api_schema import KeptDescription

PREFIX = "/api/v1/"


@login_not_required
@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    return render(request, "site/api_docs.html", {"nouns": operations_by_noun()})


@cache
def operations_by_noun() -> list[tuple[str, list[dict[str, Any]]]]:
    """[(noun, [{"method", "path", "text", "parameters"}, …]), …] in the order of the addresses."""
    nouns: dict[str, list[dict[str, Any]]] = {}
    for path, methods in KeptDescription().get_schema(public=True)["paths"].items():
        noun = path.removeprefix(PREFIX).split("/")[0]
        for method, operation in methods.items():
            nouns.setdefault(noun, []).append(
                {
                    "method": method.upper(),
                    "path": path,
                    "text": operation.get("summary") or operation.get("description", ""),
                    "parameters": [part["name"] for part in operation.get("parameters", [])],
                }
            )
    return list(nouns.items())
