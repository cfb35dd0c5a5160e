"""A life in five lines: which verb leads from which states to which.

``make()`` is one conditional UPDATE, so of two clicks the second moves nothing and is told so.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.db import models, transaction

from blkportal.core.refusals import IllegalMove

Move = tuple[Collection[Any], Any]
A_STATEMENT = 1_000  # rows


class Step(NamedTuple):
    """One record of many that move: what is said of it, and its fields that change."""

    record: models.Model
    reason: str
    changes: dict[str, Any]


class Moves:
    """``Moves(accept=({S.SUBMITTED}, S.ACCEPTED), …)``; ``field`` holds the record's state."""

    def __init__(self, field: str = "status", **moves: Move) -> None:
        self.field, self.moves = field, moves

    def __getitem__(self, verb: str) -> Move:
        return self.moves[verb]

    def verbs_from(self, state: Any) -> list[str]:
        return [verb for verb, (before, _) in self.moves.items() if state in before]

    def can(self, verb: str, record: models.Model) -> bool:
        return getattr(record, self.field) in self.moves[verb][0]

    def hold(self, verb: str, record: models.Model) -> None:
        """Before something is written that only this move may bring about: nobody else moves the
        record until the end of the transaction, or IllegalMove."""
        rows = type(record)._default_manager.select_for_update(of=("self",))
        if not self.can(verb, rows.get(pk=record.pk)):
            self._refuse(verb, record)

    @transaction.atomic
    def make(
        self, verb: str, record: models.Model, *, by: Any, reason: str = "", **changes: Any
    ) -> None:
        """Move ``record`` and write its history, or raise IllegalMove naming both states."""
        sources, target = self.moves[verb]
        found = type(record)._default_manager.filter(
            pk=record.pk, **{f"{self.field}__in": list(sources)}
        )
        if has_version(record):
            changes["version"] = models.F("version") + 1
        before = getattr(record, self.field)
        if before not in sources or not found.filter(**{self.field: before}).update(
            **{self.field: target}, **changes
        ):
            self._refuse(verb, record)
        record.refresh_from_db(fields=[self.field, *changes])
        self.write_history(verb, [(record, before)], by=by, reason=reason)

    @transaction.atomic
    def make_all(self, verb: str, rows: models.QuerySet, *, by: Any, reason: str = "") -> int:
        """Move all of ``rows`` that are in a state to leave; returns how many were."""
        sources, target = self.moves[verb]
        leaving = rows.filter(**{f"{self.field}__in": list(sources)})
        moved = [
            (row, getattr(row, self.field)) for row in leaving.select_for_update(of=("self",))
        ]
        changes: dict[str, Any] = {self.field: target}
        if moved and has_version(moved[0][0]):
            changes["version"] = models.F("version") + 1
        rows.model._default_manager.filter(pk__in=[row.pk for row, _ in moved]).update(**changes)
        self.write_history(verb, moved, by=by, reason=reason)
        return len(moved)

    @transaction.atomic
    def make_each(self, verb: str, steps: Sequence[Step], *, by: Any) -> None:
        """Move every record, each with its own words and fields, or none: as ``make`` for each, in
        a handful of statements. All steps change the same fields."""
        from blkportal.core.models import StatusChange

        sources, target = self.moves[verb]
        before = self._held([step.record for step in steps])
        for step in steps:
            if before[step.record.pk] not in sources:
                self._refuse(verb, step.record)
            for name, value in {self.field: target, **step.changes}.items():
                setattr(step.record, name, value)
            if has_version(step.record):
                step.record.version = models.F("version") + 1  # type: ignore[attr-defined]
        write_each([step.record for step in steps], [self.field, *_names(steps)])
        StatusChange.objects.bulk_create(
            StatusChange.of(
                step.record, verb, before[step.record.pk], target, by=by, reason=step.reason
            )
            for step in steps
        )

    def _held(self, records: Sequence[models.Model]) -> dict[Any, Any]:
        """The state of each; nobody else moves them until the end of the transaction."""
        if not records:
            return {}
        rows = type(records[0])._default_manager.filter(pk__in=[each.pk for each in records])
        rows = rows.order_by("pk").select_for_update(of=("self",))
        return dict(rows.values_list("pk", self.field))

    def write_history(
        self, verb: str, moved: Iterable[tuple[models.Model, Any]], *, by: Any, reason: str = ""
    ) -> None:
        from blkportal.core.models import StatusChange

        _, target = self.moves[verb]
        StatusChange.objects.bulk_create(
            StatusChange.of(record, verb, before, target, by=by, reason=reason)
            for record, before in moved
        )

    def _refuse(self, verb: str, record: models.Model) -> None:
        sources, target = self.moves[verb]
        record.refresh_from_db(fields=[self.field])
        label = dict(record._meta.get_field(self.field).flatchoices)  # type: ignore[union-attr]
        raise IllegalMove(
            verb,
            before=", ".join(str(label[state]) for state in sources),
            wanted=label[target],
            found=label[getattr(record, self.field)],
        )


def has_version(record: models.Model) -> bool:
    return any(field.name == "version" for field in record._meta.fields)


def write_each(records: Sequence[models.Model], names: Sequence[str]) -> None:
    """These fields of each record, and its version where it has one."""
    if not records:
        return
    written = [*names, "version"] if has_version(records[0]) else names
    type(records[0])._default_manager.bulk_update(records, written, batch_size=A_STATEMENT)


def _names(steps: Sequence[Step]) -> list[str]:
    return list(steps[0].changes) if steps else []
