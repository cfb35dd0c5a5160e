"""A suspended firm asks to be verified again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from blkportal.core.access import may
from placements import services
from placements.forms.employer import AppealForm
from placements.views.employer import find
from placements.views.pages import bound, form_page


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.appeal_suspension")
def appeal_suspension(request: HttpRequest, pk: int) -> HttpResponse:
    employer = find(request, pk)
    form = bound(AppealForm, request)
    if form.is_valid():
        services.appeal_suspension(employer, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sent. An officer of the ministry looks at it."))
        return redirect("placements:employer_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("Ask to be verified again"),
        button=_("Send to the ministry"),
        facts=[(_("Suspended, because:"), employer.stopped_because or "–")],
        back=reverse("placements:employer_detail", args=[pk]),
    )
