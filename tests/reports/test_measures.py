"""Middle values, numbers for each 100,000 inhabitants, and wages against the minimum."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Participant
from regions.models import MinimumWage, Regency
from regions.services.minimum_wage import correct_minimum_wage, enter_minimum_wage
from reports.documents import print_report
from reports.models import RegionalReport
from reports.services.measured import measured, measures_read
from tests.minimum_wages import make_minimum_wage
from tests.reports.histories import make_work

WAITS = (10, 40, 70, 100)


@pytest.fixture
def placed(gunung_mas):
    """Gunung Mas has two graduates; both found work, the neighbour's did not."""
    for seat, days in zip(gunung_mas[:2], WAITS, strict=False):
        wait(seat, days)
    return gunung_mas[:2]


def wait(seat, days):
    day = seat.graduated_on + timedelta(days=days)
    Enrollment.objects.filter(pk=seat.pk).update(
        outcome="WORKING", outcome_known_on=day, placed_on=day
    )
    seat.refresh_from_db()


def works(seat, wage, place="62.10", kind="WORK"):
    make_work(seat, seat.placed_on, kind, wage=wage, work_regency_id=place)


def found(report):
    return {measure.name: values for measure, values in measured(report)}


def test_of_two_in_the_middle_the_smaller_is_the_median(placed, officer, build):
    waiting = found(build(officer))["waiting_days"]
    assert waiting == {"value": 10, "of": 2, "unknown": 0}


def test_who_has_no_work_yet_does_not_shorten_the_wait(placed, province_officer, build):
    waiting = found(build(province_officer, level="PROVINCE", place="62"))["waiting_days"]
    assert (waiting["value"], waiting["of"], waiting["unknown"]) == (10, 2, 1)


def test_where_nobody_is_placed_there_is_no_median(gunung_mas, officer, build):
    assert found(build(officer))["waiting_days"]["value"] is None


def test_numbers_for_each_100_000_name_their_inhabitants(placed, officer, build):
    Regency.objects.filter(pk="62.10").update(population=50_000)
    trained = found(build(officer))["trained_of_many"]
    assert trained == {"value": 4.0, "of": 50_000, "unknown": 0}


@pytest.mark.parametrize(
    ("inhabitants", "value", "words"),
    [(50_000, 4.0, "4,0"), (3_000_000, 0.1, "0,1"), (285_000_000, 0.0007, "0,0007")],
)
def test_rounding_hides_nobody_among_millions(placed, officer, build, inhabitants, value, words):
    Regency.objects.filter(pk="62.10").update(population=inhabitants)
    report = build(officer)
    assert found(report)["trained_of_many"]["value"] == value
    with override("id"):
        assert words in [row["value"].split()[0] for row in measures_read(report) if row["value"]]


def test_people_of_a_region_without_a_known_number_are_left_out_on_both_sides(
    placed, province_officer, build
):
    Regency.objects.filter(province="62").update(population=None)
    Regency.objects.filter(pk="62.11").update(population=100_000)
    trained = found(build(province_officer, level="PROVINCE", place="62"))["trained_of_many"]
    assert (trained["value"], trained["of"]) == (1.0, 100_000)
    assert trained["unknown"] == Regency.objects.current().in_province("62").count() - 1


def test_inhabitants_are_frozen_with_the_report(placed, officer, build):
    Regency.objects.filter(pk="62.10").update(population=50_000)
    report = build(officer)
    Regency.objects.filter(pk="62.10").update(population=1)
    assert found(RegionalReport.objects.get(pk=report.pk))["trained_of_many"]["of"] == 50_000


def test_the_wage_is_held_against_the_minimum_where_and_when_the_work_began(
    placed, officer, build
):
    year = placed[0].placed_on.year
    make_minimum_wage("62.10", year, 3_000_000)
    make_minimum_wage("62", year, 9_000_000)
    make_minimum_wage("62.10", year - 1, 9_000_000)
    works(placed[0], 3_000_000)
    works(placed[1], 2_999_999)
    report = build(officer)
    n = report.figures
    assert (n["hired"], n["wage_enough"], n["wage_below"], n["wage_unknown"]) == (2, 1, 1, 0)
    assert found(report)["wage_ratio"] == {"value": 99, "of": 2, "unknown": 0}


def test_a_regency_without_a_minimum_has_the_one_of_its_province(placed, officer, build):
    make_minimum_wage("62", placed[0].placed_on.year, 2_000_000)
    works(placed[0], 2_500_000)
    assert build(officer).figures["wage_enough"] == 1


