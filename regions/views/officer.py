from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from blkportal.core.access import may
from regions import services
from regions.forms import MoveOfficerForm
from regions.models import Officer, RegionalAgency


@may("regions.appoint_officer")
def move_officer(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Officer.objects.visible_to(request.user).select_related("user", "agency")
    officer = get_object_or_404(rows, pk=pk)
    agencies = RegionalAgency.objects.visible_to(request.user).exclude(pk=officer.agency_id)
    form = MoveOfficerForm(agencies, request.POST or None)
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        services.move_officer(officer, agency, by=request.user)
        messages.success(
            request,
            _("%(name)s acts for %(agency)s from now on.")
            % {"name": officer.user.name, "agency": agency.name},
        )
        return redirect("regions:see_agency", pk=agency.pk)
    return render(request, "regions/officer_move.html", {"form": form, "officer": officer})
