"""Lists of this app as a file: filtered and sorted as the page was, with all of its rows."""

from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from blkportal.core.exports import FORMATS, Export
from blkportal.core.lists import sort_rows
from blkportal.core.templatetags import ui
from programs.exports import Balances, Needs
from programs.ledger_filters import BalanceFilter
from programs.models import QuotaEntry
from programs.need_filters import NeedFilter
from programs.views import ledger, training_need


@require_safe
@may("programs.view_needs")
def export_needs(request: HttpRequest) -> HttpResponse | FileResponse:
    rows = training_need.needs_of(request.user).order_by("-year", "regency", "rank", "pk")
    found = sort_rows(request, NeedFilter(request.GET, rows).qs, training_need.COLUMNS)
    return _file(request, Needs(request.user, rows=found), "kebutuhan-pelatihan")


@require_safe
@may("programs.view_agreements")
def export_balances(request: HttpRequest) -> HttpResponse | FileResponse:
    rows = QuotaEntry.objects.visible_to(request.user).order_by("quota__regency__name", "pk")
    asked = BalanceFilter(request.GET, rows, request=request)
    whole = (*ledger.WHOLE, "quota__center", "quota__batch__program")
    found = sort_rows(request, asked.qs, ledger.COLUMNS).select_related(*whole)
    day = asked.form.cleaned_data.get("day") if asked.form.is_valid() else None
    balances = Balances(request.user, rows=found, day=ui.day(day or timezone.localdate()))
    return _file(request, balances, "saldo-kuota")


def _file(request: HttpRequest, export: Export, name: str) -> Any:
    wanted = request.GET.get("format", "")
    kind = wanted if wanted in FORMATS else "xlsx"
    file = TemporaryFile()  # noqa: SIM115  closed with the answer
    export.write(file, kind)
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    )
