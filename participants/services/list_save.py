"""From checked rows to people, nominations, consents and history: four statements for 5,000 rows.

They travel as one JSON text, in the order of their fingerprints, so that two lists with the same
people wait for each other instead of blocking each other. A longer list goes in parts, of which
one at a time is in memory.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Collection
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.fields import seal
from blkportal.core.refusals import Refusal
from participants.models import ReferralImport
from participants.models.participant import initials_of
from participants.services.consent import TEXT_VERSION
from participants.services.list_changes import change_row, write_changes
from participants.services.list_check import Candidate
from participants.services.place import give_back_places, hold_batch, refuse_closed, take_places
from participants.services.shares import shares_about
from participants.states import import_moves

AT_ONCE = 5_000
Tell = Callable[[int], None]
ROWS = """json_to_recordset(%(rows)s) AS r (
    "row" int, nik text, nik_hash text, last4 text, name text, initials text, sex text,
    birth_date date, education text, phone text, address text, domicile text,
    has_disability bool, may_be_shown bool, results int)"""
PEOPLE = f"""
INSERT INTO participants_participant
    (nik, nik_hash, nik_last4, name, initials, sex, birth_date, regency_id, domicile_id,
     education, phone, email, address, has_disability, created_at, version)
SELECT nik, nik_hash, last4, name, initials, sex, birth_date, %(regency)s, domicile,
       education, phone, '', address, has_disability, %(now)s, 1
FROM {ROWS}
ORDER BY nik_hash
ON CONFLICT (nik_hash) DO NOTHING"""
UNREACHED = f"""
SELECT "row" FROM {ROWS}
WHERE NOT EXISTS (
    SELECT FROM participants_participant p
    WHERE p.nik_hash = r.nik_hash AND p.merged_into_id IS NULL)
ORDER BY "row" LIMIT 20"""
REFERRALS = f"""
WITH saved AS (
    INSERT INTO participants_referral
        (participant_id, batch_id, program_id, center_id, quota_id, regency_id, status,
         submitted_on, reason, eligibility, rules_of, shares, created_by_id, created_at, source_id,
         source_row, version)
    SELECT p.id, %(batch)s, %(program)s, %(center)s, %(quota)s, %(regency)s, 'SUBMITTED',
           %(today)s, '', %(results)s::jsonb -> r.results, %(rules_of)s, %(shares)s::jsonb,
           %(user)s, %(now)s, %(upload)s, "row", 1
    FROM {ROWS} JOIN participants_participant p ON p.nik_hash = r.nik_hash
    ORDER BY r.nik_hash
    ON CONFLICT DO NOTHING
    RETURNING id
)
INSERT INTO core_statuschange
    (record_type, record_id, verb, before, after, reason, by_id, by_name, at, regency_id,
     center_id)
SELECT 'participants.referral', id, 'submit', 'DRAFT', 'SUBMITTED', '', %(user)s, %(user_name)s,
       %(now)s, %(regency)s, %(center)s
FROM saved"""
CONSENTS = f"""
INSERT INTO participants_consent
    (participant_id, regency_id, purpose, text_version, channel, given_at, recorded_by_id)
