"""A firm reports a vacancy, the ministry reviews it, and the firm says when it is filled."""

import pytest
from django.db import DatabaseError, connection, transaction

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal, StaleVersion
from blkportal.core.scope import acting_as
from placements import services
from placements.models import Employer, Vacancy
from placements.services.vacancy_facts import FACTS
from tests.vacancies import make_vacancy, today, vacancy_facts


def draft(by, **facts):
    with acting_as(by):
        vacancy = services.draft_vacancy(by=by, **vacancy_facts(**facts))
    return Vacancy.objects.get(pk=vacancy.pk)


def do(verb, vacancy, by, **words):
    """The verb as the person does it, in the person's own scope."""
    with acting_as(by):
        service = getattr(services, verb)
        result = service(Vacancy.objects.get(pk=vacancy.pk), by=by, **words)
    vacancy.refresh_from_db()
    return result


def code_of(verb, vacancy, by, **words):
    with pytest.raises(Refusal) as caught:
        do(verb, vacancy, by, **words)
    return caught.value.code


def steps_of(vacancy):
    return [step.verb for step in StatusChange.about(vacancy).order_by("pk")]


def stop(firm, status="SUSPENDED"):
    Employer.objects.filter(pk=firm.pk).update(status=status)


def test_from_the_draft_to_the_last_place(recruiter, employer, ministry):
    vacancy = draft(recruiter, headcount=3)
    assert (vacancy.employer, vacancy.status) == (employer, "DRAFT")
    do("submit_vacancy", vacancy, recruiter, is_own=True)
    do("publish_vacancy", vacancy, ministry)
    assert vacancy.published_at
    do("report_filled", vacancy, recruiter, filled=2)
    assert (vacancy.status, vacancy.filled, vacancy.places_left) == ("PUBLISHED", 2, 1)
    do("report_filled", vacancy, recruiter, filled=3)
    assert (vacancy.status, vacancy.filled) == ("FILLED", 3)
    assert steps_of(vacancy) == ["record", "submit", "publish", "report", "fill"]


def test_what_is_returned_is_corrected_and_submitted_again(recruiter, ministry):
    vacancy = draft(recruiter)
    do("submit_vacancy", vacancy, recruiter, is_own=True)
    do("return_vacancy", vacancy, ministry, reason=" Upah belum ditulis ")
    assert (vacancy.status, vacancy.returned_because) == ("RETURNED", "Upah belum ditulis")
    changes = {"wage_from": 5_300_000}
    do("change_vacancy", vacancy, recruiter, version=vacancy.version, changes=changes)
    do("submit_vacancy", vacancy, recruiter, is_own=True)
    assert (vacancy.status, vacancy.wage_from, vacancy.returned_because) == (
        "SUBMITTED", 5_300_000, "",
    )  # fmt: skip
    do("publish_vacancy", vacancy, ministry)
    assert vacancy.status == "PUBLISHED"


def test_a_return_without_a_reason_is_refused(ministry, employer):
    vacancy = make_vacancy("SUBMITTED")
    assert code_of("return_vacancy", vacancy, ministry, reason=" ") == "no_reason"


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_only_a_verified_firm_offers_work(status, recruiter, employer, ministry):
    written, waiting = make_vacancy(), make_vacancy("SUBMITTED", job_title="Juru las")
    stop(employer, status)
    with acting_as(recruiter), pytest.raises(Refusal) as caught:
        services.draft_vacancy(by=recruiter, **vacancy_facts())
    assert caught.value.code == "vacancy_firm_not_verified"
    assert (
        code_of("submit_vacancy", written, recruiter, is_own=True) == "vacancy_firm_not_verified"
    )
    assert code_of("publish_vacancy", waiting, ministry) == "vacancy_firm_not_verified"


