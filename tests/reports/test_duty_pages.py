"""Scorecards are read by whom they are about, and answered beside the figure."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports import services
from reports.duties import DUTIES_VERSION
from reports.models import DutyAnswer
from tests.chain import make_batch, make_quota
from tests.door import Door
from tests.duties import make_answer

LIST, ANSWER = reverse("reports:list_duties"), reverse("reports:answer_duty")
YEAR = timezone.localdate().year


def region(code):
    return reverse("reports:show_region_duties", args=[code])


def center_page(code):
    return reverse("reports:show_center_duties", args=[code])


def said(page, duty):
    lines = [line for _party, lines in page.context["card"].parts for line in lines]
    (line,) = [line for line in lines if line.duty.name == duty]
    return [answer.text for answer in line.answers]


def test_an_officer_is_shown_the_own_scorecard_and_no_other(signed_in, officer, neighbour):
    client = signed_in(officer)
    assert client.get(LIST).url == region("62.10")
    assert client.get(region(neighbour.scope_key)).status_code == 404


def test_a_center_is_shown_its_own_without_what_it_has_no_part_in(signed_in, organizer):
    client = signed_in(organizer)
    page = client.get(client.get(LIST).url)
    names = [line.duty.name for _party, lines in page.context["card"].parts for line in lines]
    assert "needs_delivered" not in names
    assert "papers_complete" in names


def test_a_province_sees_its_regencies_side_by_side(signed_in, province_officer):
    page = signed_in(province_officer).get(LIST)
    assert {row.regency.province_id for row in page.context["page"]} == {"62"}
    assert not page.context["centers"]


def test_the_ministry_ranks_regions_of_one_size(signed_in, ministry):
    batch = make_batch(starts_on=timezone.localdate(), nominate_by=timezone.localdate())
    for code, taken in (("62.10", 1), ("62.11", 4)):
        quota = make_quota(batch, code, seats=4)
        quota.taken = taken
        quota.save()
    asked = {"year": YEAR, "group": "SMALL", "by": "seats_used"}
    rows = signed_in(ministry).get(LIST, asked).context["page"]
    assert [(row.regency.code, row.place) for row in rows[:2]] == [("62.11", 1), ("62.10", 2)]


def test_odd_questions_are_taken_as_not_asked(signed_in, ministry):
    page = signed_in(ministry).get(LIST, {"year": "1066", "group": "?", "by": "name"})
    assert (page.context["year"], page.context["group"], page.context["by"]) == (YEAR, None, "")


def test_the_page_goes_back_no_further_than_the_figures(signed_in, officer):
    page = signed_in(officer).get(region("62.10"), {"year": 2018})
    assert page.context["card"].years == [2018, 2017]


def test_an_answer_stands_beside_the_figure_for_everybody_who_reads_it(
    signed_in, officer, province_officer
):
    asked = {"duty": "arrivals", "year": YEAR, "text": " Bus rombongan terlambat. "}
    answer = signed_in(officer).post(ANSWER, asked)
    assert answer.url == f"{region('62.10')}?year={YEAR}#arrivals"
    page = signed_in(province_officer).get(region("62.10"))
    assert said(page, "arrivals") == ["Bus rombongan terlambat."]
    assert said(page, "seats_used") == []


def test_a_center_answers_on_its_own_card(signed_in, organizer):
    asked = {"duty": "classes_held", "year": YEAR, "text": "Dua kelas ditunda."}
    own = signed_in(organizer).post(ANSWER, asked).url
    assert own.startswith(center_page(organizer.scope_key))
    assert said(signed_in(organizer).get(own), "classes_held") == ["Dua kelas ditunda."]


def test_the_form_starts_from_the_figure_that_was_chosen(signed_in, officer):
    form = signed_in(officer).get(ANSWER, {"duty": "arrivals", "year": 2019}).context["form"]
    assert (form["duty"].value(), str(form["year"].value())) == ("arrivals", "2019")


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("  ", YEAR, "answer_missing"),
        ("Baik", 2016, "answer_year"),
        ("Baik", YEAR + 1, "answer_year"),
    ],
)
def test_an_answer_says_something_about_a_year_that_was(officer, text, year, code):
    with pytest.raises(Refusal) as refused, acting_as(officer):
        services.answer_duty(duty="arrivals", year=year, text=text, by=officer)
    assert refused.value.code == code


def test_who_answers_nothing_is_told_so_and_keeps_the_page(signed_in, officer):
    page = signed_in(officer).post(ANSWER, {"duty": "arrivals", "year": YEAR, "text": ""})
    assert page.context["form"].errors["text"]
    assert not DutyAnswer.objects.exists()


def test_no_region_reads_what_a_neighbour_answered(officer, neighbour):
    make_answer(neighbour)
    assert list(DutyAnswer.objects.visible_to(officer)) == []


def test_the_api_tells_the_scores_and_takes_an_answer(officer, neighbour):
    door = Door(officer)
    card = door.get("duties/regions/62.10/").json()
    assert {"duty", "party", "definition", "year", "met", "due", "unknown"} == set(
        card["scores"][0]
    )
    assert door.get(f"duties/regions/{neighbour.scope_key}/").status_code == 404
    asked = {"duty": "arrivals", "year": YEAR, "text": "Bus terlambat."}
    answer = door.post("duty-answers/", **asked).json()
    assert (answer["regency"], answer["center"]) == ("62.10", None)
    assert door.get("duty-answers/").json()["count"] == 1


def test_the_api_tells_a_center_its_scores(organizer):
    card = Door(organizer).get(f"duties/centers/{organizer.scope_key}/").json()
    assert card["definitions_version"] == DUTIES_VERSION
