"""Reading a workbook with changed numbers: every wrong cell is named, and then nothing is kept."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.access import may_do
from blkportal.core.jobs import Progress, job_kind
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.repair import write_repair
from reports.line_sheets import LineRow, check_lines, rows_of_list
from reports.services.line_list import READ, content_of, give_back, keep_list, lines_by_need
from reports.services.quota_scenario import scenarios_of


@job_kind(READ)
def read_lines(progress: Progress) -> dict[str, Any]:
    """With the rights that the person has now; a refusal is told on the page of the upload."""
    if not may_do(progress.user, "reports.change_lines"):
        raise Refusal(_("Your account may no longer plan seats."), code="may_not_change_lines")
    job = scenarios_of(progress.user).get(pk=progress.params["proposal"])
    try:
        return _read(progress, job)
    except Refusal as refused:
        return {"refused": str(refused.text)}


def _read(progress: Progress, job: Job) -> dict[str, Any]:
    reading = progress.job
    lines = lines_by_need(job)
    sheet = rows_of_list(content_of(reading), progress.params["name"])
    rows = len(sheet.rows)
    checked = check_lines(sheet, lines, told=lambda done: progress.report(done, 2 * rows))
    progress.report(rows, 2 * rows)
    if checked.problems:
        marked = BytesIO()
        write_repair(marked, LineRow, sheet, checked.problems)
        give_back(reading, marked.getvalue())
        return {"rows": rows, "problems": [problem.as_words() for problem in checked.problems]}
    told = [row.change() for row in checked.rows]
    return {"rows": rows, "changed": keep_list(reading, job, lines, told, by=progress.user)}
