"""A list of vacancies from a sheet: all of it becomes drafts, or every cell to mend is shown."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.rows import Problem
from blkportal.core.sheets.template import write_template
from placements import services
from placements.forms.vacancy import VacancyListForm
from placements.vacancy_imports import MOST_VACANCIES, VacancyRow, read_vacancies


@require_safe
@may("placements.draft_vacancy")
def vacancy_template(request: HttpRequest) -> FileResponse:
    file = BytesIO()
    write_template(file, VacancyRow)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="lowongan.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.draft_vacancy")
def upload_vacancies(request: HttpRequest) -> HttpResponse:
    form = VacancyListForm(request.POST or None, request.FILES or None)
    problems: list[Problem] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            checked = read_vacancies(file, file.name, form.cleaned_data["code_scheme"])
            problems = checked.problems
            if not problems:
                rows = [row.facts() for row in checked.rows]
                kept = services.draft_vacancies(rows, by=request.user)
                messages.success(request, _kept(len(kept)))
                return redirect("placements:list_vacancies")
        except Refusal as refused:
            form.add_error("file", str(refused.text))
    context = {"form": form, "problems": problems, "most": MOST_VACANCIES}
    status = 422 if form.errors or problems else 200
    return render(request, "placements/vacancy_upload.html", context, status=status)


def _kept(number: int) -> str:
    words = ngettext(
        "%(n)d vacancy is kept as a draft. Look it through, then submit it.",
        "%(n)d vacancies are kept as drafts. Look them through, then submit them.",
        number,
    )
    return words % {"n": number}
