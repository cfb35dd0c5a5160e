"""What is counted, and how: every definition is data, and every page, file and answer reads it.

Two cohorts, never mixed. *Referral* figures follow the people whose nomination was submitted in
the period; *enrollment* figures follow the people who arrived in the period, wherever they stand
at the data cut-off. Whoever changes a definition raises ``DEFINITIONS_VERSION``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from reports.figure import Figure, Rate, Source
from reports.people_figures import PEOPLE_FIGURES, PEOPLE_RATES
from reports.wage_figures import WAGE_FIGURES, WAGE_RATES
from reports.work_figures import WORK_FIGURES, WORK_RATES

DEFINITIONS_VERSION = "2026.5"


COHORTS = {
    Source.REFERRALS: _(
        "Referrals: everyone whose nomination was submitted in the period, counted for the region "
        "that nominated, with the state of the nomination at the data cut-off."
    ),
    Source.ENROLLMENTS: _(
        "Enrollments: everyone who arrived for training in the period, counted for the region "
        "that nominated, with what has become of them at the data cut-off, even after the period."
    ),
    Source.QUOTAS: _(
        "Quotas: the seats of every calendar year that the period touches, whole years only."
    ),
}


R, E, Q = Source.REFERRALS, Source.ENROLLMENTS, Source.QUOTAS
GRADUATED = "graduated_on IS NOT NULL"

FIGURES = (
    Figure(
        "referred", _("Nominated"),
        _("Nominations that the region submitted, including those withdrawn later."),
        "true", R,
    ),
    Figure(
        "verified", _("Documents verified"),
        _("Nominations whose documents the center has found to be in order."),
        "verified_on IS NOT NULL", R, "referred",
    ),
    Figure(
        "selected", _("Selected"), _("Nominations that were given a seat."),
        "status = 'SELECTED'", R, "referred",
    ),
    Figure(
        "reserve", _("On the reserve list"), _("Nominations that wait for a seat to become free."),
        "status = 'RESERVE'", R, "referred",
    ),
    Figure(
        "rejected", _("Not selected"), _("Nominations that the center declined, with a reason."),
        "status = 'REJECTED'", R, "referred",
    ),
    Figure(
        "no_show", _("Did not come to selection"),
        _("Nominated people who were absent on the day of selection."),
        "status = 'NO_SHOW'", R, "referred",
    ),
    Figure(
        "withdrawn", _("Withdrawn"), _("Nominations that the region took back after submitting."),
        "status = 'WITHDRAWN'", R, "referred",
    ),
    Figure(
        "undecided", _("Not yet decided"),
        _("Nominations submitted, returned or verified, on which the center has yet to decide."),
        "status IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED')", R, "referred",
    ),
    Figure(
        "enrolled", _("Enrolled (trained)"),
        _("People who arrived and began training. Who never came is not counted."),
        "true", E,
    ),
    Figure(
        "boarding", _("Living in the dormitory"),
        _("Enrolled people whose training was given with boarding."),
        "is_boarding", E, "enrolled",
    ),
    Figure("women", _("Women"), _("Enrolled women."), "sex = 'FEMALE'", E, "enrolled"),
    Figure(
        "dropped_out", _("Left early"),
        _("Enrolled people who withdrew or were expelled before the end of training."),
        "dropped_on IS NOT NULL", E, "enrolled",
    ),
    Figure(
        "not_passed", _("Not passed"),
        _("Enrolled people who finished training without fulfilling what graduation asks."),
        "status = 'NOT_PASSED'", E, "enrolled",
    ),
    Figure(
        "in_training", _("Still in training"),
        _("Enrolled people for whom the outcome of training is not settled yet."),
        "graduated_on IS NULL AND dropped_on IS NULL AND status <> 'NOT_PASSED'", E, "enrolled",
    ),
    Figure(
        "graduated", _("Graduated"),
        _("Enrolled people who attended enough lesson hours and passed every critical unit."),
        GRADUATED, E, "enrolled",
    ),
    Figure(
        "assessed", _("Assessed"),
        _("Enrolled people whom an assessor of a certification body has seen at least once."),
        "assessed_on IS NOT NULL", E, "enrolled", since="2026.2",
    ),
    Figure(
        "competent", _("Found competent"),
        _("Enrolled people whom a certification body has found competent (K)."),
        "competent_on IS NOT NULL", E, "assessed", since="2026.2",
    ),
    Figure(
        "certified", _("Certified"),
        _("Enrolled people to whom a certificate of competency was issued."),
        "certified_on IS NOT NULL", E, "graduated",
    ),
    Figure(
        "placed", _("Placed"),
        _(
            "Graduates who have found work since graduation: employed, self-employed or in an "
            "apprenticeship, whatever came later."
        ),
        "placed_on IS NOT NULL", E, "graduated",
    ),
    Figure(
        "placed_work", _("Employed now"), _("Graduates last known to work for an employer."),
        f"{GRADUATED} AND outcome = 'WORKING'", E, "graduated",
    ),
    Figure(
        "placed_self_employed", _("Self-employed now"),
        _("Graduates last known to run a business of their own."),
        f"{GRADUATED} AND outcome = 'SELF_EMPLOYED'", E, "graduated",
    ),
    Figure(
        "placed_apprenticeship", _("In an apprenticeship now"),
        _("Graduates last known to be in an apprenticeship."),
        f"{GRADUATED} AND outcome = 'APPRENTICESHIP'", E, "graduated",
    ),
    Figure(
        "studying", _("Studying now"), _("Graduates last known to continue their education."),
        f"{GRADUATED} AND outcome = 'STUDYING'", E, "graduated",
    ),
    Figure(
        "seeking", _("Looking for work now"), _("Graduates last known to look for work."),
        f"{GRADUATED} AND outcome = 'SEEKING'", E, "graduated",
    ),
    Figure(
        "not_seeking", _("Not looking for work now"),
        _("Graduates who said that they do not look for work."),
        f"{GRADUATED} AND outcome = 'NOT_SEEKING'", E, "graduated",
    ),
    # not among the sums that the database keeps: so few that they are counted from rows
    Figure(
        "something_else", _("Doing something else now"),
        _(
            "Graduates last known to do something that is neither work nor study nor the search "
            "for it; their own words say what."
        ),
        f"{GRADUATED} AND outcome = 'OTHER'", E, "graduated", since="2026.5", is_joined=True,
    ),
    Figure(
        "status_known", _("Outcome known"),
        _("Graduates of whom it is known what they do."),
        f"{GRADUATED} AND outcome <> 'UNKNOWN'", E, "graduated",
    ),
    Figure(
        "unknown", _("Not yet known"),
        _("Graduates of whom nothing is known yet. They are never counted as unemployed."),
        f"{GRADUATED} AND outcome = 'UNKNOWN'", E, "graduated",
    ),
    *WORK_FIGURES,
    *WAGE_FIGURES,
    *PEOPLE_FIGURES,
    Figure(
        "quota_given", _("Quota seats given"), _("Seats that agreements give to the region."),
        "seats", Q,
    ),
    Figure(
        "quota_taken", _("Quota seats taken"),
        _("Seats of these quotas that selected people hold."),
        "taken", Q, "quota_given",
    ),
)  # fmt: skip

RATES = (
    Rate(
        "quota_realisation", _("Quota filled"), _("Quota seats taken, of those given."),
        "quota_taken", "quota_given",
    ),
    Rate(
        "graduation", _("Graduation"), _("Graduated, of those enrolled."),
        "graduated", "enrolled",
    ),
    Rate(
        "competence", _("Competence of the assessed"),
        _("Found competent, of those assessed; the others have not been found competent yet."),
        "competent", "assessed", since="2026.2",
    ),
    Rate(
        "certification", _("Certification of graduates"), _("Certified, of those graduated."),
        "certified", "graduated",
    ),
    Rate(
        "placement", _("Placement of graduates"),
        _("Placed, of all graduates; those not yet known are shown beside it."),
        "placed", "graduated", "unknown",
    ),
    Rate(
        "placement_of_known", _("Placement of those whose outcome is known"),
        _("Placed, of the graduates whose outcome is known."),
        "placed", "status_known", "unknown",
    ),
    Rate(
        "response", _("Outcome known"), _("Graduates whose outcome is known, of all graduates."),
        "status_known", "graduated",
    ),
    *WORK_RATES,
    *WAGE_RATES,
    *PEOPLE_RATES,
)  # fmt: skip

BY_NAME = {figure.name: figure for figure in FIGURES}
ZEROS = {figure.name: 0 for figure in FIGURES}
FUNNEL = ("referred", "selected", "enrolled", "graduated", "certified", "placed")


def of(source: Source) -> tuple[Figure, ...]:
    return tuple(figure for figure in FIGURES if figure.source is source)


@cache
def own(source: Source) -> tuple[Figure, ...]:
    """Those that a row decides alone, without work, answers or the person's own row."""
    return tuple(figure for figure in of(source) if not figure.is_joined)


@dataclass(frozen=True)
class Share:
    """A rate in numbers. It is a pair on purpose: a percentage alone says of nothing what."""

    rate: Rate
    numerator: int
    denominator: int
    unknown: int | None


def shares(figures: Mapping[str, int]) -> list[Share]:
    return [
        Share(
            rate,
            figures[rate.numerator],
            figures[rate.denominator],
            figures[rate.unknown] if rate.unknown else None,
        )
        for rate in RATES
    ]
