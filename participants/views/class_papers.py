"""Papers about a class: the notice of its selection, and the annex of its decree."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.roles import Role
from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from participants.documents import print_announcement, print_decree_annex
from participants.models import Enrollment, Referral
from participants.states import ACTIVE_ENROLLMENT, EnrollmentStatus, ReferralStatus
from participants.views.class_page import class_of
from programs.models import Batch
from regions.models import Province, Regency

# whom the decree has fixed, whatever became of them afterwards; who withdrew before is not on it
FIXED = (*ACTIVE_ENROLLMENT, EnrollmentStatus.GRADUATED, EnrollmentStatus.NOT_PASSED)


@require_safe
@may("participants.view_selection")
def announce_selection(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody of the class, or for a region its own people."""
    batch = class_of(request, pk)
    seats = list(_seats(request, batch))
    reserve = Referral.objects.visible_to(request.user).filter(
        batch=batch, status=ReferralStatus.RESERVE
    )
    reserve = list(reserve.select_related("participant", "regency").order_by("rank", "pk"))
    if not seats and not reserve:
        raise Refusal(
            _("Nobody has been selected yet, so there is nothing to announce."),
            code="nothing_to_announce",
        )
    return _paper(
        print_announcement(batch, seats, reserve, _region_of(request)),
        f"pengumuman-{batch.code}.pdf",
    )


@require_safe
@may("participants.view_selection")
def print_annex(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    if not batch.decree_number:
        raise Refusal(
            _("The class has no decree yet. The annex is printed once its number is noted."),
            code="no_decree",
        )
    annex = print_decree_annex(batch, _seats(request, batch), _region_of(request))
    return _paper(annex, f"lampiran-{batch.code}.pdf")


def _seats(request: HttpRequest, batch: Batch) -> Any:
    rows = Enrollment.objects.visible_to(request.user).filter(batch=batch, status__in=FIXED)
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by("participant__name", "pk")


def _region_of(request: HttpRequest) -> str:
    """The region that reads its own people only; "" for whoever reads the whole class."""
    user = request.user
    if user.role == Role.REGENCY_OFFICER:
        return str(Regency.objects.get(pk=user.scope_key).official_name)
    if user.role == Role.PROVINCE_OFFICER:
        return f"Provinsi {Province.objects.get(pk=user.scope_key).name}"
    return ""


def _paper(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, "application/pdf", headers=headers)
