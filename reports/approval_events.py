"""The steps of a report's approval that somebody is told about."""

from django.utils.translation import ngettext_lazy

from accounts import roles
from reports.events import PROVINCE, REGENCY, Event, Topic

APPROVAL, APPROVALS = "reports.reportapproval", "reports:list_approvals"
REOPENED = ngettext_lazy(
    "The ministry has taken its acceptance of %(n)d report back",
    "The ministry has taken its acceptance of %(n)d reports back", "n",
)  # fmt: skip

APPROVAL_EVENTS = (
    Event(
        APPROVAL, "ask", Topic.REPORTS,
        ngettext_lazy("%(n)d report is made and asks to be confirmed",
                      "%(n)d reports are made and ask to be confirmed", "n"),
        REGENCY | PROVINCE, APPROVALS,
    ),
    Event(
        APPROVAL, "lapse", Topic.REPORTS,
        ngettext_lazy("The confirmation of %(n)d report is overdue",
                      "The confirmations of %(n)d reports are overdue", "n"),
        REGENCY | PROVINCE, APPROVALS, "state=OVERDUE",
    ),
    Event(
        APPROVAL, "doubt", Topic.REPORTS,
        ngettext_lazy("A region says that something is wrong in %(n)d report",
                      "Regions say that something is wrong in %(n)d reports", "n"),
        PROVINCE | roles.MINISTRY_WRITERS, APPROVALS, "state=DOUBTED",
    ),
    Event(
        APPROVAL, "confirm", Topic.REPORTS,
        ngettext_lazy("%(n)d report was confirmed by its region",
                      "%(n)d reports were confirmed by their regions", "n"),
        PROVINCE, APPROVALS, "state=CONFIRMED",
    ),
    Event(
        APPROVAL, "endorse", Topic.REPORTS,
        ngettext_lazy("%(n)d report was confirmed by the province",
                      "%(n)d reports were confirmed by the province", "n"),
        REGENCY, APPROVALS, "state=ENDORSED",
    ),
    Event(
        APPROVAL, "retract", Topic.REPORTS,
        ngettext_lazy("A province has taken back what it had confirmed in %(n)d report",
                      "A province has taken back what it had confirmed in %(n)d reports", "n"),
        REGENCY | roles.MINISTRY_WRITERS, APPROVALS, "state=CONFIRMED",
    ),
    Event(
        APPROVAL, "return_", Topic.REPORTS,
        ngettext_lazy("%(n)d report has come back with a reason",
                      "%(n)d reports have come back with a reason", "n"),
        REGENCY | PROVINCE, APPROVALS, "state=RETURNED",
    ),
    Event(
        APPROVAL, "accept", Topic.REPORTS,
        ngettext_lazy("The ministry has accepted %(n)d report",
                      "The ministry has accepted %(n)d reports", "n"),
        REGENCY | PROVINCE, APPROVALS, "state=ACCEPTED",
    ),
    Event(
        APPROVAL, "reopen", Topic.REPORTS, REOPENED, REGENCY | PROVINCE, APPROVALS,
        "state=ENDORSED",
    ),
    Event(
        APPROVAL, "reopen_own", Topic.REPORTS, REOPENED, PROVINCE, APPROVALS, "state=CONFIRMED",
    ),
)  # fmt: skip
