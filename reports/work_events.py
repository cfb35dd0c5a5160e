"""The steps about work after training that somebody is told about."""

from django.utils.translation import ngettext_lazy

from accounts import roles
from reports.events import FIRM, PLACER, PROVINCE, REGENCY, Event, Topic

REQUESTS = "placements:hire_request_list"
VACANCY, VACANCIES = "placements.vacancy", "placements:list_vacancies"
PLEDGE, PLEDGES = "placements.classpledge", "placements:list_pledges"
GUEST, INVITATIONS = "placements.forumguest", "placements:list_invitations"
CALLERS = PLACER | PROVINCE  # of forums

WORK_EVENTS = (
    Event(
        VACANCY, "submit", Topic.WORK,
        ngettext_lazy("%(n)d vacancy was submitted for review",
                      "%(n)d vacancies were submitted for review", "n"),
        roles.MINISTRY_WRITERS, VACANCIES, "status=SUBMITTED",
    ),
    Event(
        VACANCY, "publish", Topic.WORK,
        ngettext_lazy("%(n)d vacancy was published", "%(n)d vacancies were published", "n"),
        FIRM, VACANCIES, "status=PUBLISHED",
    ),
    Event(
        VACANCY, "return_", Topic.WORK,
        ngettext_lazy("%(n)d vacancy came back for correction",
                      "%(n)d vacancies came back for correction", "n"),
        FIRM, VACANCIES, "status=RETURNED",
    ),
    Event(
        VACANCY, "expire", Topic.WORK,
        ngettext_lazy("%(n)d vacancy is past its validity",
                      "%(n)d vacancies are past their validity", "n"),
        FIRM, VACANCIES, "status=EXPIRED",
    ),
    Event(
        PLEDGE, "offer", Topic.WORK,
        ngettext_lazy("A firm pledges to hire from %(n)d class",
                      "Firms pledge to hire from a class: %(n)d times", "n"),
        PLACER, PLEDGES, "status=OFFERED",
    ),
    Event(
        PLEDGE, "withdraw", Topic.WORK,
        ngettext_lazy("%(n)d class pledge was withdrawn", "%(n)d class pledges were withdrawn",
                      "n"),
        PLACER, PLEDGES,
    ),
    Event(
        PLEDGE, "welcome", Topic.WORK,
        ngettext_lazy("%(n)d class pledge was welcomed", "%(n)d class pledges were welcomed", "n"),
        FIRM, PLEDGES, "status=WELCOMED",
    ),
    Event(
        PLEDGE, "decline", Topic.WORK,
        ngettext_lazy("%(n)d class pledge was declined", "%(n)d class pledges were declined", "n"),
        FIRM, PLEDGES,
    ),
    Event(
        PLEDGE, "remind", Topic.WORK,
        ngettext_lazy("The day of %(n)d class pledge is near",
                      "The days of %(n)d class pledges are near", "n"),
        FIRM | PLACER, PLEDGES, "status=WELCOMED",
    ),
    Event(
        PLEDGE, "keep", Topic.WORK,
        ngettext_lazy("%(n)d class pledge was kept", "%(n)d class pledges were kept", "n"),
        FIRM | PLACER, PLEDGES, "status=KEPT",
    ),
    Event(
        PLEDGE, "break_", Topic.WORK,
        ngettext_lazy("%(n)d class pledge was broken", "%(n)d class pledges were broken", "n"),
        FIRM | PLACER, PLEDGES, "status=BROKEN",
    ),
    Event(
        PLEDGE, "lapse", Topic.WORK,
        ngettext_lazy("%(n)d class pledge has lapsed", "%(n)d class pledges have lapsed", "n"),
        FIRM | PLACER, PLEDGES,
    ),
    Event(
        GUEST, "invite", Topic.WORK,
        ngettext_lazy("Your firm was invited to %(n)d forum with training centers",
                      "Your firm was invited to %(n)d forums with training centers", "n"),
        FIRM, INVITATIONS,
    ),
    Event(
        GUEST, "cancel", Topic.WORK,
        ngettext_lazy("%(n)d forum to which your firm was invited is cancelled",
                      "%(n)d forums to which your firm was invited are cancelled", "n"),
        FIRM, INVITATIONS,
    ),
    Event(
        GUEST, "take_back", Topic.WORK,
        ngettext_lazy("%(n)d invitation to a forum was taken back",
                      "%(n)d invitations to forums were taken back", "n"),
        FIRM, INVITATIONS, "status=WITHDRAWN",
    ),
    Event(
        GUEST, "come", Topic.WORK,
        ngettext_lazy("%(n)d firm says that it comes to a forum",
                      "%(n)d firms say that they come to a forum", "n"),
        CALLERS, INVITATIONS, "status=COMES",
    ),
    Event(
        GUEST, "stay_away", Topic.WORK,
        ngettext_lazy("%(n)d firm says that it does not come to a forum",
                      "%(n)d firms say that they do not come to a forum", "n"),
        CALLERS, INVITATIONS, "status=ABSENT",
    ),
    Event(
        "placements.savedsearch", "find", Topic.WORK,
        ngettext_lazy("%(n)d saved search of your firm has found new people",
                      "%(n)d saved searches of your firm have found new people", "n"),
        FIRM, "placements:list_searches",
    ),
    Event(
        "placements.hirerequest", "accept", Topic.WORK,
        ngettext_lazy("%(n)d request to hire was accepted", "%(n)d requests to hire were accepted",
                      "n"),
        FIRM | PLACER, REQUESTS,
    ),
    Event(
        "placements.hirerequest", "decline", Topic.WORK,
        ngettext_lazy("%(n)d request to hire was declined", "%(n)d requests to hire were declined",
                      "n"),
        FIRM | PLACER, REQUESTS,
    ),
    Event(
        "placements.hirerequest", "take_back", Topic.WORK,
        ngettext_lazy("%(n)d person took back a yes to a firm",
                      "%(n)d people took back a yes to a firm", "n"),
        FIRM | PLACER, REQUESTS,
    ),
    Event(
        "placements.hirerequest", "hire", Topic.WORK,
        ngettext_lazy("%(n)d graduate was hired", "%(n)d graduates were hired", "n"),
        REGENCY | PLACER, REQUESTS,
    ),
    Event(
        "placements.followup", "answer", Topic.WORK,
        ngettext_lazy("%(n)d graduate answered what they do now",
                      "%(n)d graduates answered what they do now", "n"),
        REGENCY | PLACER, "placements:list_follow_ups",
    ),
    Event(
        "placements.placement", "confirm", Topic.WORK,
        ngettext_lazy("%(n)d placement was confirmed by the employer",
                      "%(n)d placements were confirmed by the employer", "n"),
        REGENCY | PLACER, "placements:placement_list",
    ),
    Event(
        "placements.placement", "dispute", Topic.WORK,
        ngettext_lazy("%(n)d placement was put in doubt", "%(n)d placements were put in doubt",
                      "n"),
        REGENCY | PLACER, "placements:placement_list", "disputed=yes",
    ),
)  # fmt: skip
