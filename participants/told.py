"""The history of people and nominations in the words of the page."""

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from blkportal.core.history import history_of

WORDS: dict[str, Any] = {
    "insert": _("Recorded"),
    "update": _("Changed"),
    "delete": _("Removed"),
    "submit": _("Submitted"),
    "resubmit": _("Submitted again"),
    "verify": _("Documents found in order"),
    "return": _("Returned for correction"),
    "remind": _("Reminded by the province or the ministry"),
    "select": _("Selected"),
    "reserve": _("Put on the reserve list"),
    "pass_over": _("Passed over on the reserve list"),
    "reject": _("Not selected"),
    "miss": _("Did not come"),
    "withdraw": _("Withdrawn"),
    "reregister": _("Re-registered"),
    "arrive": _("Arrived"),
    "start": _("Training started"),
    "complete": _("Training completed"),
    "correct_attendance": _("Attendance corrected"),
    "come_back": _("Came back from leave"),
    "change_bed": _("Changed the bed"),
    "note_trip": _("Journey noted"),
    "take_back_result": _("Result taken back"),
    "approve": _("Approved and issued"),
    "graduate": _("Graduated"),
    "fail": _("Not passed"),
    "expel": _("Expelled"),
    "reveal_nik": _("Whole NIK shown"),
    "withdraw_consent": _("Consent withdrawn"),
    "give_link": _("Personal link given"),
    "erase": _("Data erased at the own wish"),
    "ask": _("Asked by the person"),
    "warn": _("Region warned: 48 hours have passed"),
    "escalate": _("Told to the ministry: 72 hours have passed"),
    "fulfil": _("Done"),
    "join": _("Joined with another record"),
    "separate": _("Separated again"),
    "transfer": _("Moved to another region"),
    "grant": _("Granted"),
    "accept": _("Accepted"),
    "decline": _("Not accepted"),
    "look": _("Looked at"),
    "download": _("Downloaded"),
    "remove": _("Removed"),
    "check": _("Checked"),
    "refuse": _("Could not be read"),
    "confirm": _("Confirmed"),
    "save": _("Saved"),
    "reopen": _("Not saved, open again"),
    "discard": _("Discarded"),
    "undo": _("Taken back"),
    "change_by_list": _("Changed by a list"),
    "restore_by_list": _("As it was before the list"),
}


def told(*records: Model | None) -> list[dict[str, Any]]:
    """The lives of several records in one line, newest first."""
    return [
        entry
        | {
            "label": _label(entry),
            "fields": entry["fields"] if entry["what"] == "update" else [],
        }
        for entry in history_of(*filter(None, records))
    ]


def _label(entry: dict[str, Any]) -> str:
    label = str(WORDS.get(entry["what"], entry["label"]))
    noun = entry["record"]._meta.verbose_name
    return f"{label}: {noun}" if entry["what"] == "insert" else label