def test_what_is_past_its_validity_is_neither_submitted_nor_published(
    recruiter, employer, ministry
):
    over = {"valid_from": today(-9), "valid_until": today(-1)}
    assert (
        code_of("submit_vacancy", make_vacancy(**over), recruiter, is_own=True) == "vacancy_past"
    )
    waiting = make_vacancy("SUBMITTED", **over)
    assert code_of("publish_vacancy", waiting, ministry) == "vacancy_past"
    last = make_vacancy("SUBMITTED", valid_from=today(-9), valid_until=today())
    do("publish_vacancy", last, ministry)
    assert last.status == "PUBLISHED"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"valid_until": today()}, "valid_until"),
        ({"valid_from": today(-30), "valid_until": today(-1)}, "valid_until"),
        ({"least_age": 30, "most_age": 29}, "most_age"),
        ({"wage_from": 5_000_000, "wage_to": 4_999_999}, "wage_to"),
    ],
)
def test_what_does_not_go_together_is_not_kept(wrong, field, recruiter):
    with pytest.raises(Refusal) as caught:
        draft(recruiter, **wrong)
    assert (caught.value.code, caught.value.facts) == ("vacancy_facts", {"field": field})
    vacancy = make_vacancy()
    words = {"version": vacancy.version, "changes": wrong}
    assert code_of("change_vacancy", vacancy, recruiter, **words) == "vacancy_facts"


def test_half_of_a_pair_is_compared_with_the_half_that_stays(recruiter, employer):
    vacancy = make_vacancy(least_age=30)
    words = {"version": vacancy.version, "changes": {"most_age": 29}}
    assert code_of("change_vacancy", vacancy, recruiter, **words) == "vacancy_facts"


@pytest.mark.parametrize("status", ["SUBMITTED", "PUBLISHED", "FILLED", "EXPIRED", "CLOSED"])
def test_what_is_reviewed_stays_as_it_was_reviewed(status, recruiter, employer):
    vacancy = make_vacancy(status)
    words = {"version": vacancy.version, "changes": {"job_title": "Lain"}}
    assert code_of("change_vacancy", vacancy, recruiter, **words) == "vacancy_not_changeable"


def test_of_two_who_change_it_the_second_is_shown_what_differs(recruiter, employer):
    vacancy = make_vacancy()
    seen = vacancy.version
    do("change_vacancy", vacancy, recruiter, version=seen, changes={"headcount": 6})
    with pytest.raises(StaleVersion):
        do("change_vacancy", vacancy, recruiter, version=seen, changes={"headcount": 7})
    assert Vacancy.objects.get().headcount == 6


def test_places_that_were_just_added_are_not_taken_with_the_others(recruiter, employer):
    seen = make_vacancy("PUBLISHED")
    Vacancy.objects.update(headcount=8)
    with acting_as(recruiter):
        services.report_filled(seen, filled=5, by=recruiter)
    vacancy = Vacancy.objects.get()
    assert (vacancy.status, vacancy.filled, vacancy.places_left) == ("PUBLISHED", 5, 3)


@pytest.mark.parametrize("filled", [-1, 6])
def test_no_more_places_are_taken_than_there_are(filled, recruiter, employer):
    vacancy = make_vacancy("PUBLISHED")
    assert code_of("report_filled", vacancy, recruiter, filled=filled) == "vacancy_filled_beyond"


def test_a_number_that_was_too_high_is_told_again(recruiter, employer):
    vacancy = make_vacancy("PUBLISHED")
    do("report_filled", vacancy, recruiter, filled=4)
    do("report_filled", vacancy, recruiter, filled=2)
    assert vacancy.filled == 2
    assert steps_of(vacancy) == ["report", "report"]


def test_after_its_last_day_a_firm_still_says_how_many_came(recruiter, employer):
    vacancy = make_vacancy("EXPIRED", valid_from=today(-9), valid_until=today(-1))
    do("report_filled", vacancy, recruiter, filled=2)
    assert (vacancy.status, vacancy.filled) == ("EXPIRED", 2)
    do("report_filled", vacancy, recruiter, filled=5)
    assert vacancy.status == "FILLED"


@pytest.mark.parametrize("status", ["DRAFT", "SUBMITTED", "RETURNED", "FILLED", "CLOSED"])
@pytest.mark.parametrize("filled", [1, 5])
def test_places_are_taken_of_what_is_offered_alone(status, filled, recruiter, employer):
    vacancy = make_vacancy(status)
    with pytest.raises(IllegalMove):
        do("report_filled", vacancy, recruiter, filled=filled)


