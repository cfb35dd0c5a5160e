"""The two pieces of background work on an uploaded list; each carries an id."""

from typing import Any

from django.db import transaction

from blkportal.core.jobs import Progress, job_kind
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.refusal import SheetRefused
from participants.imports import check_list, read_list
from participants.models import ReferralImport
from participants.models.referral_import import Mode
from participants.problems import Problems
from participants.services.list_check import compare
from participants.services.list_save import pack, save_rows
from participants.services.referral_import import CHECK, SAVE, content_of, reopen_import
from participants.states import ImportStatus, import_moves
from regions.codes import CodeScheme


def _upload(progress: Progress) -> ReferralImport:
    rows = ReferralImport.objects.visible_to(progress.user)
    return rows.select_related("batch__program").get(pk=progress.params["upload"])


@job_kind(CHECK)
def check_referrals(progress: Progress) -> dict[str, Any]:
    """Read the list, name every problem of every row, keep the good rows for the confirmation."""
    upload = _upload(progress)
    if upload.status != ImportStatus.UPLOADED:
        return {}
    try:
        sheet = read_list(content_of(upload), upload.file_name)
        progress.report(0, len(sheet.rows))
        scheme = CodeScheme(upload.code_scheme)
        checked = check_list(sheet, upload.batch.starts_on, scheme)
    except SheetRefused as refused:
        import_moves.make("refuse", upload, by=progress.user, refusal=refused.sentence)
        return {"refused": refused.code}
    candidates = [row.candidate() for row in checked.rows]
    remarks = compare(candidates, upload.batch, by=progress.user, mode=Mode(upload.mode))
    problems = Problems(sheet)
    problems.add_problems(checked.problems)
    problems.add_remarks(remarks)
    kept_out = problems.rows_kept_out()
    good = [each for each in candidates if each.row not in kept_out]
    import_moves.make(
        "check",
        upload,
        by=progress.user,
        rows_read=len(sheet.rows) - len(checked.blank),
        rows_good=len(good),
        checked_rows=pack(good),
        problems=problems.as_lists(),
    )
    progress.report(len(sheet.rows), len(sheet.rows))
    return {"good": len(good), "read": upload.rows_read}


@job_kind(SAVE)
def save_referrals(progress: Progress) -> dict[str, Any]:
    """Save all rows in one transaction; a rule that says no leaves the list as it was checked."""
    upload = _upload(progress)
    if upload.status != ImportStatus.SAVING:
        return {}
    progress.report(0, upload.rows_good)
    try:
        with transaction.atomic():
            saved = save_rows(
                upload,
                by=progress.user,
                leave_out=progress.params["leave_out"],
                tell=lambda written: progress.report(written, upload.rows_good),
            )
    except Refusal as refusal:
        upload.refresh_from_db()
        reopen_import(upload, by=progress.user, reason=str(refusal.text))
        return {"refused": refusal.code}
    return {"saved": saved, "changed": upload.rows_changed}
