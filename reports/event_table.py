"""The steps of the chain that somebody is told about, in the order of the chain."""

from typing import Any

from django.utils.translation import ngettext_lazy

from accounts import roles
from reports.approval_events import APPROVAL_EVENTS
from reports.events import ORGANIZER, PROVINCE, REGENCY, Event, Topic
from reports.work_events import WORK_EVENTS

REFERRAL, PEOPLE = "participants.referral", "participants:participant_list"
SEAT, NEED = "participants.enrollment", "programs.trainingneed"
OBSTACLE, OBSTACLES = "regions.obstacle", "regions:list_obstacles"
NEEDS = "programs:list_needs"
PAPER, RENEWAL = "programs.agreementpaper", "programs.renewal"
AGREEMENTS = "programs:list_agreements"

MENTION, ANYBODY = "regions.mention", roles.MINISTRY | roles.OFFICERS | roles.CENTER
MENTIONED_OFFICE = ngettext_lazy(
    "Your office is mentioned in %(n)d comment", "Your office is mentioned in %(n)d comments", "n"
)
OFFICES = {"REGENCY": REGENCY, "PROVINCE": PROVINCE, "CENTER": roles.CENTER,
           "MINISTRY": roles.MINISTRY_WRITERS}  # fmt: skip

EVENTS = (
    Event(
        REFERRAL, "submit", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nomination has come in", "%(n)d nominations have come in", "n"),
        ORGANIZER, PEOPLE,
    ),
    Event(
        REFERRAL, "resubmit", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nomination has come in again, corrected",
                      "%(n)d nominations have come in again, corrected", "n"),
        ORGANIZER, PEOPLE,
    ),
    Event(
        REFERRAL, "withdraw", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nomination was withdrawn", "%(n)d nominations were withdrawn", "n"),
        ORGANIZER, PEOPLE,
    ),
    Event(
        REFERRAL, "return_", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nomination has come back for correction",
                      "%(n)d nominations have come back for correction", "n"),
        REGENCY, PEOPLE, "status=RETURNED",
    ),
    Event(
        REFERRAL, "remind", Topic.NOMINATIONS,
        ngettext_lazy("You are reminded of %(n)d returned nomination",
                      "You are reminded of %(n)d returned nominations", "n"),
        REGENCY, PEOPLE, "status=RETURNED",
    ),
    Event(
        REFERRAL, "verify", Topic.NOMINATIONS,
        ngettext_lazy("The documents of %(n)d nomination are in order",
                      "The documents of %(n)d nominations are in order", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        REFERRAL, "select", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nominee got a seat", "%(n)d nominees got a seat", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        REFERRAL, "reserve", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nominee is on the reserve list",
                      "%(n)d nominees are on the reserve list", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        REFERRAL, "reject", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nominee was not selected", "%(n)d nominees were not selected", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        REFERRAL, "miss", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d nominee did not come to selection",
                      "%(n)d nominees did not come to selection", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        "participants.datarequest", "ask", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d person asks for a change of the own data",
                      "%(n)d people ask for a change of their own data", "n"),
        REGENCY | roles.MINISTRY_WRITERS, "participants:list_data_requests",
    ),
    Event(
        "participants.datarequest", "warn", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d request about own data must be answered within a day",
                      "%(n)d requests about own data must be answered within a day", "n"),
        REGENCY, "participants:list_data_requests",
    ),
    Event(
        "participants.datarequest", "escalate", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d request about own data is late",
                      "%(n)d requests about own data are late", "n"),
        roles.MINISTRY_WRITERS, "participants:list_data_requests",
    ),
    Event(
        "participants.transfer", "grant", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d person was moved between regions",
                      "%(n)d people were moved between regions", "n"),
        REGENCY, "participants:list_transfers",
    ),
    Event(
        "participants.transfer", "decline", Topic.NOMINATIONS,
        ngettext_lazy("%(n)d move between regions was declined",
                      "%(n)d moves between regions were declined", "n"),
        REGENCY, "participants:list_transfers",
    ),
    Event(
        SEAT, "miss", Topic.TRAINING,
        ngettext_lazy("%(n)d person did not arrive", "%(n)d people did not arrive", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        SEAT, "arrive", Topic.TRAINING,
        ngettext_lazy("%(n)d person has arrived", "%(n)d people have arrived", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        SEAT, "withdraw", Topic.TRAINING,
        ngettext_lazy("%(n)d person has left training", "%(n)d people have left training", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        SEAT, "expel", Topic.TRAINING,
        ngettext_lazy("%(n)d person was expelled", "%(n)d people were expelled", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        SEAT, "graduate", Topic.TRAINING,
        ngettext_lazy("%(n)d person has graduated", "%(n)d people have graduated", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        SEAT, "fail", Topic.TRAINING,
        ngettext_lazy("%(n)d person has not passed", "%(n)d people have not passed", "n"),
        REGENCY, PEOPLE,
    ),
    Event(
        "participants.certificate", "revoke", Topic.TRAINING,
        ngettext_lazy("%(n)d certificate was revoked", "%(n)d certificates were revoked", "n"),
        REGENCY, "participants:list_certificates",
    ),
    Event(
        "participants.certificate", "expire", Topic.TRAINING,
        ngettext_lazy("%(n)d certificate has expired", "%(n)d certificates have expired", "n"),
        REGENCY, "participants:list_certificates",
    ),
    Event(
        "programs.quota", "grant", Topic.SEATS,
        ngettext_lazy("%(n)d quota was granted", "%(n)d quotas were granted", "n"),
        REGENCY | PROVINCE | ORGANIZER, "programs:list_quotas",
    ),
    Event(
        "programs.quota", "change", Topic.SEATS,
        ngettext_lazy("%(n)d quota was changed", "%(n)d quotas were changed", "n"),
        REGENCY | PROVINCE | ORGANIZER, "programs:list_quotas",
    ),
    Event(
        "programs.seatoffer", "claim", Topic.SEATS,
        ngettext_lazy("%(n)d time another region took over seats of yours",
                      "%(n)d times another region took over seats of yours", "n"),
        REGENCY, "programs:list_offers",
    ),
    Event(
        "programs.quota", "postpone", Topic.SEATS,
        ngettext_lazy("%(n)d batch with your quota was postponed",
                      "%(n)d batches with your quota were postponed", "n"),
        REGENCY | PROVINCE, "programs:list_batches", "status=POSTPONED",
    ),
    Event(
        "programs.quota", "cancel", Topic.SEATS,
        ngettext_lazy("%(n)d batch with your quota was cancelled",
                      "%(n)d batches with your quota were cancelled", "n"),
        REGENCY | PROVINCE, "programs:list_batches", "status=CANCELLED",
    ),
    Event(
        "programs.agreement", "activate", Topic.SEATS,
        ngettext_lazy("%(n)d agreement is in force", "%(n)d agreements are in force", "n"),
        REGENCY | ORGANIZER, "programs:list_agreements",
    ),
    Event(
        "programs.agreement", "expire", Topic.SEATS,
        ngettext_lazy("%(n)d agreement has expired", "%(n)d agreements have expired", "n"),
        REGENCY | ORGANIZER, "programs:list_agreements",
    ),
    Event(
        "programs.agreement", "end", Topic.SEATS,
        ngettext_lazy("%(n)d agreement was ended early", "%(n)d agreements were ended early",
                      "n"),
        REGENCY | ORGANIZER, "programs:list_agreements",
    ),
    Event(
        PAPER, "add", Topic.SEATS,
        ngettext_lazy("%(n)d document of an agreement was added",
                      "%(n)d documents of agreements were added", "n"),
        REGENCY | ORGANIZER, AGREEMENTS,
    ),
    Event(
        PAPER, "remove", Topic.SEATS,
        ngettext_lazy("%(n)d document of an agreement was removed",
                      "%(n)d documents of agreements were removed", "n"),
        REGENCY | ORGANIZER, AGREEMENTS,
    ),
    Event(
        RENEWAL, "ask", Topic.SEATS,
        ngettext_lazy("Renewal of %(n)d agreement is asked for",
                      "Renewal of %(n)d agreements is asked for", "n"),
        ORGANIZER | roles.MINISTRY_WRITERS, AGREEMENTS, "renewal=ASKED",
    ),
    Event(
        RENEWAL, "renew", Topic.SEATS,
        ngettext_lazy("%(n)d agreement was renewed", "%(n)d agreements were renewed", "n"),
        REGENCY | PROVINCE | ORGANIZER | roles.MINISTRY_WRITERS, AGREEMENTS, "renewal=RENEWED",
    ),
    Event(
        RENEWAL, "refuse", Topic.SEATS,
        ngettext_lazy("Renewal of %(n)d agreement was refused",
                      "Renewal of %(n)d agreements was refused", "n"),
        REGENCY | PROVINCE | ORGANIZER, AGREEMENTS, "renewal=REFUSED",
    ),
    Event(
        "programs.seatoffer", "take", Topic.SEATS,
        ngettext_lazy("%(n)d offer of yours was taken over in full",
                      "%(n)d offers of yours were taken over in full", "n"),
        REGENCY, "programs:list_offers",
    ),
    Event(
        "programs.seatoffer", "lapse", Topic.SEATS,
        ngettext_lazy("%(n)d offer of yours found nobody and has lapsed",
                      "%(n)d offers of yours found nobody and have lapsed", "n"),
        REGENCY, "programs:list_offers",
    ),
    Event(
        NEED, "submit", Topic.NEEDS,
        ngettext_lazy("%(n)d training need was submitted", "%(n)d training needs were submitted",
                      "n"),
        PROVINCE, NEEDS,
    ),
    Event(
        NEED, "review", Topic.NEEDS,
        ngettext_lazy("The province supports %(n)d training need",
                      "The province supports %(n)d training needs", "n"),
        REGENCY | roles.MINISTRY_WRITERS, NEEDS,
    ),
    Event(
        NEED, "return_", Topic.NEEDS,
        ngettext_lazy("%(n)d training need has come back", "%(n)d training needs have come back",
                      "n"),
        REGENCY, NEEDS,
    ),
    Event(
        NEED, "plan", Topic.NEEDS,
        ngettext_lazy("Seats are planned for %(n)d training need",
                      "Seats are planned for %(n)d training needs", "n"),
        REGENCY | PROVINCE, NEEDS, "status=PLANNED",
    ),
    Event(
        NEED, "defer", Topic.NEEDS,
        ngettext_lazy("%(n)d training need was deferred", "%(n)d training needs were deferred",
                      "n"),
        REGENCY | PROVINCE, NEEDS, "status=DEFERRED",
    ),
    Event(
        NEED, "reject", Topic.NEEDS,
        ngettext_lazy("%(n)d training need was not accepted",
                      "%(n)d training needs were not accepted", "n"),
        REGENCY | PROVINCE, NEEDS, "status=REJECTED",
    ),
    Event(
        OBSTACLE, "take_up", Topic.OBSTACLES,
        ngettext_lazy("%(n)d obstacle was taken up", "%(n)d obstacles were taken up", "n"),
        REGENCY | ORGANIZER, OBSTACLES,
    ),
    Event(
        OBSTACLE, "climb", Topic.OBSTACLES,
        ngettext_lazy("%(n)d obstacle has climbed to the province",
                      "%(n)d obstacles have climbed to the province", "n"),
        REGENCY | PROVINCE | ORGANIZER, OBSTACLES, after="PROVINCE",
    ),
    Event(
        OBSTACLE, "climb", Topic.OBSTACLES,
        ngettext_lazy("%(n)d obstacle has climbed to the ministry",
                      "%(n)d obstacles have climbed to the ministry", "n"),
        REGENCY | PROVINCE | ORGANIZER | roles.MINISTRY_WRITERS, OBSTACLES, after="MINISTRY",
    ),
    Event(
        OBSTACLE, "solve", Topic.OBSTACLES,
        ngettext_lazy("%(n)d obstacle is solved", "%(n)d obstacles are solved", "n"),
        REGENCY | PROVINCE | ORGANIZER, OBSTACLES,
    ),
    Event(
        OBSTACLE, "give_up", Topic.OBSTACLES,
        ngettext_lazy("%(n)d obstacle cannot be solved", "%(n)d obstacles cannot be solved", "n"),
        REGENCY | PROVINCE | ORGANIZER, OBSTACLES,
    ),
    *APPROVAL_EVENTS,
    *[
        Event(MENTION, "mention", Topic.OBSTACLES, MENTIONED_OFFICE, told, OBSTACLES, after=who)
        for who, told in OFFICES.items()
    ],
    Event(
        MENTION, "mention", Topic.OBSTACLES,
        ngettext_lazy("You are mentioned in %(n)d comment",
                      "You are mentioned in %(n)d comments", "n"),
        ANYBODY, OBSTACLES, after="PERSON", is_personal=True,
    ),
    *WORK_EVENTS,
)  # fmt: skip


def events_for(role: str, muted: list[str] | None = None) -> list[Event]:
    return [event for event in EVENTS if role in event.told and event.topic not in (muted or [])]


def topics_for(role: str) -> list[tuple[str, Any]]:
    """Only topics of which somebody of the role is told at all."""
    known = {event.topic for event in events_for(role)}
    return [(topic, topic.label) for topic in Topic if topic in known]
