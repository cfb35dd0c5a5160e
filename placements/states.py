"""The lives of employer, registration of a firm, vacancy, hire request, class pledge, invitation
and evidence of work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blkportal.core.states import Moves


class EmployerStatus(models.TextChoices):
    PENDING = "PENDING", _("Waits for verification")
    VERIFIED = "VERIFIED", pgettext_lazy("of a firm", "Verified")
    DENIED = "DENIED", _("Denied")
    SUSPENDED = "SUSPENDED", _("Suspended")


P = EmployerStatus
employer_moves = Moves(
    verify=((P.PENDING, P.SUSPENDED), P.VERIFIED),
    deny=((P.PENDING,), P.DENIED),
    suspend=((P.VERIFIED,), P.SUSPENDED),
    appeal=((P.SUSPENDED,), P.PENDING),
)


class SignupStatus(models.TextChoices):
    SENT = "SENT", _("Waits for confirmation of the e-mail")
    CONFIRMED = "CONFIRMED", _("Waits for verification")
    VERIFIED = "VERIFIED", pgettext_lazy("of a firm", "Verified")
    DENIED = "DENIED", _("Denied")


S = SignupStatus
signup_moves = Moves(
    confirm=((S.SENT,), S.CONFIRMED),
    verify=((S.CONFIRMED,), S.VERIFIED),
    deny=((S.CONFIRMED,), S.DENIED),
)


class VacancyStatus(models.TextChoices):
    DRAFT = "DRAFT", _("Draft")
    SUBMITTED = "SUBMITTED", _("Waits for review")
    RETURNED = "RETURNED", _("Returned for correction")
    PUBLISHED = "PUBLISHED", _("Published")
    FILLED = "FILLED", _("Filled")
    CLOSED = "CLOSED", _("Closed")
    EXPIRED = "EXPIRED", _("Past its validity")


W = VacancyStatus
OPEN_VACANCY = (W.SUBMITTED, W.PUBLISHED)
vacancy_moves = Moves(
    submit=((W.DRAFT, W.RETURNED), W.SUBMITTED),
    publish=((W.SUBMITTED,), W.PUBLISHED),
    return_=((W.SUBMITTED,), W.RETURNED),
    fill=((W.PUBLISHED, W.EXPIRED), W.FILLED),
    expire=((W.PUBLISHED,), W.EXPIRED),
    close=((W.DRAFT, W.SUBMITTED, W.RETURNED, W.PUBLISHED), W.CLOSED),
    join=((W.DRAFT, W.RETURNED), W.CLOSED),
)


class HireRequestStatus(models.TextChoices):
    REQUESTED = "REQUESTED", _("Waits for the person's answer")
    ACCEPTED = "ACCEPTED", _("Accepted")
    DECLINED = "DECLINED", _("Declined")
    HIRED = "HIRED", _("Hired")
    LAPSED = "LAPSED", _("Lapsed")


H = HireRequestStatus
OPEN_REQUEST = (H.REQUESTED, H.ACCEPTED)
hire_request_moves = Moves(
    accept=((H.REQUESTED,), H.ACCEPTED),
    decline=((H.REQUESTED,), H.DECLINED),
    take_back=((H.ACCEPTED,), H.DECLINED),
    hire=((H.ACCEPTED,), H.HIRED),
    withdraw=((H.REQUESTED, H.ACCEPTED), H.LAPSED),
    lapse=((H.REQUESTED,), H.LAPSED),
)


class PledgeStatus(models.TextChoices):
    OFFERED = "OFFERED", _("Waits for the center's answer")
    WELCOMED = "WELCOMED", _("Pledged")
    DECLINED = "DECLINED", _("Declined")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    KEPT = "KEPT", _("Pledge kept")
    BROKEN = "BROKEN", _("Pledge broken")
    LAPSED = "LAPSED", _("Lapsed")


C = PledgeStatus
OPEN_PLEDGE = (C.OFFERED, C.WELCOMED)
# what a class was promised, kept or not: together never more than its seats
PROMISED = (C.WELCOMED, C.KEPT, C.BROKEN)
# kept and broken are counted, and counted again when more becomes known
pledge_moves = Moves(
    welcome=((C.OFFERED,), C.WELCOMED),
    decline=((C.OFFERED,), C.DECLINED),
    withdraw=(OPEN_PLEDGE, C.WITHDRAWN),
    keep=((C.WELCOMED, C.BROKEN), C.KEPT),
    break_=((C.WELCOMED, C.KEPT), C.BROKEN),
    lapse=(OPEN_PLEDGE, C.LAPSED),
)


class GuestStatus(models.TextChoices):
    INVITED = "INVITED", _("Waits for the firm's answer")
    COMES = "COMES", _("Will come")
    ABSENT = "ABSENT", _("Will not come")
    WITHDRAWN = "WITHDRAWN", _("Invitation taken back")


G = GuestStatus
ON_THE_LIST = (G.INVITED, G.COMES, G.ABSENT)
guest_moves = Moves(
    come=((G.INVITED, G.ABSENT), G.COMES),
    stay_away=((G.INVITED, G.COMES), G.ABSENT),
    take_back=(ON_THE_LIST, G.WITHDRAWN),
)


class Evidence(models.TextChoices):
    """The ladder: each step is worth more than the one before."""

    REPORTED = "REPORTED", _("Reported")
    SEEN = "SEEN", _("Seen by the agency")
    CONFIRMED = "CONFIRMED", _("Confirmed by the employer")
    DOCUMENTED = "DOCUMENTED", _("Document on file")
    VISITED = "VISITED", _("Visited")


V = Evidence
evidence_moves = Moves(
    field="evidence",
    see=((V.REPORTED,), V.SEEN),
    confirm=((V.REPORTED, V.SEEN), V.CONFIRMED),
    document=((V.REPORTED, V.SEEN, V.CONFIRMED), V.DOCUMENTED),
    visit=((V.REPORTED, V.SEEN, V.CONFIRMED, V.DOCUMENTED), V.VISITED),
)
