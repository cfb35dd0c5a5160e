"""What each kind of background work is called where people wait for it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.models import Job

NAMES = {
    "build_report": _("Regional report"),
    "build_run": _("Reports of all regions"),
    "mail_report": _("Letter about a report"),
    "mail_slowest": _("Letter with the slowest obstacles"),
    "mail_news": _("Letter with what is new"),
    "propose_quotas": _("Proposal of quotas"),
    "check_quality": _("Check of the data"),
    "accept_proposal": _("Seats planned from a proposal"),
    "read_lines": _("Numbers of a proposal changed"),
    "publish_open_data": _("Publication of open data"),
}
# of work that is made in slices: what stays when it is stopped
LEFT = {"build_run": _("What is made stays; the rest can be made later.")}
# what work that shows no page of its own has come to, by the number that it left
CAME_TO = {
    "publish_open_data": (
        "versions",
        _("Nothing has changed since the last versions, so nothing was published anew."),
        ngettext_lazy("%(n)d new version is published.", "%(n)d new versions are published.", "n"),
    )
}


def name_of(job: Job) -> Any:
    return NAMES.get(job.kind, _("Work in the background"))


def left_of(job: Job) -> Any:
    """What work leaves that was stopped."""
    return LEFT.get(job.kind, _("Nothing of it was saved."))


def result_of(job: Job) -> str:
    """In words, of work that is done; nothing where its own page tells."""
    if job.kind not in CAME_TO:
        return ""
    key, nothing, some = CAME_TO[job.kind]
    number = job.result.get(key, 0)
    return str(some % {"n": number} if number else nothing)
