"""What a person can answer now, or has said yes to, which has no day: each app says it in
``own_questions.own_questions``."""

from importlib import import_module
from typing import Any

from blkportal.core.work import WorkItem

APPS = ("placements",)


def questions_of(person: Any) -> list[WorkItem]:
    modules = [import_module(f"{app}.own_questions") for app in APPS]
    return [item for module in modules for item in module.own_questions(person)]
