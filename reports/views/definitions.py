from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.figures import BY_NAME, COHORTS, DEFINITIONS_VERSION, RATES, Source, of
from reports.measures import MEASURES


@login_not_required
@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    """How every figure is counted: the same page for the public and for each office."""
    cohorts = [
        {
            "text": COHORTS[source],
            "figures": [
                {"figure": figure, "of": BY_NAME.get(figure.denominator or "")}
                for figure in of(source)
            ],
        }
        for source in Source
    ]
    rates = [
        {
            "rate": rate,
            "numerator": BY_NAME[rate.numerator],
            "denominator": BY_NAME[rate.denominator],
            "unknown": BY_NAME.get(rate.unknown or ""),
        }
        for rate in RATES
    ]
    context = {
        "version": DEFINITIONS_VERSION,
        "cohorts": cohorts,
        "rates": rates,
        "measures": MEASURES,
    }
    return render(request, "reports/definitions.html", context)
