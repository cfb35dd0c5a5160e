"""What places, the center and each figure are called on the day a report is frozen."""

from django.utils.translation import override

from regions.models import Province
from reports.figure import Figure, Rate
from reports.figures import FIGURES, RATES
from reports.measures import MEASURES, Measure
from reports.models import RegionalReport
from reports.services.question import Places


def names_of(places: Places, codes: list[str]) -> dict[str, str]:
    """What the regencies and their provinces are called today; frozen with the numbers."""
    provinces = Province.objects.filter(pk__in={code[:2] for code in codes})
    return {code: places.names[code] for code in codes} | dict(
        provinces.values_list("code", "name")
    )


def center_of(report: RegionalReport) -> dict[str, str]:
    return {report.center.pk: str(report.center)} if report.center else {}


def words_of_today() -> dict[str, list[str]]:
    """How each figure is counted, in the language of the document; frozen with the numbers."""
    counted: list[Figure | Rate | Measure] = [*FIGURES, *RATES, *MEASURES]
    with override("id"):
        return {each.name: [str(each.label), str(each.definition)] for each in counted}
