"""The lives of an employer, a vacancy, a hire request and the evidence of a placement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.states import Moves


class EmployerStatus(models.TextChoices):
    PENDING = "PENDING", _("Waits for verification")
    VERIFIED = "VERIFIED", _("Verified")
    DENIED = "DENIED", _("Denied")
    SUSPENDED = "SUSPENDED", _("Suspended")


P = EmployerStatus
employer_moves = Moves(
    verify=((P.PENDING, P.SUSPENDED), P.VERIFIED),
    deny=((P.PENDING,), P.DENIED),
    suspend=((P.VERIFIED,), P.SUSPENDED),
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
    hire=((H.ACCEPTED,), H.HIRED),
    withdraw=((H.REQUESTED, H.ACCEPTED), H.LAPSED),
    lapse=((H.REQUESTED,), H.LAPSED),
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