def test_firm_and_ministry_close_it_with_a_reason(recruiter, employer, ministry):
    mine, other = make_vacancy("PUBLISHED"), make_vacancy("PUBLISHED", job_title="Juru las")
    assert code_of("close_vacancy", mine, recruiter, reason="") == "no_reason"
    do("close_vacancy", mine, recruiter, reason="Pabrik pindah")
    do("close_vacancy", other, ministry, reason="Meminta uang")
    assert {each.status for each in Vacancy.objects.all()} == {"CLOSED"}
    assert StatusChange.about(other).get().reason == "Meminta uang"


def test_each_hour_ends_what_is_over_and_once_alone(employer):
    over = make_vacancy("PUBLISHED", valid_from=today(-9), valid_until=today(-1))
    last = make_vacancy("PUBLISHED", valid_from=today(-9), valid_until=today())
    waiting = make_vacancy("SUBMITTED", valid_from=today(-9), valid_until=today(-1))
    assert services.expire_vacancies() == 1
    assert services.expire_vacancies() == 0
    statuses = [Vacancy.objects.get(pk=each.pk).status for each in (over, last, waiting)]
    assert statuses == ["EXPIRED", "PUBLISHED", "SUBMITTED"]
    assert steps_of(over) == ["expire"]


# behind the service


def written(by, sql, *params):
    """How many rows a statement touched as this person, or None where the database refuses."""
    with acting_as(by):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, params)
                return cursor.rowcount
        except DatabaseError:
            return None


PUBLISH = "UPDATE placements_vacancy SET status = 'PUBLISHED'"


def test_a_firm_cannot_publish_by_itself_even_behind_the_service(recruiter, employer):
    vacancy = make_vacancy()
    assert written(recruiter, PUBLISH) is None
    assert written(recruiter, f"{PUBLISH}, published_at = now()") is None
    columns = ", ".join(
        f"{name}_id" if name in ("vocation", "work_regency") else name for name in FACTS
    )
    rest = f"{columns}, employer_id, filled, returned_because, created_at, version"
    copy = (
        f"INSERT INTO placements_vacancy ({rest}, status, published_at)"
        f" SELECT {rest}, %s, %s FROM placements_vacancy"
    )
    assert written(recruiter, copy, "PUBLISHED", today()) is None
    assert written(recruiter, copy, "SUBMITTED", None) is None
    assert written(recruiter, copy, "DRAFT", None) == 1
    assert Vacancy.objects.filter(pk=vacancy.pk, status="DRAFT").exists()


def test_another_firm_touches_nothing_behind_the_service(employer, other_recruiter):
    make_vacancy("PUBLISHED", employer)
    assert written(other_recruiter, "UPDATE placements_vacancy SET filled = 1") == 0
    assert written(other_recruiter, "DELETE FROM placements_vacancy") is None
    with acting_as(other_recruiter):
        assert not Vacancy.objects.exists()


@pytest.mark.parametrize("status", ["DRAFT", "SUBMITTED", "RETURNED", "CLOSED", "FILLED"])
def test_offices_read_what_is_published_and_write_nothing(
    status, employer, officer, province_officer, organizer
):
    make_vacancy(status, employer)
    shown = make_vacancy("PUBLISHED", employer, job_title="Juru las")
    for reader in (officer, province_officer, organizer):
        with acting_as(reader):
            assert list(Vacancy.objects.all()) == [shown]
            assert list(Vacancy.objects.visible_to(reader)) == [shown]
        assert written(reader, "UPDATE placements_vacancy SET filled = 1") is None


def test_a_stopped_firm_is_read_by_the_ministry_alone(employer, officer, ministry, recruiter):
    vacancy = make_vacancy("PUBLISHED", employer)
    stop(employer)
    assert not Vacancy.objects.visible_to(officer).exists()
    assert not Vacancy.objects.for_everybody().exists()
    for reader in (ministry, recruiter):
        assert Vacancy.objects.visible_to(reader).get() == vacancy


def test_a_vacancy_for_another_firm_is_not_submitted(recruiter):
    vacancy = make_vacancy()
    assert code_of("submit_vacancy", vacancy, recruiter, is_own=False) == "vacancy_for_others"
    vacancy.refresh_from_db()
    assert (vacancy.status, vacancy.is_own) == ("DRAFT", False)
