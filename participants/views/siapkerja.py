"""The neighbour files of a class: one to take to SIAPkerja, one to compare when it comes back."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.forms import spoken_errors
from blkportal.core.keys import keys_in
from blkportal.core.paging import page_of
from blkportal.core.sheets.intake import FileRefused
from participants import services, siapkerja
from participants.compared import AS_IT_CAME, ComparedList, told_facts
from participants.models import Comparison
from participants.neighbour_forms import (
    ReturnedFileForm,
    SettleForm,
    TakeAlongForm,
    TakeComparisonForm,
)
from participants.services.comparison import read_compared_file, since_last
from participants.services.export import note_export
from participants.services.siapkerja import COMPARED
from participants.views.back import back_to
from participants.views.class_page import class_of

MOST_ROWS = 500
MOST_CELLS = 200


def _comparison(request: HttpRequest, pk: int) -> Comparison:
    rows = Comparison.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("batch__center"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.compare_siapkerja")
def compare_siapkerja(request: HttpRequest, pk: int) -> HttpResponse:
    """A file is compared and kept; what was compared before stands beneath."""
    batch = class_of(request, pk)
    form = ReturnedFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = siapkerja.compare_siapkerja(batch, file, file.name, by=request.user)
        except FileRefused as refused:
            form.add_error("file", str(refused.text))
        else:
            return redirect("participants:show_comparison", kept.pk)
    rows = Comparison.objects.visible_to(request.user).filter(batch=batch)
    context = {
        "batch": batch,
        "form": form,
        "export_form": TakeAlongForm(),
        "page": page_of(request, rows),
    }
    return render(request, "participants/class_siapkerja.html", context)


@require_safe
@may("participants.compare_siapkerja")
def show_comparison(request: HttpRequest, pk: int) -> HttpResponse:
    comparison = _comparison(request, pk)
    people = list(comparison.people.all())
    since = since_last(comparison, people)
    context: dict[str, Any] = {
        "comparison": comparison,
        "batch": comparison.batch,
        "counts": [(standing.label, n) for standing, n in comparison.counts.items()],
        "compared": [COMPARED[name] for name in comparison.columns],
        "problems": comparison.problems[:MOST_CELLS],
        "since": since,
        "rows": [
            (person, told_facts(person), since and person.pk in since.news)
            for person in people[:MOST_ROWS]
        ],
        "unsettled": sum(person.is_open for person in people),
        "settle_form": SettleForm(),
        "export_form": TakeComparisonForm(),
    }
    return render(request, "participants/comparison_detail.html", context)


@require_POST
@may("participants.settle_differences")
def settle_differences(request: HttpRequest, pk: int) -> HttpResponse:
    comparison, page = _comparison(request, pk), reverse("participants:show_comparison", args=[pk])
    ticked = keys_in(request.POST.getlist("row"))
    with back_to(page):
        note = request.POST.get("note", "")
        settled = services.settle_differences(comparison, ticked, note=note, by=request.user)
    sentence = ngettext(
        "%(n)s difference is settled.", "%(n)s differences are settled.", settled
    )  # fmt: skip
    messages.success(request, sentence % {"n": settled})
    return redirect(page)


@require_POST
@may("participants.export_siapkerja")
def export_comparison(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The list with masked NIKs, or the very file; either against a reason that is kept."""
    comparison = _comparison(request, pk)
    page = reverse("participants:show_comparison", args=[pk])
    form = TakeComparisonForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, page)
    file, kind = BytesIO(), form.cleaned_data["format"]
    with back_to(page):
        if kind == AS_IT_CAME:
            file.write(read_compared_file(comparison))
            rows, kind = comparison.rows_there, comparison.ending
        else:
            rows = ComparedList(request.user, comparison=comparison).write(file, kind)
    asked = {"batch": comparison.batch.code, "comparison": comparison.pk}
    _note(request, form, rows, asked)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"siapkerja-{comparison.batch.code}-{pk}.{kind}"
    )


@require_POST
@may("participants.export_siapkerja")
def export_siapkerja(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """With whole NIKs, so the reason is asked and kept with the name of whoever took it."""
    batch = class_of(request, pk)
    form = TakeAlongForm(request.POST)
    if not form.is_valid():
        return _refused(request, form, reverse("participants:compare_siapkerja", args=[pk]))
    file, kind = BytesIO(), form.cleaned_data["format"]
    rows = siapkerja.SiapkerjaFile(request.user, batch=batch).write(file, kind)
    _note(request, form, rows, {"batch": batch.code})
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"siapkerja-{batch.code}.{kind}")


def _note(request: HttpRequest, form: Form, rows: int, asked: dict[str, Any]) -> None:
    note_export(
        "siapkerja",
        by=request.user,  # type: ignore[arg-type]
        reason=form.cleaned_data["reason"],
        rows=rows,
        filters=asked,
    )


def _refused(request: HttpRequest, form: Form, page: str) -> HttpResponse:
    for error in spoken_errors(form):
        messages.error(request, error)
    return redirect(page)
