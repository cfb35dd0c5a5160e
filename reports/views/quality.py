"""What stands out in the records: the rules, the findings of one, a look now, an answer."""

from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.exports import FORMATS
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from reports import services
from reports.models import QualityFinding
from reports.quality import BY_NAME, Rule
from reports.quality_exports import Findings
from reports.quality_forms import AcceptForm, FindingFilter
from reports.services.quality_accepting import accepts, mends
from reports.services.quality_reading import last_run, lines_of, may_open


@require_safe
@may("reports.view_quality")
def list_quality(request: HttpRequest) -> HttpResponse:
    """Every rule with what is open now, the most first; who mends it reads it above others'."""
    user: Any = request.user
    lines = sorted(lines_of(user), key=lambda line: -line.open)
    context = {
        "run": last_run(user),
        "mine": [line for line in lines if mends(user, line.rule.owner)],
        "others": [line for line in lines if not mends(user, line.rule.owner)],
        "open": sum(line.open for line in lines),
        "may_check": may_do(user, "reports.check_quality"),
    }
    return render(request, "reports/quality_list.html", context)


@require_safe
@may("reports.view_quality")
def show_rule(request: HttpRequest, rule: str) -> HttpResponse:
    asked = _rule(rule)
    (line,) = lines_of(request.user, (asked,))
    found = _found(request, asked)
    page = page_of(request, found.qs)
    first = next(iter(page.object_list), None)
    context = {
        "run": last_run(request.user),
        "rule": asked,
        "line": line,
        "page": page,
        "found": page.paginator.count,
        "form": found.form,
        "chips": [chip for chip in chips_of(found) if chip["name"] in request.GET],
        "may_open": first is not None and may_open(request.user, first),
        "may_accept": accepts(request.user, asked.owner),
    }
    return render(request, "reports/quality_rule.html", context)


@require_safe
@may("reports.view_quality")
def export_findings(request: HttpRequest, rule: str) -> HttpResponse | FileResponse:
    asked = _rule(rule)
    rows = _found(request, asked).qs
    export = Findings(request.user, rows=rows, rule=asked, address=request.build_absolute_uri)
    wanted = request.GET.get("format", "")
    kind = wanted if wanted in FORMATS else "xlsx"
    file = TemporaryFile()  # noqa: SIM115  closed with the answer
    export.write(file, kind)
    file.seek(0)
    name = f"{asked.name}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)  # type: ignore[return-value]


@require_POST
@may("reports.check_quality")
def check_quality(request: HttpRequest) -> HttpResponse:
    return redirect("reports:job", services.request_check(by=request.user).pk)


@may("reports.accept_finding")
def accept_finding(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(findings_of(request.user), pk=pk)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.accept_finding(finding, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The finding stays away until its facts change."))
            return redirect("reports:show_rule", finding.rule)
    context = {"finding": finding, "rule": finding.kept_rule, "form": form}
    return render(request, "reports/quality_accept.html", context)


def findings_of(user: Any) -> Any:
    rows = QualityFinding.objects.visible_to(user).filter(rule__in=BY_NAME)
    return rows.select_related("regency", "center")


def _rule(name: str) -> Rule:
    if name not in BY_NAME:
        raise Http404
    return BY_NAME[name]


def _found(request: HttpRequest, rule: Rule) -> FindingFilter:
    rows = findings_of(request.user).filter(rule=rule.name)
    return FindingFilter(request.GET, rows, request=request)
