from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from blkportal.core.access import may
from programs import services
from programs.cost_forms import CostsForm
from programs.models import Agreement
from programs.services.agreement_cost import costs_of


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.set_costs")
def set_costs(request: HttpRequest, pk: int) -> HttpResponse:
    """One dense page: a row an item, who pays it, and how much."""
    rows = Agreement.objects.visible_to(request.user).select_related("regency", "center")
    agreement = get_object_or_404(rows, pk=pk)
    form = CostsForm(costs_of(agreement), request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.set_costs(agreement, form.shares(), by=request.user)
        messages.success(request, _("Noted who pays what."))
        return redirect("programs:show_agreement", pk)
    return render(request, "programs/agreement_costs.html", {"agreement": agreement, "form": form})
