"""Many graduates by Excel: the list to call, and the same list with what they said."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.rows import Problem
from blkportal.core.sheets.template import write_template
from placements import services
from placements.follow_up_filters import FollowUpFilter
from placements.forms.follow_up import AnswerListForm
from placements.imports import MOST_ANSWERS, AnswerList, AnswerRow, read_answers, rows_to_fill
from placements.models import FollowUp


@require_safe
@may("placements.answer_follow_up")
def download_questions(request: HttpRequest) -> FileResponse:
    """Those that the page has found and that can be answered, the first to close first."""
    mine = FollowUp.objects.visible_to(request.user).running().as_listed()
    found = FollowUpFilter(request.GET or {"state": "open"}, mine).qs[:MOST_ANSWERS]
    file = BytesIO()
    write_template(file, AnswerRow, rows=rows_to_fill(found))
    file.seek(0)
    name = f"tindak-lanjut-{timezone.localdate():%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.answer_follow_up")
def upload_answers(request: HttpRequest) -> HttpResponse:
    form = AnswerListForm(request.POST or None, request.FILES or None)
    problems: list[Problem] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            answers = read_answers(file, file.name)
            problems = _record(answers, request.user)
        except Refusal as refused:
            form.add_error("file", str(refused.text))
        else:
            if not problems:
                messages.success(request, _recorded(answers))
                return redirect("placements:list_follow_ups")
    context = {"form": form, "problems": problems, "most": MOST_ANSWERS}
    status = 422 if form.errors or problems else 200
    return render(request, "placements/follow_up_upload.html", context, status=status)


def _record(answers: AnswerList, user: Any) -> list[Problem]:
    """All that is wrong, in the cells and with the answers in the rows that can be read."""
    refused = services.answer_all(answers.told, by=user, is_trial=bool(answers.problems))
    numbers = {each.row: each.question for each in answers.told}
    label = str(AnswerRow.question.label)
    found = [
        Problem(row, answers.column, label, str(numbers[row]), sentence, "question")
        for row, sentence in refused.items()
    ]
    return sorted([*answers.problems, *found], key=lambda problem: problem.row)


def _recorded(answers: AnswerList) -> str:
    number = len(answers.told)
    words = ngettext("%(n)d answer is recorded.", "%(n)d answers are recorded.", number)
    empty = ngettext(
        "%(n)d row without an answer stays as it was.",
        "%(n)d rows without an answer stay as they were.",
        answers.empty,
    )
    told = [words % {"n": number}]
    if answers.empty:
        told.append(empty % {"n": answers.empty})
    return " ".join(told)
