from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from placements.services.desk import desk_of


@require_safe
@may("placements.view_desk")
def show_desk(request: HttpRequest) -> HttpResponse:
    """What a placement desk does on a Monday, on one page."""
    return render(request, "placements/desk.html", {"desk": desk_of(request.user)})
