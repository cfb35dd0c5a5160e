"""What a list changes of the facts about people whom the region keeps; and how it is undone.

Rows are held in one order, so that two lists with the same people wait for each other. A row
carries the facts as they will be, those that were there before, and the version that was
read, so that nobody's later correction is overwritten.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Participant, ReferralImport
from participants.models.participant import initials_of
from regions.names import shipped_names

NOTHING = "–"
FACTS = (
    "name", "sex", "birth_date", "education", "phone", "address", "domicile", "has_disability",
)  # fmt: skip
COLUMNS = ("nik_hash", "pk", "version", *FACTS[:-2], "domicile_id", "has_disability")
MOST_NAMED = 20
CHANGED = """
WITH r AS MATERIALIZED (
    SELECT * FROM json_to_recordset(%(rows)s) AS r (
        "row" int, id bigint, version int, name text, initials text, sex text, birth_date date,
        education text, phone text, address text, domicile text, has_disability bool)
), held AS MATERIALIZED (
    SELECT p.id FROM participants_participant p WHERE p.id IN (SELECT id FROM r)
    ORDER BY p.id FOR UPDATE
), changed AS (
    UPDATE participants_participant p
    SET name = r.name, initials = r.initials, sex = r.sex, birth_date = r.birth_date,
        education = r.education, phone = r.phone, address = r.address, domicile_id = r.domicile,
        has_disability = r.has_disability, version = p.version + 1
    FROM r JOIN held USING (id)
    WHERE p.id = r.id AND p.version = r.version AND p.merged_into_id IS NULL
        AND p.regency_id = %(regency)s
    RETURNING p.id, r."row"
), told AS (
    INSERT INTO core_statuschange
        (record_type, record_id, verb, before, after, reason, by_id, by_name, at, regency_id)
    SELECT 'participants.participant', id, %(verb)s, '', '', %(origin)s || "row", %(user)s,
        %(user_name)s, %(now)s, %(regency)s
    FROM changed
)
SELECT "row" FROM changed"""


class Kept(NamedTuple):
    """A person as the region keeps them, at a version."""

    pk: int
    version: int
    facts: dict[str, Any]


def kept_people(rows: Any) -> dict[str, Kept]:
    """By fingerprint, out of a query of participants."""
    found = rows.values_list(*COLUMNS)
    return {row[0]: Kept(row[1], row[2], dict(zip(FACTS, row[3:], strict=True))) for row in found}


def differences(wanted: Any, kept: Kept) -> dict[str, Any]:
    """Fact → the value in the list, where it differs; an empty cell says nothing."""
    said = {name: getattr(wanted, name) for name in FACTS}
    return {
        name: value
        for name, value in said.items()
        if value not in ("", None) and value != kept.facts[name]
    }


def spoken(name: str, value: Any) -> str:
    """A former value as a page says it."""
    if value in ("", None):
        return NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return ui.day(value)
    if name == "domicile":
        place = shipped_names().rows.get(value)  # a code that others have succeeded has no name
        return place[2] if place else str(value)
    field: Any = Participant._meta.get_field(name)
    return str(dict(field.flatchoices).get(value, value))


def change_row(row: int, kept: Kept, changes: dict[str, Any]) -> dict[str, Any]:
    return {"row": row, "id": kept.pk, "version": kept.version, "before": _plain(kept.facts),
            "after": _plain(kept.facts | changes)}  # fmt: skip


def write_changes(upload: ReferralImport, rows: list[dict[str, Any]], *, by: User) -> int:
    """All of them, or a refusal that names the rows which somebody has changed meanwhile."""
    _write([_at(row, row["version"], row["after"]) for row in rows], "change_by_list", upload, by)
    return len(rows)


def take_back_changes(upload: ReferralImport, *, by: User) -> int:
    """The facts as they were before the list, unless somebody has corrected them since."""
    rows = json.loads(upload.changed_rows) if upload.changed_rows else []
    before = [_at(row, row["version"] + 1, row["before"]) for row in rows]
    _write(before, "restore_by_list", upload, by)
    return len(rows)


def _write(rows: list[dict[str, Any]], verb: str, upload: ReferralImport, by: User) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            CHANGED,
            {
                "rows": json.dumps(rows),
                "regency": upload.regency_id,
                "verb": verb,
                "origin": f"{upload.file_name} · ",
                "user": by.pk,
                "user_name": by.name,
                "now": timezone.now(),
            },
        )
        written = {number for (number,) in cursor.fetchall()}
    if missed := sorted(row["row"] for row in rows if row["row"] not in written):
        raise _changed_meanwhile(missed)


def _at(row: dict[str, Any], version: int, facts: dict[str, Any]) -> dict[str, Any]:
    return {"row": row["row"], "id": row["id"], "version": version,
            "initials": initials_of(facts["name"]), **facts}  # fmt: skip


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return dict(_as_text(facts))


def _as_text(facts: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in facts.items():
        yield name, value.isoformat() if isinstance(value, date) else value


def _changed_meanwhile(rows: list[int]) -> Refusal:
    text = ngettext(
        "The person of row %(rows)s was corrected since the list was read. Nothing is changed; "
        "compare, and upload the list again if it still holds.",
        "The people of rows %(rows)s were corrected since the list was read. Nothing is changed; "
        "compare, and upload the list again if it still holds.",
        len(rows),
    )
    shown = ", ".join(map(str, rows[:MOST_NAMED])) + (" …" if len(rows) > MOST_NAMED else "")
    return Refusal(text % {"rows": shown}, code="changed_meanwhile")
