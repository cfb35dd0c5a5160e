"""A list of needs from a sheet: all of it becomes drafts, or every cell to mend is shown."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.template import write_template
from programs import services
from programs.imports import NeedRow, read_needs
from programs.need_forms import NeedListForm


@require_safe
@may("programs.draft_need")
def need_template(request: HttpRequest) -> HttpResponse:
    file = BytesIO()
    write_template(file, NeedRow)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="kebutuhan-pelatihan.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.draft_need")
def upload_needs(request: HttpRequest) -> HttpResponse:
    form = NeedListForm(request.POST or None, request.FILES or None)
    problems = []
    if form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            checked = read_needs(file, file.name, region=request.user.scope_key, year=year)
            problems = checked.problems
            if not problems:
                rows = [row.facts() for row in checked.rows]
                needs = services.draft_needs(rows, year=year, by=request.user)
                messages.success(request, _kept(len(needs)))
                return redirect("programs:list_needs")
        except Refusal as refused:
            form.add_error("file", str(refused.text))
    context = {"form": form, "problems": problems}
    status = 422 if form.errors or problems else 200
    return render(request, "programs/need_upload.html", context, status=status)


def _kept(number: int) -> str:
    words = ngettext(
        "%(n)d need is kept as a draft. Look it through, then submit it.",
        "%(n)d needs are kept as drafts. Look them through, then submit them.",
        number,
    )
    return words % {"n": number}
