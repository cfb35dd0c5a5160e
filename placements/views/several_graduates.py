"""What a firm does with several of those it found: compares them, takes the list along."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.keys import keys_in
from blkportal.core.refusals import Refusal
from participants.models import Look
from participants.services.export import note_export
from participants.services.look import note_look
from placements import services
from placements.exports import Graduates
from placements.forms.graduate import TakeAlongForm
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate
from placements.services.hire_request import verified_firm_of


@require_safe
@may("placements.view_graduates")
def compare_graduates(request: HttpRequest) -> HttpResponse:
    """Of whoever is not on offer now nothing is told, nor why."""
    try:
        compared = services.compare_graduates(
            keys_in(request.GET.getlist("graduate")), by=request.user
        )
    except Refusal as refusal:
        messages.warning(request, str(refusal.text))
        return redirect("placements:graduate_list")
    return render(request, "placements/graduate_compare.html", {"compared": compared})


@require_POST
@may("placements.export_graduates")
def export_graduates(request: HttpRequest) -> HttpResponse | FileResponse:
    """The results as they are filtered, for a reason that is kept; each person may read who."""
    user = request.user
    verified_firm_of(user)
    form = TakeAlongForm(request.POST)
    found = GraduateFilter(request.GET, Graduate.objects.visible_to(user))
    if not (form.is_valid() and found.is_valid()):
        for each in (form, found.form):
            for name, errors in each.errors.items():
                label = each.fields[name].label if name in each.fields else ""
                messages.error(request, f"{label}: {' '.join(errors)}".removeprefix(": "))
        return redirect(f"{reverse('placements:graduate_list')}?{request.GET.urlencode()}")
    file, kind = BytesIO(), form.cleaned_data["format"]
    export = Graduates(user, graduates=found.qs)
    rows = export.write(file, kind)
    note_look(export.written, Look.Kind.PROFILE, by=user)
    note_export(
        "graduates",
        by=user,  # type: ignore[arg-type]
        reason=form.cleaned_data["reason"],
        rows=rows,
        filters=request.GET.dict(),
    )
    file.seek(0)
    name = f"lulusan-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)
