"""A report goes up the line: confirmed by its place, then by the province, then accepted."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.lists import list_context
from participants.views.back import back_to
from reports import services
from reports.approval_forms import ApprovalFilter
from reports.models import ReportApproval
from reports.views.approval_parts import STEPS
from reports.views.regional_report import built_or_404, reading_page

HEADS = [
    {"sort": "place", "label": _("Region")},
    {"sort": "period", "label": _("Period")},
    {"label": _("Status")},
    {"sort": "due", "label": _("Due")},
    {"label": _("Confirmed on")},
]
COLUMNS = {"place": "place", "period": "report__period_to", "due": "due_on"}


@require_safe
@may("reports.view_approvals")
def list_approvals(request: HttpRequest) -> HttpResponse:
    rows = ReportApproval.objects.visible_to(request.user).with_reports()
    found = ApprovalFilter(request.GET, rows.order_by("-report__period_to", "place", "pk"),
                           request=request)  # fmt: skip
    context = list_context(request, found, HEADS, COLUMNS)
    return render(request, "reports/approval_list.html", context)


def step(verb: str, service: Callable[..., Any], done: Any) -> Callable[..., HttpResponse]:
    """The form stands on the page of the report; what is wrong in it is said there."""
    permission, form_class, _label, _onward = STEPS[verb]

    @require_POST
    @may(f"reports.{permission}")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        report = built_or_404(request, pk)
        form = form_class(request.POST, prefix=verb)
        if not form.is_valid():
            context = reading_page(request, report, **{verb: form})
            return render(request, "reports/report_detail.html", context, status=422)
        with back_to(reverse("reports:report_detail", args=[pk])):
            service(report, by=request.user, **form.cleaned_data)
        messages.success(request, done)
        return redirect("reports:report_detail", pk)

    return act


confirm_report = step("confirm", services.confirm_report, _("Confirmed. Thank you."))
doubt_report = step(
    "doubt",
    services.doubt_report,
    _("Noted. Mend the data below; the ministry then makes the report anew."),
)
withdraw_confirmation = step("withdraw", services.withdraw_confirmation, _("Withdrawn."))
endorse_report = step("endorse", services.endorse_report, _("Confirmed: the ministry looks next."))
return_report = step("return_", services.return_report, _("Returned to the region."))
accept_report = step("accept", services.accept_report, _("Accepted."))
retract_endorsement = step(
    "retract",
    services.retract_endorsement,
    _("Taken back. What the region said stands and waits for you again."),
)
reopen_report = step(
    "reopen", services.reopen_report, _("Taken back. The report waits for the ministry again.")
)
