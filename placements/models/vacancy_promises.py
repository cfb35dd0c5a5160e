"""What is never untrue of a vacancy, by the name of its constraint."""

from django.db.models import F, Q

from participants.models.participant import Education
from placements.states import VacancyStatus
from programs.models.dormitory import Sex

S = VacancyStatus
AGE, MONTHS, PEOPLE = (15, 75), (0, 600), (1, 10_000)
MOST_UNITS = 20
LEAST_WAGE, MOST_WAGE = 100_000, 100_000_000


def within(column: str, least: int, most: int) -> Q:
    """Not given, or between the two."""
    return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (least, most)})


def ordered(low: str, high: str) -> Q:
    """Either is not given, or the one is not above the other."""
    unknown = Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True})
    return unknown | Q(**{f"{low}__lte": F(high)})


PROMISES = {
    "vacancy_status_known": Q(status__in=S.values),
    "vacancy_contract_known": Q(contract__in=["PERMANENT", "CONTRACT", "DAILY", "APPRENTICESHIP"]),
    "vacancy_education_known": Q(education__in=["", *Education.values]),
    "vacancy_sex_known": Q(sex__in=["", *Sex.values]),
    "vacancy_for_somebody": Q(headcount__range=PEOPLE),
    "vacancy_filled_within_headcount": Q(filled__lte=F("headcount")),
    "vacancy_valid_for_a_time": Q(valid_until__gt=F("valid_from")),
    "vacancy_least_age_known": within("least_age", *AGE),
    "vacancy_most_age_known": within("most_age", *AGE),
    "vacancy_ages_ordered": ordered("least_age", "most_age"),
    "vacancy_experience_known": within("experience_months", *MONTHS),
    "vacancy_least_wage_known": within("wage_from", LEAST_WAGE, MOST_WAGE),
    "vacancy_most_wage_known": within("wage_to", LEAST_WAGE, MOST_WAGE),
    "vacancy_wages_ordered": ordered("wage_from", "wage_to"),
    "vacancy_units_few": Q(units__len__lte=MOST_UNITS),
    "vacancy_for_nobody_else": ~Q(status=S.SUBMITTED) | Q(is_own=True),
    "vacancy_returned_with_reason": ~Q(status=S.RETURNED) | ~Q(returned_because=""),
    # a firm may not write the day, so it cannot publish by itself either
    "vacancy_published_has_day": ~Q(status__in=[S.PUBLISHED, S.FILLED, S.EXPIRED])
    | Q(published_at__isnull=False),
    "vacancy_published_has_places": ~Q(status=S.PUBLISHED) | Q(filled__lt=F("headcount")),
    "vacancy_filled_has_none_left": ~Q(status=S.FILLED) | Q(filled=F("headcount")),
    "vacancy_joined_is_closed": Q(joined_into__isnull=True) | Q(status=S.CLOSED),
    "vacancy_joined_with_another": ~Q(joined_into=F("pk")),
}
