from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.paging import CappedPaginator, page_of
from placements import services
from placements.models import Graduate
from placements.states import VacancyStatus
from placements.views.graduate import PAGE, cards_of
from placements.views.vacancy import vacancies_of


@require_safe
@may("placements.view_graduates")
def match_graduates(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a published vacancy of the own firm; each person with the reasons of the order."""
    published = vacancies_of(request.user).filter(status=VacancyStatus.PUBLISHED)
    vacancy = get_object_or_404(published, pk=pk)
    matches = services.matches_of(vacancy, by=request.user)
    page = page_of(request, matches, PAGE, partial(CappedPaginator, seen=len(matches)))
    graduates = Graduate.objects.visible_to(request.user).with_question_of(request.user)
    cards = {card.pk: card for card in cards_of([match.key for match in page], graduates)}
    context = {
        "vacancy": vacancy,
        "page": page,
        "asks_units": any(match.asked for match in page),
        "may_ask": may_do(request.user, "placements.request_hire"),
        "rows": [(cards[match.key], match) for match in page if match.key in cards],
    }
    return render(request, "placements/vacancy_matches.html", context)
