"""The neighbour files of a class: one to take to SIAPkerja, one to compare when it comes back."""

from collections import Counter
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from blkportal.core.access import may
from blkportal.core.sheets.intake import FileRefused
from participants.neighbour_forms import ReturnedFileForm, TakeAlongForm
from participants.services.export import note_export
from participants.services.siapkerja import Standing, compare_registers, entry_of, people_of
from participants.siapkerja import SiapkerjaFile, read_returned
from participants.views.class_page import class_of
from programs.models import Batch


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.compare_siapkerja")
def compare_siapkerja(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is kept of the file, and nothing is changed by it."""
    batch = class_of(request, pk)
    form = ReturnedFileForm(request.POST or None, request.FILES or None)
    found = _compared(request, batch, form) if form.is_valid() else {}
    context = {"batch": batch, "form": form, "export_form": TakeAlongForm()} | found
    return render(request, "participants/class_siapkerja.html", context)


def _compared(request: HttpRequest, batch: Batch, form: ReturnedFileForm) -> dict[str, Any]:
    file = form.cleaned_data["file"]
    try:
        returned = read_returned(file, file.name, batch.starts_on)
    except FileRefused as refused:
        form.add_error("file", str(refused.text))
        return {}
    ours = [entry_of(seat) for seat in people_of(batch, request.user)]
    lines = compare_registers(ours, returned.entries, returned.columns)
    counts = Counter(line.standing for line in lines)
    return {
        "lines": lines,
        "problems": returned.problems,
        "counts": [(standing.label, counts[standing]) for standing in Standing],
        "file_name": file.name,
    }


@require_POST
@may("participants.export_siapkerja")
def export_siapkerja(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """With whole NIKs, so the reason is asked and kept with the name of whoever took it."""
    batch = class_of(request, pk)
    form = TakeAlongForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(errors))
        return redirect("participants:compare_siapkerja", pk)
    file, kind = BytesIO(), form.cleaned_data["format"]
    rows = SiapkerjaFile(request.user, batch=batch).write(file, kind)
    note_export(
        "siapkerja",
        by=request.user,  # type: ignore[arg-type]
        reason=form.cleaned_data["reason"],
        rows=rows,
        filters={"batch": batch.code},
    )
    file.seek(0)
    name = f"siapkerja-{batch.code}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)
