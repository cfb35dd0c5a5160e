from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import history_of
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from participants import services
from participants.center_filters import CertificateFilter
from participants.center_forms import ReasonForm, ReplaceForm
from participants.certificate_picture import check_address, picture
from participants.documents import name_then, print_certificates, with_paper
from participants.models import Certificate
from participants.services.credential import has_credential
from participants.states import CertificateStatus, certificate_moves
from programs.models import Batch

MOST_PRINTED = 200
COLUMNS = {
    "number": "number",
    "name": "participant__name",
    "issued": "issued_on",
    "until": "valid_until",
}
HEADS = [
    {"sort": "number", "label": pgettext_lazy("of a document", "Number")},
    {"sort": "name", "label": gettext_lazy("Name")},
    {"label": gettext_lazy("Kind")},
    {"label": gettext_lazy("Status")},
    {"sort": "issued", "label": gettext_lazy("Issued")},
    {"sort": "until", "label": gettext_lazy("Valid until")},
]


def certificates_of(user: Any) -> Any:
    rows = Certificate.objects.visible_to(user).select_related(
        "participant", "program", "center", "regency", "enrollment__batch", "replaces"
    )
    return rows.defer("participant__nik")


@require_safe
@may("participants.view_certificates")
def list_certificates(request: HttpRequest) -> HttpResponse:
    whole = certificates_of(request.user)
    narrow = Certificate.objects.visible_to(request.user).only("issued_on")
    context = list_context(request, CertificateFilter(request.GET, narrow), HEADS, COLUMNS, whole)
    return render(request, "participants/certificate_list.html", context)


@require_safe
@may("participants.view_certificates")
def show_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Also the sheet that is printed: the center's name is that of the day of issue."""
    certificate = get_object_or_404(certificates_of(request.user).with_names(), pk=pk)
    context = {
        "certificate": certificate,
        "center_name": name_then(certificate),
        "picture": picture(certificate),
        "check_address": check_address(certificate),
        "successor": certificates_of(request.user).filter(replaces=certificate).first()
        if certificate.status == CertificateStatus.REPLACED
        else None,
        "may_replace": certificate.status_today == CertificateStatus.ISSUED
        and may_do(request.user, "participants.replace_certificate"),
        "has_credential": has_credential(certificate),
        "may_revoke": certificate_moves.can("revoke", certificate)
        and may_do(request.user, "participants.revoke_certificate"),
        "history": history_of(certificate),
    }
    return render(request, "participants/certificate_detail.html", context)


@require_safe
@may("participants.view_certificates")
def print_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(with_paper(Certificate.objects.visible_to(request.user)), pk=pk)
    return paper([found], f"sertifikat-{found.pk}.pdf")


@require_safe
@may("participants.view_certificates")
def print_class(request: HttpRequest, pk: int) -> HttpResponse:
    """All valid certificates of the class, each kind by the names of the people."""
    batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=pk)
    mine = Certificate.objects.visible_to(request.user).filter(enrollment__batch=batch)
    rows = list(with_paper(mine.valid()).order_by("kind", "participant__name")[:MOST_PRINTED])
    if not rows:
        raise Refusal(
            _("Nobody of this class has a valid certificate yet, so there is nothing to print."),
            code="nothing_to_print",
        )
    return paper(rows, f"sertifikat-{batch.code}.pdf")


def paper(certificates: list[Certificate], name: str) -> HttpResponse:
    for certificate in certificates:
        status = CertificateStatus(certificate.status_today)
        if status != CertificateStatus.ISSUED:
            raise Refusal(
                _("This certificate is “%(status)s”; only valid ones are printed.")
                % {"status": status.label},
                code="certificate_not_valid",
            )
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(print_certificates(certificates), "application/pdf", headers=headers)


@may("participants.revoke_certificate")
def revoke_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = get_object_or_404(certificates_of(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.revoke_certificate(certificate, by=request.user, **form.cleaned_data)
        messages.success(request, _("The certificate is revoked."))
        return redirect("participants:show_certificate", pk)
    context = {"certificate": certificate, "form": form}
    return render(request, "participants/certificate_revoke.html", context)


@may("participants.replace_certificate")
def replace_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    certificate = get_object_or_404(certificates_of(request.user), pk=pk)
    form = ReplaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        fresh = services.replace_certificate(certificate, by=request.user, **form.cleaned_data)
        messages.success(request, _("Replaced. This is the new certificate."))
        return redirect("participants:show_certificate", fresh.pk)
    context = {"certificate": certificate, "form": form}
    return render(request, "participants/certificate_replace.html", context)