SELECT p.id, %(regency)s, purpose, %(text)s, 'IMPORT', %(now)s, %(user)s
FROM {ROWS} JOIN participants_participant p ON p.nik_hash = r.nik_hash
CROSS JOIN (VALUES ('TRAINING'), ('TALENT_SEARCH')) AS given (purpose)
WHERE purpose = 'TRAINING' OR may_be_shown
ORDER BY r.nik_hash
ON CONFLICT DO NOTHING"""


def _nobody(_written: int) -> None:
    """Nobody waits to hear how far it is."""


def pack(candidates: list[Candidate]) -> str:
    """The good rows, pressed: a line of JSON each, and a last one with the results of the rules,
    each set once, and the changes. The column that keeps it is sealed."""
    known: dict[int, int] = {}
    results: list[Any] = []
    changes = []
    press, pieces = zlib.compressobj(), []
    for each in sorted(candidates, key=lambda candidate: candidate.nik_hash):
        if each.changes and each.kept:
            changes.append(change_row(each.row, each.kept, each.changes))
        if each.is_nominated:
            continue
        at = known.setdefault(id(each.results), len(results))
        if at == len(results):
            results.append(each.results)
        pieces.append(press.compress(f"{json.dumps(_row(each, at))}\n".encode()))
    whose = next((each.rules_of for each in candidates), "")
    last = {"results": results, "rules_of": whose, "changes": changes}
    pieces += [press.compress(json.dumps(last).encode()), press.flush()]
    return b64encode(b"".join(pieces)).decode()


def unpack(packed: str) -> tuple[list[str], dict[str, Any]]:
    """The lines of the rows, still as text, and what the last line says."""
    if packed.startswith("{"):  # JSON that nobody had pressed
        raise Refusal(
            _(
                "This list was checked before the portal was renewed. Discard it, and upload it"
                " again."
            ),
            code="checked_before_renewal",
        )
    *rows, last = zlib.decompress(b64decode(packed)).decode().split("\n")
    return rows, json.loads(last)


def _row(each: Candidate, results: int) -> dict[str, Any]:
    return {
        "row": each.row,
        "nik": each.nik,
        "nik_hash": each.nik_hash,
        "last4": each.nik[-4:],
        "name": each.name,
        "initials": initials_of(each.name),
        "sex": each.sex,
        "birth_date": each.birth_date.isoformat(),
        "education": each.education,
        "phone": each.phone,
        "address": each.address,
        "domicile": each.domicile,
        "has_disability": each.has_disability,
        "may_be_shown": each.may_be_shown,
        "results": results,
    }


def rows_in(packed: str) -> list[int]:
    """The rows that nominate or change somebody."""
    rows, last = unpack(packed)
    return sorted({number_of(row) for row in rows} | {row["row"] for row in last["changes"]})


def number_of(line: str) -> int:
    number: int = json.loads(line)["row"]
    return number


@transaction.atomic
def save_rows(
    upload: ReferralImport, *, by: User, leave_out: Collection[int] = (), tell: Tell = _nobody
) -> int:
    """All rows or none: one region, one quota, one transaction. Returns the nominations made.

    ``tell`` hears before each part how many rows are written; where the work was cancelled it
    raises, instead of writing on for nothing.
    """
    rows, packed = unpack(upload.checked_rows)
    out = set(leave_out)
    rows = [row for row in rows if number_of(row) not in out] if out else rows
    changes = [row for row in packed["changes"] if row["row"] not in out]
    saved = _nominate(upload, rows, packed, by, tell) if rows else 0
    changed = write_changes(upload, changes, by=by)
    import_moves.make(
        "save",
        upload,
        by=by,
        rows_saved=saved,
        rows_changed=changed,
        checked_rows="",
        changed_rows=json.dumps(changes) if changes else "",
        saved_at=timezone.now(),
    )
    return saved


def _nominate(upload: ReferralImport, rows: list[str], packed: Any, by: User, tell: Tell) -> int:
    hold_batch(upload.batch)
    refuse_closed(upload.batch)
    quota = take_places(upload.batch, upload.regency_id, len(rows))
    parameters = _parameters(upload, quota.pk, packed, by)
    saved = 0
    for at in range(0, len(rows), AT_ONCE):
        tell(at)
        saved += _write(parameters | {"rows": _sealed(rows[at : at + AT_ONCE])})
    give_back_places(quota.pk, len(rows) - saved)  # nominated by page since the check
    return saved


def _sealed(part: list[str]) -> str:
    rows = [json.loads(line) for line in part]
    return json.dumps([row | {"nik": seal(row["nik"])} for row in rows])


def _parameters(upload: ReferralImport, quota: int, packed: Any, by: User) -> dict[str, Any]:
    batch = upload.batch
    return {
        "results": json.dumps(packed["results"]),
        "rules_of": packed["rules_of"],
        "shares": json.dumps(shares_about(batch)),
        "regency": upload.regency_id,
        "batch": batch.pk,
        "program": batch.program_id,
        "center": batch.center_id,
        "quota": quota,
        "upload": upload.pk,
        "user": by.pk,
        "user_name": by.name,
        "now": timezone.now(),
        "today": timezone.localdate(),
        "text": TEXT_VERSION,
    }


def _write(parameters: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, parameters)
        cursor.execute(UNREACHED, parameters)
        if rows := [str(row[0]) for row in cursor.fetchall()]:
            raise _registered_meanwhile(rows)
        cursor.execute(REFERRALS, parameters)
        saved = cursor.rowcount
        cursor.execute(CONSENTS, parameters)
    return saved


def _registered_meanwhile(rows: list[str]) -> Refusal:
    text = ngettext(
        "Row %(rows)s has been registered by another office since the check. Leave it out, or "
        "ask the ministry to transfer the person.",
        "Rows %(rows)s have been registered by another office since the check. Leave them out, "
        "or ask the ministry to transfer these people.",
        len(rows),
    )
    return Refusal(
        text % {"rows": ", ".join(rows)}, code="known_elsewhere", who_can=_("The ministry")
    )
