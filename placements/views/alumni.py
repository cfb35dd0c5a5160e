from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.paging import page_of
from participants.models import Enrollment
from participants.states import Outcome
from placements import services
from placements.filters import AlumniFilter
from placements.forms.placement import AnswerForm
from placements.models import Placement
from placements.views.pages import bound, form_page


def alumni_of(request: HttpRequest):
    """Graduates of this office, those not heard of for longest first."""
    mine = Enrollment.objects.visible_to(request.user).filter(graduated_on__isnull=False)
    return mine.select_related("participant", "program")


@require_safe
@may("placements.view_alumni")
def alumni_list(request: HttpRequest) -> HttpResponse:
    """Whose fate is known and whose is not: what raises the share of known answers."""
    rows = alumni_of(request).order_by("graduated_on", "pk")
    found = AlumniFilter(request.GET or {"outcome": Outcome.UNKNOWN}, rows)
    work = Placement.objects.open().filter(enrollment=OuterRef("pk")).values("pk")[:1]
    page = page_of(request, found.qs.annotate(open_placement=Subquery(work)))
    context = {
        "form": found.form,
        "chips": chips_of(found),
        "page": page,
        "may_record": may_do(request.user, "placements.record_answer"),
    }
    return render(request, "placements/alumni_list.html", context)


@require_http_methods(["GET", "POST"])
@may("placements.record_answer")
def record_answer(request: HttpRequest, pk: int) -> HttpResponse:
    alumnus = get_object_or_404(alumni_of(request), pk=pk)
    form = bound(AnswerForm, request)
    if form.is_valid():
        services.record_answer(alumnus, by=request.user, **form.cleaned_data)
        messages.success(request, _("The answer has been recorded."))
        return redirect("placements:alumni_list")
    return form_page(
        request,
        form,
        title=_("Answer of %(name)s") % {"name": alumnus.participant},
        intro=_("For work, a business or an apprenticeship, record a placement instead."),
        button=_("Record the answer"),
        facts=[
            (_("Program"), alumnus.program),
            (_("Graduated"), alumnus.graduated_on),
            (_("Known so far"), alumnus.get_outcome_display()),
        ],
        back=reverse("placements:alumni_list"),
    )
