"""A firm writes down a vacancy, the ministry reviews it, the firm says when it is filled."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.templatetags import ui
from blkportal.core.versions import save_changes
from placements.models import Employer, Vacancy
from placements.services.reasons import reason_of
from placements.services.similar_vacancies import must_not_be_alike
from placements.services.vacancy_facts import facts_of, is_past, must_go_together
from placements.services.vacancy_units import must_be_registered
from placements.states import VacancyStatus, vacancy_moves


@transaction.atomic
def draft_vacancy(*, by: Any, **facts: Any) -> Vacancy:
    """Nobody but the firm reads a draft."""
    return draft_vacancies([facts], by=by)[0]


@transaction.atomic
def draft_vacancies(rows: list[dict[str, Any]], *, by: Any) -> list[Vacancy]:
    """A whole list, or nothing of it."""
    must_be_verified(by.scope_key)
    for facts in rows:
        must_go_together(facts)
    must_be_registered(*(facts.get("units", ()) for facts in rows))
    drafts = Vacancy.objects.bulk_create(
        Vacancy(employer_id=int(by.scope_key), **facts) for facts in rows
    )
    StatusChange.objects.bulk_create(
        StatusChange.of(draft, "record", "", draft.status, by=by) for draft in drafts
    )
    return drafts


@transaction.atomic
def change_vacancy(vacancy: Vacancy, *, version: int, changes: dict[str, Any], by: Any) -> Vacancy:
    """As long as nobody reviews it or has published it."""
    if not vacancy_moves.can("submit", vacancy):
        raise Refusal(
            _(
                "The vacancy is “%(status)s” and stays as it was reviewed. Close it and write a "
                "new one where the work has changed."
            )
            % {"status": vacancy.get_status_display()},
            code="vacancy_not_changeable",
        )
    must_go_together(facts_of(vacancy) | changes)
    must_be_registered(changes.get("units", ()))
    save_changes(vacancy, version=version, changes=changes)
    return vacancy


@transaction.atomic
def submit_vacancy(
    vacancy: Vacancy, *, is_own: bool, by: Any, is_another: bool = False
) -> Vacancy:
    """For review. ``is_own`` says that the firm employs the people itself, ``is_another`` that it
    is not one of the firm's that are much alike."""
    must_be_verified(vacancy.employer_id)
    if not is_own:
        raise Refusal(
            _(
                "Say that your firm employs and pays the people itself. A vacancy for another "
                "firm is not published here: that firm registers and offers it itself."
            ),
            code="vacancy_for_others",
        )
    _must_not_be_past(vacancy)
    if vacancy_moves.can("submit", vacancy) and not is_another:
        must_not_be_alike(vacancy)
    vacancy_moves.make("submit", vacancy, by=by, returned_because="", is_own=True)
    return vacancy


@transaction.atomic
def publish_vacancy(vacancy: Vacancy, *, by: Any) -> Vacancy:
    """From now on everybody reads it, on the days for which it is valid."""
    must_be_verified(vacancy.employer_id)
    _must_not_be_past(vacancy)
    vacancy_moves.make("publish", vacancy, by=by, published_at=timezone.now())
    return vacancy


@transaction.atomic
def return_vacancy(vacancy: Vacancy, *, reason: str, by: Any) -> Vacancy:
    """The firm reads the reason, corrects the vacancy and submits it again."""
    why = reason_of(reason)
    vacancy_moves.make("return_", vacancy, by=by, reason=why, returned_because=why)
    return vacancy


@transaction.atomic
def report_filled(vacancy: Vacancy, *, filled: int, by: Any) -> Vacancy:
    """How many places are taken by now, as Perpres 57/2023 has firms tell; with the last of them
    the vacancy ends. A number that was too high is corrected by telling again."""
    # places may just be added: "all of them" is said of as many as there are now
    held = Vacancy.objects.select_for_update()
    vacancy.refresh_from_db(fields=["headcount"], from_queryset=held)
    if not 0 <= filled <= vacancy.headcount:
        raise Refusal(
            _("Between 0 and %(most)s places can be taken.") % {"most": vacancy.headcount},
            code="vacancy_filled_beyond",
        )
    if filled == vacancy.headcount:
        vacancy_moves.make("fill", vacancy, by=by, filled=filled)
        return vacancy
    told = Vacancy.objects.filter(pk=vacancy.pk, status__in=vacancy_moves["fill"][0])
    if not told.update(filled=filled, version=F("version") + 1):
        vacancy.refresh_from_db()
        raise IllegalMove(
            "report",
            before=VacancyStatus.PUBLISHED.label,
            wanted=VacancyStatus.PUBLISHED.label,
            found=vacancy.get_status_display(),
        )
    vacancy.refresh_from_db()
    taken = _("%(filled)s of %(all)s places are taken") % {
        "filled": filled,
        "all": vacancy.headcount,
    }
    StatusChange.of(vacancy, "report", vacancy.status, vacancy.status, by=by, reason=taken).save()
    return vacancy


@transaction.atomic
def close_vacancy(vacancy: Vacancy, *, reason: str, by: Any) -> Vacancy:
    """It is not offered any more, though places are left."""
    vacancy_moves.make("close", vacancy, by=by, reason=reason_of(reason))
    return vacancy


@transaction.atomic
def expire_vacancies() -> int:
    """End what was published and whose last day has passed; the firm still says how many came."""
    past = Vacancy.objects.past()
    return vacancy_moves.make_all("expire", past, by=None, reason=_("The last day has passed"))


def must_be_verified(employer: Any) -> None:
    if not Employer.objects.verified().filter(pk=employer or 0).exists():
        raise Refusal(
            _("Only a firm that the ministry has verified offers work here."),
            code="vacancy_firm_not_verified",
            who_can=_("The ministry verifies firms"),
        )


def _must_not_be_past(vacancy: Vacancy) -> None:
    if is_past(vacancy.valid_until):
        raise Refusal(
            _("The vacancy was valid until %(day)s. The firm gives it a later day first.")
            % {"day": ui.day(vacancy.valid_until)},
            code="vacancy_past",
        )
