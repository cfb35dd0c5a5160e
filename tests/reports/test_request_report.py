"""Asking: once for a double click, by whom it may concern, and about what exists."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from reports.models import RegionalReport
from reports.services.asking import NotYours


def test_the_second_of_two_clicks_gets_the_same_report(officer, ask):
    assert ask(officer).pk == ask(officer).pk
    assert RegionalReport.objects.count() == Job.objects.count() == 1


def test_two_people_who_ask_the_same_get_a_report_each(officer, province_officer, ask):
    assert ask(officer).pk != ask(province_officer).pk


def test_after_it_is_built_the_same_question_may_be_asked_again(officer, build, ask):
    first = build(officer)
    Job.objects.update(key="an earlier minute")
    assert ask(officer).pk != first.pk


@pytest.mark.parametrize(
    "person, level, place",
    [
        ("officer", "REGENCY", "62.10"),
        ("province_officer", "REGENCY", "62.10"),
        ("province_officer", "PROVINCE", "62"),
        ("organizer", "CENTER", "bbplk-bekasi"),
        ("ministry", "NATION", ""),
        ("ministry_reader", "REGENCY", "32.75"),
    ],
)
def test_each_may_ask_about_the_own_place(request, db, ask, person, level, place):
    report = ask(request.getfixturevalue(person), level=level, place=place)
    assert (report.level, report.place_code) == (level, place)


@pytest.mark.parametrize(
    "person, level, place",
    [
        ("officer", "REGENCY", "62.11"),
        ("officer", "PROVINCE", "62"),
        ("officer", "NATION", ""),
        ("province_officer", "REGENCY", "63.01"),
        ("province_officer", "PROVINCE", "63"),
        ("province_officer", "NATION", ""),
        ("organizer", "CENTER", "bbplk-serang"),
        ("organizer", "REGENCY", "62.10"),
        ("recruiter", "NATION", ""),
    ],
)
def test_nobody_asks_about_another_place(request, db, ask, person, level, place):
    with pytest.raises(NotYours):
        ask(request.getfixturevalue(person), level=level, place=place)
    assert not RegionalReport.objects.exists()


@pytest.mark.parametrize(
    "level, place, center",
    [("REGENCY", "99.99", None), ("PROVINCE", "99", None), ("CENTER", "", None),
     ("CENTER", "nowhere", None), ("NATION", "62", None), ("NATION", "", "nowhere")],
)  # fmt: skip
def test_a_place_that_does_not_exist_is_refused_in_a_sentence(ministry, ask, level, place, center):
    with pytest.raises(Refusal) as refused:
        ask(ministry, level=level, place=place, center=center)
    assert refused.value.code == "unknown_place"


def test_a_period_that_ends_before_it_begins_is_refused(officer, ask):
    with pytest.raises(Refusal) as refused:
        ask(officer, period_to=date(2018, 1, 1))
    assert refused.value.code == "period_order"


def test_a_period_of_a_century_is_refused(officer, ask):
    with pytest.raises(Refusal) as refused:
        ask(officer, period_from=date(1919, 1, 1))
    assert refused.value.code == "period_too_long"


def test_a_period_that_has_not_begun_is_refused_and_today_is_not(officer, ask):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)
    with pytest.raises(Refusal) as refused:
        ask(officer, period_from=tomorrow, period_to=tomorrow)
    assert refused.value.code == "period_not_begun"
    assert ask(officer, period_from=today, period_to=tomorrow).pk


def test_the_form_leads_from_the_question_to_the_wait(officer, signed_in):
    client = signed_in(officer)
    response = client.post(reverse("reports:request_report"), {"period": "last_year"})
    report = RegionalReport.objects.get()
    assert response.url == reverse("reports:report_detail", args=[report.pk])
    waiting = client.get(response.url)
    assert waiting["Refresh"]
    assert report.job.page == response.url
    assert (report.level, report.regency_id) == ("REGENCY", "62.10")


def test_an_officer_is_not_asked_for_a_place_and_cannot_smuggle_one_in(officer, signed_in):
    client = signed_in(officer)
    assert b'name="place"' not in client.get(reverse("reports:request_report")).content
    form = {"period": "this_year", "place": "62.11"}
    client.post(reverse("reports:request_report"), form)
    assert RegionalReport.objects.get().regency_id == "62.10"


def test_a_province_chooses_among_its_own_regencies_only(province_officer, signed_in):
    client = signed_in(province_officer)
    for place, saved in (("63.01", 0), ("62.11", 1)):
        client.post(reverse("reports:request_report"), {"period": "this_year", "place": place})
        assert RegionalReport.objects.count() == saved


def test_the_ministry_asks_about_a_center_in_all_of_indonesia(ministry, center, signed_in):
    form = {"period": "founding", "place": "national", "center": center.code}
    signed_in(ministry).post(reverse("reports:request_report"), form)
    report = RegionalReport.objects.get()
    assert (report.level, report.center_id) == ("CENTER", center.code)
    assert (report.period_from, report.period_to) == (date(2017, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    "days",
    [{}, {"period_from": "2019-01-01"}, {"period_from": "x", "period_to": "y"},
     {"period_from": "2019-02-01", "period_to": "2019-01-01"}],
)  # fmt: skip
def test_own_dates_that_make_no_period_are_told_beside_the_field(officer, signed_in, days):
    response = signed_in(officer).post(
        reverse("reports:request_report"), {"period": "own", **days}
    )
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not RegionalReport.objects.exists()


def test_an_employer_may_not_ask(recruiter, signed_in):
    assert signed_in(recruiter).get(reverse("reports:request_report")).status_code == 403
    assert signed_in(recruiter).get(reverse("reports:report_list")).status_code == 403


def test_a_guessed_address_prefills_the_place_but_odd_ones_do_no_harm(ministry, signed_in):
    client = signed_in(ministry)
    page = client.get(reverse("reports:request_report"), {"place": "62.10", "period": "☃"})
    assert b'value="62.10" selected' in page.content
