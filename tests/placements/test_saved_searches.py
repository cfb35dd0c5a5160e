"""A firm keeps a question, and is told of new people by their number alone."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core import jobs
from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Certificate, Consent
from placements import services, tasks
from placements.models import SavedSearch
from placements.models.saved_search import MOST_SEARCHES
from placements.services import saved_search
from placements.services.saved_search import count_new
from placements.worklists import employer_work
from reports.services.news import news_of
from tests.assessing import make_graduate
from tests.people import make_contact
from tests.placements.conftest import CANARIES
from tests.searches import make_search

LIST, SAVE = reverse("placements:list_searches"), reverse("placements:save_search")
RESULTS = reverse("placements:graduate_list")


def at(verb, search):
    return reverse(f"placements:{verb}", args=[search.pk])


def save(by, query=None, name="Juru las", **more):
    with acting_as(by):
        return services.save_search(query or {"level": "2"}, name=name, by=by, **more)


def refused(code, work, *args, **kwargs):
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        work(*args, **kwargs)
    assert refusal.value.code == code


@pytest.fixture
def morning(monkeypatch, django_capture_on_commit_callbacks):
    """``morning(1)``: the clock strikes on the day after tomorrow, and a worker does the rest."""
    tomorrow = timezone.localtime().replace(hour=8, minute=0) + timedelta(days=1)

    def strike(days=0):
        moment = tomorrow + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        numbers = []
        monkeypatch.setattr(jobs, "publish_job", numbers.append)
        with django_capture_on_commit_callbacks(execute=True):
            tasks.start_digests()
        for number in numbers:
            jobs.run_job(number)
        return Job.objects.filter(pk__in=numbers)

    return strike


def test_a_search_is_saved_from_its_results_and_run_again(signed_in, recruiter, graduate):
    browser = signed_in(recruiter)
    address = f"{SAVE}?level=2&unit=las&page=3&nonsense=1"
    assert address.replace("&page=3&nonsense=1", "") in browser.get(
        f"{RESULTS}?level=2&unit=las"
    ).text.replace("&amp;", "&")
    assert browser.get(address).status_code == 200
    answer = browser.post(address, {"name": "Las untuk Karawang", "is_mailed": "on"})
    assert answer["Location"] == LIST
    search = SavedSearch.objects.get()
    assert search.query == {"level": "2", "unit": "las"}
    assert (search.saved_by, search.employer_id) == (recruiter, int(recruiter.scope_key))
    assert "Las untuk Karawang" in browser.get(LIST).text
    assert browser.get(at("run_search", search))["Location"] == f"{RESULTS}?unit=las&level=2"


def test_nothing_of_the_people_is_kept(recruiter, graduate):
    search = save(recruiter)
    kept = str(SavedSearch.objects.filter(pk=search.pk).values().get())
    assert not [word for word in CANARIES.values() if word in kept]
    assert graduate.participant.initials not in kept


@pytest.mark.parametrize(
    "query", [{}, {"sort": "level"}, {"level": "x"}, {"gone": "1"}, {"vocation": "999999"}]
)
def test_a_search_asks_something_that_can_be_asked(recruiter, employer, query):
    with acting_as(recruiter):
        refused("search_asks_nothing", services.save_search, query, name="Las", by=recruiter)


def test_a_name_is_needed_and_is_borne_once(recruiter, employer):
    save(recruiter, name="Juru  las ")
    with acting_as(recruiter):
        for name, code in (("Juru las", "search_name_taken"), ("  ", "search_no_name")):
            refused(code, services.save_search, {"level": "3"}, name=name, by=recruiter)


def test_a_name_that_is_taken_is_said_beside_it(signed_in, recruiter, employer):
    save(recruiter, name="Juru las")
    page = reverse("placements:save_search") + "?level=2"
    form = signed_in(recruiter).post(page, {"name": "Juru las"}).context["form"]
    assert form.has_error("name")
    assert form["name"].value() == "Juru las"


def test_an_account_keeps_twenty_and_a_deleted_one_makes_room(recruiter, employer):
    kept = [save(recruiter, name=f"Cari {number}") for number in range(MOST_SEARCHES)]
    with acting_as(recruiter):
        refused("too_many_searches", services.save_search, {"level": "2"}, name="x", by=recruiter)
        services.drop_search(kept[7], by=recruiter)
    assert save(recruiter, name="Cari lagi").place == 8


def test_of_two_that_are_saved_in_one_moment_the_second_is_asked_again(
    recruiter, employer, monkeypatch
):
    monkeypatch.setattr(saved_search, "_free_place", lambda owner: 1)
    save(recruiter)
    with acting_as(recruiter):
        refused("search_saved_at_once", services.save_search, {"level": "3"}, name="Lain",
                by=recruiter)  # fmt: skip


def test_the_database_itself_keeps_no_more_than_twenty(recruiter, employer):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_search(recruiter, place=MOST_SEARCHES + 1)


@pytest.mark.parametrize("status", ["PENDING", "DENIED", "SUSPENDED"])
def test_a_firm_that_is_not_verified_saves_nothing_and_is_told_nothing(
    signed_in, recruiter, employer, graduate, morning, status
):
    make_search(recruiter)
    type(employer).objects.filter(pk=employer.pk).update(status=status)
    with acting_as(recruiter):
        refused("employer_not_verified", services.save_search, {"level": "2"}, name="Las",
                by=recruiter)  # fmt: skip
    morning()
    assert mail.outbox == []


def test_another_firm_neither_sees_nor_touches_it(signed_in, recruiter, other_recruiter):
    search = make_search(recruiter)
    browser = signed_in(other_recruiter)
    assert search.name not in browser.get(LIST).text
    for verb in ("run_search", "change_search"):
        assert browser.get(at(verb, search)).status_code == 404
    for verb in ("change_search", "drop_search"):
        assert browser.post(at(verb, search), {"name": "Diambil"}).status_code == 404
    api = f"/api/v1/saved-searches/{search.pk}/"
    assert browser.get(api).status_code == 404
    assert browser.post(f"{api}drop/").status_code == 404
    assert browser.get("/api/v1/saved-searches/").json()["count"] == 0
    with acting_as(other_recruiter):
        assert not SavedSearch.objects.exists()  # nor does the database show it
    assert SavedSearch.objects.get().name == search.name


def test_a_colleague_of_the_firm_runs_it_too(signed_in, recruiter, employer):
    search = make_search(recruiter)
    colleague = make_contact("andi@baja.test", employer)
    assert signed_in(colleague).get(at("run_search", search)).status_code == 302


def test_offices_and_the_ministry_have_no_such_page(signed_in, officer, ministry):
    for user in (officer, ministry):
        assert signed_in(user).get(LIST).status_code == 403


def test_a_search_is_renamed_and_deleted(signed_in, recruiter):
    search, browser = make_search(recruiter), signed_in(recruiter)
    browser.post(at("change_search", search), {"name": "Las, tingkat II"})
    search.refresh_from_db()
    assert (search.name, search.is_mailed) == ("Las, tingkat II", False)
    assert browser.post(at("drop_search", search))["Location"] == LIST
    assert not SavedSearch.objects.exists()


def test_the_letter_tells_how_many_and_never_who(recruiter, employer, morning):
    search = save(recruiter)
    graduate = make_graduate(**CANARIES)
    morning()
    (letter,) = mail.outbox
    assert letter.to == [recruiter.email]
    assert f"- {search.name}: 1\n" in letter.body
    assert LIST in letter.body
    told = f"{letter.subject} {letter.body}"
    assert not [word for word in (*CANARIES.values(), graduate.participant.initials)
                if word in told]  # fmt: skip
    with acting_as(recruiter):
        assert [one.event.verb for one in news_of(recruiter, search.seen_at, [])] == ["find"]
        assert LIST in [item.url for item in employer_work(recruiter)]


def test_told_again_on_the_same_day_or_without_news_it_sends_nothing(recruiter, employer, morning):
    save(recruiter)
    make_graduate()
    morning()
    assert not morning().exists()
    assert [job.result for job in morning(1)] == [{"searches": 0}]
    assert len(mail.outbox) == 1
    make_graduate()
    morning(2)
    assert (len(mail.outbox), SavedSearch.objects.get().unseen) == (2, 2)


def test_looking_makes_the_people_known(signed_in, recruiter, graduate):
    search = make_search(recruiter, unseen=1)
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 1
    signed_in(recruiter).get(at("run_search", search))
    search.refresh_from_db()
    assert search.unseen == 0
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 0


def test_whoever_agrees_later_is_new_and_whoever_withdraws_is_not(recruiter, employer):
    graduate = make_graduate(consents=False)
    make_graduate()  # on offer, and with a later certificate
    search = save(recruiter)
    consent = Consent.objects.create(
        participant=graduate.participant, regency_id=graduate.regency_id,
        purpose="TALENT_SEARCH", text_version="1", channel="PAPER", given_at=timezone.now(),
    )  # fmt: skip
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 1
    Consent.objects.filter(pk=consent.pk).update(withdrawn_at=timezone.now())
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 0


def test_only_whom_the_filters_find_is_new(recruiter, employer):
    search = save(recruiter, {"level": "3"})
    graduate = make_graduate()
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 0
    Certificate.objects.filter(pk=graduate.pk).update(level=3)
    with acting_as(recruiter):
        assert count_new(search, by=recruiter) == 1


def test_who_wants_no_letter_gets_none(recruiter, employer, graduate, morning):
    make_search(recruiter, is_mailed=False)
    assert not morning().exists()
    assert mail.outbox == []
    assert not StatusChange.objects.filter(verb="find").exists()


@pytest.mark.parametrize("query", [{"vocation": "999999", "level": "2"}, {"gone": "1"}])
def test_a_search_whose_filter_is_gone_explains_itself(
    signed_in, recruiter, graduate, morning, query
):
    search = make_search(recruiter, query=query)
    morning()
    assert mail.outbox == []
    browser = signed_in(recruiter)
    assert 'class="status warn"' in browser.get(LIST).text
    page = browser.get(at("run_search", search))
    assert page.status_code == 200
    assert len(page.context["problems"]) == 1
    assert page.context["rest"] == ("level=2" if "level" in query else "")


def test_the_api_saves_changes_and_deletes(signed_in, recruiter, employer):
    browser, api = signed_in(recruiter), "/api/v1/saved-searches/"
    facts = {"name": "Las", "query": {"level": "2"}, "is_mailed": False}
    made = browser.post(api, facts, "application/json")
    assert (made.status_code, made.json()["query"]) == (201, {"level": "2"})
    one = f"{api}{made.json()['id']}/"
    changed = browser.patch(one, {"name": "Las II", "is_mailed": True}, "application/json")
    assert (changed.json()["name"], changed.json()["is_mailed"]) == ("Las II", True)
    wrong = facts | {"query": {"level": "x"}}
    refusal = browser.post(api, wrong, "application/json")
    assert refusal.json()["code"] == "search_asks_nothing"
    assert browser.post(f"{one}drop/").status_code == 204
    assert not SavedSearch.objects.exists()
