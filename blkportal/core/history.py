"""The life of a record as its page tells it: steps and edits in one list, newest first."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.models import AuditEntry, StatusChange
from blkportal.core.step_names import name_of_step

LONGEST = 50
# what an edit is called; a step is called by the state that it led to, or by its own name
WORDS = {
    "insert": _("Recorded"),
    "update": _("Changed"),
    "delete": _("Removed"),
}
TOLD_BY_STEPS = {"status", "evidence", "level", "answer", "filled", "edition", "link_edition",
                 "erased_on", "disputed_on", "kept", "stopped_because"}  # fmt: skip
# steps that tell of the first row themselves
BEGINNINGS = {"register", "request", "record", "ask", "offer"}


def history_of(*records: models.Model, counters: Collection[str] = ()) -> list[dict[str, Any]]:
    """[{"at", "who", "what", "label", "before", "after", "reason", "fields", "record"}]: at most
    50, of several records in one line.

    Two queries. An edit names the columns that it touched; a step comes from StatusChange with
    its reason, and the edit that belongs to it is not told twice. ``counters`` are columns that
    steps of other records count up and down: a write of nothing else is no edit.
    """
    by_step = {(record._meta.label_lower, record.pk): record for record in records}
    by_edit = {(record._meta.db_table, str(record.pk)): record for record in records}
    steps = [
        _step(by_step[step.record_type, step.record_id], step)
        for step in StatusChange.about(*records)[:LONGEST]
    ]
    edits = [
        _edit(record, entry)
        for entry in AuditEntry.about(*records).with_names()[: LONGEST * (5 if counters else 1)]
        if (record := by_edit[entry.table, entry.row_id])
        and not (entry.action == "UPDATE" and entry.changed.keys() <= {*counters})
        and not _is_told(entry, [step for step in steps if step["record"] is record])
    ]
    told = sorted(steps + edits, key=lambda entry: entry["at"], reverse=True)[:LONGEST]
    return [
        entry
        | {"label": entry["after"] or WORDS.get(entry["what"]) or name_of_step(entry["what"])}
        for entry in told
    ]


def told(record: models.Model, words: Mapping[str, Any]) -> list[dict[str, Any]]:
    """``history_of`` one record, each step in the ``words`` of its page; of its beginning only
    that it began."""
    return [
        entry
        | {
            "label": words.get(entry["what"], entry["label"]),
            "fields": [] if entry["what"] == "insert" else entry["fields"],
        }
        for entry in history_of(record)
    ]


def _step(record: models.Model, step: StatusChange) -> dict[str, Any]:
    return {
        "record": record,
        "at": step.at,
        "who": step.by_name,
        "what": step.verb.strip("_"),
        "before": label_of(record, step.before),
        "after": label_of(record, step.after),
        "reason": step.reason,
        "fields": [],
    }


def _edit(record: models.Model, entry: Any) -> dict[str, Any]:
    return {
        "record": record,
        "at": entry.at,
        "who": entry.user_name or (_("another office") if entry.user_id else ""),
        "what": entry.action.lower(),
        "before": "",
        "after": "",
        "reason": "",
        "fields": _fields(record, entry),
    }


def _is_told(entry: AuditEntry, steps: list[dict[str, Any]]) -> bool:
    """Is the write that belongs to a step; a first row only where a step tells of it too."""
    if entry.action == "INSERT":
        return any(step["what"] in BEGINNINGS for step in steps)
    return bool(steps and TOLD_BY_STEPS & entry.changed.keys())


def label_of(record: models.Model | type[models.Model], state: str) -> str:
    """What a state of this kind of record is called; what is none is told as it is."""
    for field in record._meta.fields:
        labels = dict(field.flatchoices)
        if state in labels:
            return str(labels[state])
    return state


def _fields(record: models.Model, entry: AuditEntry) -> list[str]:
    columns = {field.column: str(field.verbose_name) for field in record._meta.fields}
    return [columns.get(column, column) for column in entry.changed if column != "version"]
