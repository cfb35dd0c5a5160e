"""Nominating many: template, upload, progress, preview, confirmation, result."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blkportal.core.access import may, may_do
from blkportal.core.forms import spoken_errors
from blkportal.core.models import StatusChange
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.template import write_template
from participants import services
from participants.center_forms import ReasonForm
from participants.forms import DiscardForm
from participants.imports import ReferralRow
from participants.models import ReferralImport
from participants.models.referral_import import Mode, ProblemKind
from participants.problems import write_refused_rows
from participants.services.import_job import job_of, stopped_among
from participants.services.import_undo import nominations_of
from participants.services.referral_import import needs_a_colleague
from participants.states import RUNNING_IMPORT, ImportStatus, import_moves
from participants.upload_forms import UploadForm
from participants.views.back import back_to

SECONDS_BETWEEN_LOOKS = "2"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _imports(request: HttpRequest) -> Any:
    return ReferralImport.objects.visible_to(request.user)


@require_GET
@may("participants.view_referral_import")
def import_list(request: HttpRequest) -> HttpResponse:
    rows = _imports(request).select_related("batch", "uploaded_by", "regency")
    page = page_of(request, rows.defer("checked_rows", "changed_rows", "problems"))
    may_upload = may_do(request.user, "participants.upload_referrals")
    context = {"page": page, "may_upload": may_upload, "stopped": stopped_among(page)}
    return render(request, "participants/import_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.upload_referrals")
def upload_referrals(request: HttpRequest) -> HttpResponse:
    batches = services.open_batches(request.user)
    initial = {"batch": request.GET.get("batch")}
    form = UploadForm(
        request.POST or None, request.FILES or None, batches=batches, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        names = ("batch", "file", "mode", "code_scheme")
        batch, file, mode, scheme = (form.cleaned_data[name] for name in names)
        try:
            upload, is_new = services.upload_referrals(
                batch, file, file.name, by=request.user, mode=mode, scheme=scheme
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal.text))
        else:
            if not is_new:
                messages.warning(
                    request,
                    _("This very file was uploaded before; nothing is changed. Here it is."),
                )
            return redirect("participants:import_detail", pk=upload.pk)
    held_up = services.held_up_batches(request.user)
    context = {"form": form, "batches": batches, "held_up": held_up}
    return render(request, "participants/import_upload.html", context)


@require_GET
@may("participants.upload_referrals")
def import_template(request: HttpRequest) -> HttpResponse:
    file = BytesIO()
    write_template(file, ReferralRow)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="usulan-peserta.xlsx")


@require_GET
@may("participants.view_referral_import")
def import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One address for the whole way: it shows the progress, then the preview, then the result."""
    rows = _imports(request).select_related("batch__center", "uploaded_by", "center")
    upload = get_object_or_404(rows.defer("checked_rows", "changed_rows"), pk=pk)
    job = job_of(upload)
    is_under_way = upload.status in RUNNING_IMPORT
    if is_under_way and not (job and job.has_ended):
        return _progress(request, {"upload": upload, "job": job})
    context: dict[str, Any] = {"upload": upload, "job": job, "is_stopped": is_under_way}
    return render(request, "participants/import_detail.html", context | _preview(request, upload))


