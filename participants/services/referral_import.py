"""A list of nominees: uploaded, checked by a job, confirmed by a person, saved by a job."""

import secrets
from collections.abc import Collection
from pathlib import Path
from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.fields import fingerprint, seal_bytes, unseal_bytes
from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.intake import guarded
from participants.models import ReferralImport
from participants.models.referral_import import Mode, ProblemKind
from participants.services.import_job import job_of
from participants.services.list_save import rows_in
from participants.services.place import quotas_of, refuse_closed
from participants.states import GONE_IMPORT, ImportStatus, import_moves
from programs.models import Batch
from regions.codes import CodeScheme
from regions.models import RegionalAgency

CHECK, SAVE = "check_referrals", "save_referrals"


def upload_referrals(
    batch: Batch,
    file: IO[bytes],
    name: str,
    *,
    by: User,
    mode: Mode = Mode.GOOD_ROWS,
    scheme: CodeScheme = CodeScheme.UNDECLARED,
) -> tuple[Any, bool]:
    """Keep the list and queue its check. The same file for the same work, read by the same codes,
    gives the upload that exists, unless that led nowhere: then the file is read anew."""
    refuse_closed(batch)
    quotas_of(batch, by.scope_key)
    content = guarded(file, name)
    digest = fingerprint(content)
    kept = {"batch": batch, "digest": digest, "mode": mode, "code_scheme": scheme}
    earlier = ReferralImport.objects.exclude(status__in=GONE_IMPORT).filter(
        regency=by.scope_key, **kept
    )
    found = earlier.first()
    if found and not _led_nowhere(found):
        return found, False
    try:
        with transaction.atomic():
            if found:
                discard_import(found, by=by, reason=str(_("The same file was uploaded again.")))
            return _keep(content, name, by, kept), True
    except IntegrityError:  # a second click was quicker
        return earlier.get(), False


def _led_nowhere(upload: ReferralImport) -> bool:
    """Its save was refused, so that what was compared is no longer so; or nobody reads it."""
    if upload.status == ImportStatus.CHECKED:
        return bool(upload.refusal)
    job = job_of(upload)
    return bool(upload.status == ImportStatus.UPLOADED and job and job.has_ended)


@transaction.atomic
def _keep(content: bytes, name: str, by: User, kept: dict[str, Any]) -> ReferralImport:
    upload = ReferralImport.objects.create(
        regency_id=by.scope_key,
        center=kept["batch"].center,
        uploaded_by=by,
        file_name=Path(name).name[-150:],
        **kept,
    )
    sealed = ContentFile(seal_bytes(content))
    upload.file.save(f"{upload.pk}-{secrets.token_hex(8)}.sealed", sealed)
    _queue(CHECK, upload, by)
    return upload


def content_of(upload: ReferralImport) -> bytes:
    with upload.file.open("rb") as file:
        return unseal_bytes(file.read())


@transaction.atomic
def confirm_import(
    upload: ReferralImport,
    *,
    by: User,
    leave_out: Collection[int] = (),
    doubts_seen: bool = False,
) -> ReferralImport:
    """Save what was checked, but for the rows that the person ticked to leave out."""
    if needs_a_colleague(upload, by):
        raise Refusal(
            _("Your office has chosen that a second person confirms each list."),
            code="second_person",
            who_can=_("A colleague of your office"),
        )
    if upload.status == ImportStatus.CHECKED:
        _refuse_half(upload)
        _refuse_unread_doubts(upload, doubts_seen)
        if not upload.rows_good - len(set(leave_out)):
            raise Refusal(_("There is no row to save."), code="nothing_to_save")
    import_moves.make("confirm", upload, by=by, refusal="")
    _queue(SAVE, upload, by, leave_out=sorted(set(leave_out)))
    return upload


def needs_a_colleague(upload: ReferralImport, by: User) -> bool:
    """An office may have chosen that nobody confirms what the same person has uploaded."""
    if upload.uploaded_by_id != by.pk:
        return False
    return RegionalAgency.objects.filter(regency=upload.regency_id, two_for_a_list=True).exists()


def _refuse_half(upload: ReferralImport) -> None:
    """All or nothing means that one wrong row holds up the whole list."""
    wrong = {row for row, *_rest, kind in upload.problems if kind == ProblemKind.WRONG}
    if upload.mode == Mode.ALL_OR_NOTHING and wrong:
        raise Refusal(
            ngettext(
                "%(n)d row has to be mended first: you have chosen all or nothing.",
                "%(n)d rows have to be mended first: you have chosen all or nothing.",
                len(wrong),
            )
            % {"n": len(wrong)},
            code="rows_refused",
        )


def _refuse_unread_doubts(upload: ReferralImport, doubts_seen: bool) -> None:
    if not doubts_seen and any(kind == ProblemKind.DOUBT for *_rest, kind in upload.problems):
        raise Refusal(
            _("Some rows need a second look. Read the remarks, then tick that you have done so."),
            code="doubts_unread",
        )


@transaction.atomic
def discard_import(upload: ReferralImport, *, by: User, reason: str = "") -> ReferralImport:
    """Nothing of the list has been saved, and nothing of it is kept."""
    import_moves.make(
        "discard", upload, by=by, reason=reason, checked_rows="", problems=[], refusal=""
    )
    transaction.on_commit(lambda: upload.file.delete(save=False))
    return upload


@transaction.atomic
def reopen_import(upload: ReferralImport, *, by: Any, reason: str = "") -> ReferralImport:
    """Back to the preview after a save that did not come to its end."""
    job = job_of(upload)
    if by and not reason and job and not job.has_ended:
        raise Refusal(_("The list is being saved right now."), code="job_runs")
    import_moves.make("reopen", upload, by=by, reason=reason, refusal=reason)
    return upload


def good_rows(upload: ReferralImport) -> list[int]:
    return rows_in(upload.checked_rows) if upload.checked_rows else []


def _queue(kind: str, upload: ReferralImport, by: User, **params: Any) -> None:
    start_job(
        kind,
        by=by,
        key=f"referrals:{upload.pk}:{kind}:{secrets.token_hex(4)}",
        params={"upload": upload.pk, **params},
        page=reverse("participants:import_detail", args=[upload.pk]),
    )