def test_without_wage_place_or_minimum_it_is_not_known(placed, officer, build):
    make_minimum_wage("62", placed[0].placed_on.year, 2_000_000)
    works(placed[0], None)
    works(placed[1], 2_500_000, place="63.01")
    n = build(officer).figures
    assert (n["hired"], n["wage_unknown"]) == (2, 2)


def test_a_business_of_ones_own_has_no_minimum(placed, officer, build):
    works(placed[0], 1_000_000, kind="SELF_EMPLOYED")
    assert build(officer).figures["hired"] == 0


def test_a_disability_is_counted_along_the_way_and_silence_stays_unknown(placed, officer, build):
    Participant.objects.filter(pk=placed[0].participant_id).update(has_disability=True)
    Participant.objects.filter(pk=placed[1].participant_id).update(has_disability=None)
    n = build(officer).figures
    assert (n["disabled"], n["disabled_placed"], n["disability_unknown"]) == (1, 1, 1)


def test_an_older_report_shows_no_measures(client, placed, officer, build):
    report = build(officer)
    frozen = {key: value for key, value in report.breakdowns.items() if key != "measures"}
    RegionalReport.objects.filter(pk=report.pk).update(breakdowns=frozen)
    report.refresh_from_db()
    assert measures_read(report) == []
    assert print_report(report).startswith(b"%PDF")
    client.force_login(officer)
    answer = client.get(reverse("reports:report_detail", args=[report.pk]))
    assert answer.context["measures"] == []


def test_the_page_says_of_how_many_a_measure_is(client, placed, officer, build):
    client.force_login(officer)
    answer = client.get(reverse("reports:report_detail", args=[build(officer).pk]))
    waiting = answer.context["measures"][0]
    assert (waiting["of"], waiting["unknown"]) == (2, 0)


def test_a_minimum_is_entered_once_and_corrected_against_its_version(ministry):
    place = Regency.objects.get(pk="62.10")
    facts = {"year": 2019, "province": place.province, "regency": place, "by": ministry}
    wage = enter_minimum_wage(**facts, amount=2_600_000, source="SK 1")
    with pytest.raises(Refusal) as twice:
        enter_minimum_wage(**facts, amount=2_700_000, source="SK 2")
    assert twice.value.code == "minimum_wage_twice"
    correct_minimum_wage(wage, version=1, changes={"amount": 2_700_000}, by=ministry)
    assert MinimumWage.objects.get().amount == 2_700_000
    with pytest.raises(Refusal):
        correct_minimum_wage(wage, version=1, changes={"amount": 2_800_000}, by=ministry)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"amount": 4_000}, "minimum_wage_implausible"),
     ({"year": 201}, "minimum_wage_year"),
     ({"regency": "63.01"}, "minimum_wage_elsewhere")],
)  # fmt: skip
def test_a_minimum_that_cannot_be_is_refused(ministry, wrong, code):
    place = Regency.objects.get(pk=wrong.get("regency", "62.10"))
    province = Regency.objects.get(pk="62.10").province
    with pytest.raises(Refusal) as refused:
        enter_minimum_wage(
            year=wrong.get("year", 2019), province=province, regency=place, by=ministry,
            source="SK", amount=wrong.get("amount", 3_000_000),
        )  # fmt: skip
    assert refused.value.code == code


def test_the_ministry_enters_a_minimum_in_the_admin(client, ministry):
    client.force_login(ministry)
    page = reverse("admin:regions_minimumwage_add")
    sent = {"year": 2020, "province": "62", "regency": "", "amount": 2_903_144, "source": "SK 3"}
    assert client.post(page, sent | {"seen_version": 1}).status_code == 302
    assert str(MinimumWage.objects.get()) == "Kalimantan Tengah, 2020"


@pytest.mark.parametrize("wrong", [{"year": 2020}, {"year": 201}])
def test_a_minimum_is_corrected_into_no_other_and_no_odd_year(client, ministry, wrong):
    make_minimum_wage("62", 2020)
    wage = make_minimum_wage("62", 2019)
    client.force_login(ministry)
    page = reverse("admin:regions_minimumwage_change", args=[wage.pk])
    sent = {"year": 2019, "province": "62", "regency": "", "amount": wage.amount} | wrong
    answer = client.post(page, sent | {"source": wage.source, "seen_version": 1})
    assert answer.context["adminform"].form.non_field_errors()
    wage.refresh_from_db()
    assert wage.year == 2019
