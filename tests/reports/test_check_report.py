"""Whoever holds the paper of a report reads what was frozen; whoever guesses learns nothing."""

import random

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from blkportal.core.scope import PUBLIC, acting_in
from participants.models.certificate import TYPED
from reports.figures import ZEROS
from reports.models import RegionalReport
from reports.models.regional_report import new_check_code
from reports.services.small_cells import FEWEST, HEADLINES, SEATS, kept_open
from tests.door import described
from tests.pages import Page

ASK = reverse("reports:check_report")


@pytest.fixture
def stranger():
    return Client()


@pytest.fixture
def report(officer, build, gunung_mas):
    return build(officer)


def link(report):
    return reverse("reports:show_checked_report", args=[report.spelled_code])


def test_the_page_says_what_must_stand_on_the_paper(stranger, report):
    answer = stranger.get(link(report))
    page = Page(answer)
    assert page.status == 200
    assert answer.context["is_intact"] is True
    assert "Kabupaten Gunung Mas" in page.text
    assert "1 Januari 2019 – 31 Desember 2019" in page.text
    assert report.checksum in page.text
    assert report.definitions_version in page.text


@pytest.mark.parametrize("how", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_code_leads_there_however_it_is_typed(stranger, report, how):
    answer = stranger.post(ASK, {"code": how(report.spelled_code)})
    assert answer["Location"] == link(report)


def test_an_address_typed_without_hyphens_leads_there_too(stranger, report):
    address = reverse("reports:show_checked_report", args=[report.check_code.lower()])
    assert stranger.get(address).status_code == 200


def test_a_number_changed_afterwards_shows(stranger, report):
    RegionalReport.objects.filter(pk=report.pk).update(figures={**report.figures, "placed": 99})
    answer = stranger.get(link(report))
    assert answer.context["is_intact"] is False
    assert "diubah" in Page(answer).notices


def test_an_unknown_code_and_one_of_an_unbuilt_report_are_answered_alike(
    stranger, officer, ask, db
):
    waiting = ask(officer)
    answers = [stranger.post(ASK, {"code": code})
               for code in (new_check_code(), waiting.spelled_code, "...")]  # fmt: skip
    assert {answer.status_code for answer in answers} == {200}
    assert len({str(answer.context["form"].errors["code"]) for answer in answers}) == 1
    assert stranger.get(link(waiting)).status_code == 404


def test_guessing_ends_and_the_honest_question_costs_nothing(stranger, report, settings):
    settings.CHECK_TRIES = 3
    for _ in range(5):
        assert stranger.get(link(report)).status_code == 200
    guesses = [stranger.post(ASK, {"code": new_check_code()}).status_code for _ in range(4)]
    assert guesses == [200, 200, 200, 429]
    refused = stranger.get(link(report))
    assert refused.status_code == 429
    assert refused["Retry-After"] == "900"
    assert stranger.get(link(report), REMOTE_ADDR="198.51.100.7").status_code == 200
    assert stranger.get(reverse("check:check_certificate")).status_code == 200


def test_an_officer_of_another_region_may_ask_like_anybody(signed_in, neighbour, report):
    browser = signed_in(neighbour)
    assert browser.get(link(report)).status_code == 200
    assert browser.get(reverse("reports:report_detail", args=[report.pk])).status_code == 404


def test_the_page_is_light_kept_by_nobody_and_found_by_no_search_engine(stranger, report):
    answer = stranger.get(link(report))
    assert len(answer.content) < 30_000
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_codes_are_long_and_read_without_doubt():
    codes = {new_check_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {12}
    assert {sign for code in codes for sign in code} <= set(TYPED)


# --- few people ------------------------------------------------------------------------------


def test_few_people_are_not_told_to_the_public(stranger, report):
    """Two graduates of two enrolled: none of the numbers, no share, no key message."""
    page = Page(stranger.get(link(report)))
    rows = {row[0]: row[1:] for row in page.rows}
    few = gettext("fewer than %(fewest)s") % {"fewest": 5}
    assert rows["Lulus"] == [few, "–"]
    assert rows["Dilatih"] == [few, "–"]
    text = page.text
    assert "2 orang" not in text
    assert "dari 2" not in text


def test_many_stand_with_their_denominator(stranger, officer, build, db):
    figures = {**ZEROS, "enrolled": 40, "graduated": 30, "placed": 12, "unknown": 9,
               "certified": 25}  # fmt: skip
    report = build(officer)
    RegionalReport.objects.filter(pk=report.pk).update(figures=figures)
    rows = {row[0]: row[1:] for row in Page(stranger.get(link(report))).rows}
    assert rows["Lulus"][0] == "30"
    assert "75,0% (30 dari 40)" in rows["Lulus"][1]
    assert rows["Ditempatkan"][0] == "12"


@pytest.mark.parametrize(
    "figures, hidden",
    [
        ({"enrolled": 10, "graduated": 8}, {"graduated"}),
        ({"enrolled": 10, "graduated": 10}, set()),
        ({"enrolled": 20, "graduated": 20, "placed": 3, "unknown": 9}, {"placed"}),
        ({"enrolled": 20, "graduated": 20, "placed": 9, "unknown": 9}, {"placed"}),
        ({"quota_given": 3, "quota_taken": 0}, set()),
        ({"quota_given": 14, "quota_taken": 12}, set()),
        ({"quota_given": 14, "quota_taken": 2}, {"quota_taken"}),
    ],
)
def test_what_would_let_a_few_be_reckoned_is_kept_back_too(figures, hidden):
    filled = ZEROS | figures
    assert {name for name, _whole in HEADLINES} - kept_open(filled).keys() == hidden


def test_four_people_are_few_and_five_are_told():
    assert "referred" not in kept_open(ZEROS | {"referred": 4})
    assert kept_open(ZEROS | {"referred": 5})["referred"] == 5


def test_from_what_is_shown_no_few_people_can_be_reckoned():
    dice = random.Random(7)
    for _round in range(2000):
        figures = dict(ZEROS)
        for name, whole in HEADLINES:
            figures[name] = dice.randrange(figures[whole] + 1) if whole else dice.randrange(30)
        figures["unknown"] = dice.randrange(figures["graduated"] - figures["placed"] + 1)
        shown = kept_open(figures)
        told = [number for name, number in shown.items() if name not in SEATS]
        told += [shown[whole] - shown[name] for name, whole in HEADLINES
                 if whole in shown and name in shown and whole not in SEATS]  # fmt: skip
        if {"graduated", "placed", "unknown"} <= shown.keys():
            told.append(shown["graduated"] - shown["placed"] - shown["unknown"])
        assert not [number for number in told if 0 < number < FEWEST], figures


# --- the second line -------------------------------------------------------------------------


def hold(code):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.report_code', %s, true)", [code])


def seen():
    return set(RegionalReport.objects.values_list("pk", flat=True))


def test_the_database_shows_the_public_the_one_that_it_holds(report, ministry, build):
    other = build(ministry, level="NATION", place="")
    with acting_in(PUBLIC):
        assert seen() == set()
        hold(report.check_code)
        assert seen() == {report.pk}
        hold(other.check_code)
        assert seen() == {other.pk}
        hold("")
        assert seen() == set()


@pytest.mark.parametrize("column", ["requested_by", "job", "created_at"])
def test_the_database_does_not_tell_the_public_who_asked(report, column):
    with acting_in(PUBLIC):
        hold(report.check_code)
        with pytest.raises(ProgrammingError), transaction.atomic():
            list(RegionalReport.objects.values_list(column, flat=True))


def test_what_was_held_is_let_go_with_the_answer(stranger, report):
    stranger.get(link(report))
    with acting_in(PUBLIC):
        assert seen() == set()


# --- program ---------------------------------------------------------------------------------


def test_a_program_reads_the_same(stranger, report):
    path = f"report-checks/{report.spelled_code}/"
    told = described("get", path, stranger.get(f"/api/v1/{path}")).json()
    assert told["is_intact"] is True
    assert told["checksum"] == report.checksum
    graduated = {row["name"]: row for row in told["headlines"]}["graduated"]
    assert graduated == {
        "name": "graduated", "number": None, "of": "enrolled", "whole": None, "is_few": True,
    }  # fmt: skip
    assert not {"figures", "regencies", "breakdowns", "id", "requested_by"} & told.keys()
    unknown = f"report-checks/{new_check_code()}/"
    assert described("get", unknown, stranger.get(f"/api/v1/{unknown}")).status_code == 404
