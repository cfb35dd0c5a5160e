"""Class pledges as far on their way as a test needs them."""

from datetime import timedelta

from django.utils import timezone

from placements.models import ClassPledge, Employer
from regions.models import Regency
from tests.chain import make_batch, make_enrollment, make_referral
from tests.people import make_employer

WAS_ANSWERED = {"WELCOMED", "DECLINED", "KEPT", "BROKEN"}


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def pledge_terms(**changes):
    """What a firm pledges: four people, to start in Karawang within a hundred days."""
    terms = {
        "people": 4,
        "job_title": "Juru las",
        "work_regency": Regency.objects.get(pk="32.15"),
        "starts_by": today(100),
    }
    return terms | changes


def beside_pledge(state):
    """What else the database wants of a pledge in this state."""
    return {"answered_on": today() if state in WAS_ANSWERED else None}


def make_pledge(status="OFFERED", employer=None, batch=None, **facts):
    firm = employer or Employer.objects.first() or make_employer()
    batch = batch or make_batch()
    about = beside_pledge(status) | pledge_terms(**facts)
    return ClassPledge.objects.create(
        employer=firm, batch=batch, center_id=batch.center_id, status=status, **about
    )


def make_ended_class(graduates=5, ended=-40, **fields):
    """A class that has graduated, and the seats of its graduates."""
    batch = make_batch(
        status="CLOSED", starts_on=today(ended - 33), ends_on=today(ended), **fields
    )
    referrals = [make_referral(batch, status="SELECTED") for _ in range(graduates)]
    return batch, [make_enrollment("GRADUATED", referral) for referral in referrals]
