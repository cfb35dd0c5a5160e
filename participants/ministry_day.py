"""What the ministry sees of today: who arrives, what was nominated, which lists came last."""

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.models import CertificateProposal, Enrollment, Referral, ReferralImport
from participants.states import ProposalStatus
from programs.models import Batch

NEXT_DAYS = timedelta(days=7)
LAST_LISTS = 3


def ministry_today(user: Any) -> list[WorkItem]:
    """Six queries, whatever the day brings; a day with nothing says zero."""
    return [
        _arrivals(user),
        _nominations(user),
        _classes(user),
        _proposals(user),
        *_lists(user),
    ]


def _arrivals(user: Any) -> WorkItem:
    today = timezone.localdate()
    rows = Enrollment.objects.visible_to(user).filter(enrolled_on=today)
    facts = rows.aggregate(n=Count("pk"), regencies=Count("regency", distinct=True))
    text = ngettext("%(n)d participant arrived", "%(n)d participants arrived", facts["n"])
    places = ngettext(
        "from %(n)d regency or city", "from %(n)d regencies and cities", facts["regencies"]
    )
    url = reverse("admin:participants_enrollment_changelist") + f"?enrolled_on__exact={today}"
    return WorkItem(
        "bed",
        text % {"n": facts["n"]},
        places % {"n": facts["regencies"]},
        None,
        url,
        _("See them"),
    )


def _nominations(user: Any) -> WorkItem:
    today = timezone.localdate()
    number = Referral.objects.visible_to(user).filter(submitted_on=today).count()
    text = ngettext("%(n)d nomination was submitted", "%(n)d nominations were submitted", number)
    url = reverse("admin:participants_referral_changelist") + f"?submitted_on__exact={today}"
    return WorkItem("people", text % {"n": number}, "", None, url, _("See them"))


def _classes(user: Any) -> WorkItem:
    today = timezone.localdate()
    last = today + NEXT_DAYS
    number = Batch.objects.visible_to(user).filter(starts_on__range=(today, last)).count()
    text = ngettext(
        "%(n)d batch starts within seven days", "%(n)d batches start within seven days", number
    )
    url = reverse("admin:programs_batch_changelist")
    url += f"?starts_on__gte={today}&starts_on__lte={last}"
    return WorkItem("document", text % {"n": number}, "", None, url, _("See them"))


def _proposals(user: Any) -> WorkItem:
    """Whoever of the ministry may approve can be the second person for any center."""
    rows = CertificateProposal.objects.visible_to(user).filter(status=ProposalStatus.PROPOSED)
    number = rows.exclude(proposed_by=user).count()
    text = ngettext(
        "%(n)d proposal of certificates waits for a second person",
        "%(n)d proposals of certificates wait for a second person",
        number,
    )
    url = reverse("admin:participants_certificateproposal_changelist")
    url += f"?status__exact={ProposalStatus.PROPOSED}"
    return WorkItem("certificate", text % {"n": number}, "", None, url, _("See them"))


def _lists(user: Any) -> list[WorkItem]:
    rows = ReferralImport.objects.visible_to(user).select_related("regency", "batch")
    latest = rows.defer("checked_rows", "problems").order_by("-pk")[:LAST_LISTS]
    return [
        WorkItem(
            "upload",
            _("Uploaded list: “%(file)s”") % {"file": each.file_name},
            f"{each.regency} · {each.get_status_display()}",
            timezone.localdate(each.uploaded_at),
            reverse("admin:participants_referralimport_change", args=[each.pk]),
            _("Look at it"),
        )
        for each in latest
    ]