def _progress(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    job = context["job"]
    started = job.started_at if job else None
    context["elapsed"] = (timezone.now() - started).total_seconds() if started else None
    context["may_cancel"] = bool(job and job.requested_by_id == request.user.pk)
    response = render(request, "participants/import_progress.html", context)
    response["Refresh"] = SECONDS_BETWEEN_LOOKS
    return response


def _preview(request: HttpRequest, upload: ReferralImport) -> dict[str, Any]:
    """Every remark, sorted by row; how many rows each kind concerns."""
    kinds = {kind: [line for line in upload.problems if line[5] == kind] for kind in ProblemKind}
    wrong = {line[0] for line in kinds[ProblemKind.WRONG]}
    doubts = [line for line in kinds[ProblemKind.DOUBT] if line[0] not in wrong]
    known = {line[0] for line in kinds[ProblemKind.KNOWN]} - wrong
    may_decide = may_do(request.user, "participants.confirm_import")
    is_held_up = upload.mode == Mode.ALL_OR_NOTHING and bool(wrong)
    can_confirm = may_decide and import_moves.can("confirm", upload) and upload.rows_good
    waits = can_confirm and needs_a_colleague(upload, request.user)
    left = _places_left(request, upload) if Mode(upload.mode).nominates else None
    lines = kinds[ProblemKind.WRONG] + kinds[ProblemKind.KNOWN]
    remarks = Paginator(sorted(lines, key=lambda line: line[0]), 100)
    return {
        "remarks": remarks.get_page(request.GET.get("page", "1")[:6]),
        "doubts": doubts,
        "rows_wrong": len(wrong),
        "rows_known": len(known),
        "rows_doubted": len({line[0] for line in doubts}),
        "quota_left": left,
        "is_too_long": left is not None and left < upload.rows_good,
        "is_held_up": is_held_up,
        "changes": [line for line in kinds[ProblemKind.CHANGE] if line[0] not in wrong],
        "may_confirm": can_confirm and not waits and not is_held_up,
        "waits_for_colleague": can_confirm and waits,
        "may_discard": may_decide and import_moves.can("discard", upload),
        "discard_form": DiscardForm(),
        "discarded": _how_it_was_discarded(upload),
        "may_reopen": may_decide and import_moves.can("reopen", upload),
        "may_undo": import_moves.can("undo", upload)
        and may_do(request.user, "participants.undo_import"),
    }


def _how_it_was_discarded(upload: ReferralImport) -> StatusChange | None:
    """Who refused the list and why, for whoever uploaded it."""
    if upload.status != ImportStatus.DISCARDED:
        return None
    return StatusChange.about(upload).filter(verb="discard").first()


def _places_left(request: HttpRequest, upload: ReferralImport) -> int | None:
    if upload.status != ImportStatus.CHECKED:
        return None
    batch = services.open_batches(request.user).filter(pk=upload.batch_id).first()
    return batch.left if batch else 0


@require_POST
@may("participants.confirm_import")
def confirm_import(request: HttpRequest, pk: int) -> HttpResponse:
    upload = get_object_or_404(_imports(request), pk=pk)
    left_out = [text for text in request.POST.getlist("leave") if text.isascii()]
    with back_to(reverse("participants:import_detail", args=[pk])):
        services.confirm_import(
            upload,
            by=request.user,
            leave_out=[int(text) for text in left_out if text.isdigit() and len(text) < 9],
            doubts_seen="doubts_seen" in request.POST,
        )
    return redirect("participants:import_detail", pk=pk)


@require_POST
@may("participants.discard_import")
def discard_import(request: HttpRequest, pk: int) -> HttpResponse:
    upload = get_object_or_404(_imports(request), pk=pk)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        for error in spoken_errors(form):
            messages.error(request, error)
        return redirect("participants:import_detail", pk)
    with back_to(reverse("participants:import_detail", args=[pk])):
        services.discard_import(upload, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("The list is discarded; nothing of it was saved."))
    return redirect("participants:import_list")


@may("participants.undo_import")
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Says first how many nominations would be withdrawn, and asks why."""
    upload = get_object_or_404(_imports(request), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with back_to(reverse("participants:import_detail", args=[pk])):
            services.undo_import(upload, by=request.user, **form.cleaned_data)
        messages.success(request, _("The list is taken back; its places are free again."))
        return redirect("participants:import_detail", pk=pk)
    context = {"upload": upload, "form": form, "nominations": nominations_of(upload).count()}
    return render(request, "participants/import_undo.html", context)


@require_POST
@may("participants.confirm_import")
def reopen_import(request: HttpRequest, pk: int) -> HttpResponse:
    """After a save that was stopped: back to the preview, to try again or to discard."""
    upload = get_object_or_404(_imports(request), pk=pk)
    with back_to(reverse("participants:import_detail", args=[pk])):
        services.reopen_import(upload, by=request.user)
    return redirect("participants:import_detail", pk=pk)


@require_GET
@may("participants.confirm_import")
def import_repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the rows to mend, as they were uploaded, with the reason beside each cell."""
    upload = get_object_or_404(_imports(request), pk=pk)
    file = BytesIO()
    with back_to(reverse("participants:import_detail", args=[pk])):
        write_refused_rows(file, upload)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"perbaiki-{pk}.xlsx", content_type=XLSX
    )
