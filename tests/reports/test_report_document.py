"""A report as PDF: it opens, says what was frozen, counts nothing and believes nothing typed."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from participants.models import Enrollment
from programs.models import Program, TrainingCenter, Vocation
from reports.documents import print_report
from reports.documents.report import facts_of, inputs_of
from reports.figures import DEFINITIONS_VERSION
from reports.models import RegionalReport
from reports.report_address import check_address
from tests.participants.test_print_certificates import pages

ODD = ['#panic("x")', "*tebal* _miring_ $x^2$", "Si \"Kutip\" \\ 'Miring' #eval", "<Ngô> @王 ]["]


def at(report):
    return reverse("reports:report_pdf", args=[report.pk])


def fresh(report):
    rows = RegionalReport.objects.select_related("province", "regency", "center")
    return rows.get(pk=report.pk)


def test_whoever_reads_the_report_prints_it(signed_in, officer, province_officer, build,
                                            gunung_mas):  # fmt: skip
    report = build(officer)
    for person in (officer, province_officer):
        answer = signed_in(person).get(at(report))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert "blk-62.10-2019-01-01-2019-12-31.pdf" in answer["Content-Disposition"]
        assert answer.content.startswith(b"%PDF-")


def test_a_neighbour_and_an_unbuilt_report_find_nothing(signed_in, officer, neighbour, ask, build,
                                                        gunung_mas):  # fmt: skip
    assert signed_in(neighbour).get(at(build(officer))).status_code == 404
    waiting = ask(officer, period_from=date(2018, 1, 1))
    assert signed_in(officer).get(at(waiting)).status_code == 404


def test_the_same_report_is_the_same_file_for_readers_of_any_language(officer, build, gunung_mas):
    report = build(officer)
    first = print_report(fresh(report))
    with override("en"):
        assert print_report(fresh(report)) == first


def test_it_stays_the_same_when_everything_else_has_changed(officer, build, gunung_mas):
    report = build(officer, center="bbplk-bekasi")
    first = print_report(fresh(report))
    Enrollment.objects.update(outcome="WORKING", outcome_known_on="2020-01-01")
    Program.objects.update(title="Lain")
    Vocation.objects.update(name="Lain")
    TrainingCenter.objects.update(name="Lain")
    assert print_report(fresh(report)) == first


def test_what_is_called_otherwise_today_keeps_its_name_on_the_paper(officer, build, gunung_mas):
    report = fresh(build(officer, center="bbplk-bekasi"))
    report.regency.name = report.center.name = "Nama Baru"
    facts = facts_of(report)
    assert facts["place"] == "Kabupaten Gunung Mas"
    assert facts["center"] == "BBPLK Bekasi"


def test_it_is_printed_from_the_row_alone(officer, build, gunung_mas,
                                          django_assert_num_queries):  # fmt: skip
    report = fresh(build(officer))
    with django_assert_num_queries(0):
        print_report(report)


def test_the_cover_says_place_period_cut_off_and_where_to_check(officer, build, gunung_mas):
    report = build(officer)
    facts = json.loads(inputs_of(fresh(report))["facts"])
    assert facts["place"] == "Kabupaten Gunung Mas"
    assert facts["period"] == "1 Januari 2019 – 31 Desember 2019"
    assert facts["as_of"].endswith("WIB")
    assert facts["version"] == DEFINITIONS_VERSION
    assert facts["checksum"] == report.checksum
    assert facts["code"] == report.spelled_code
    assert facts["address"] == check_address(report)
    assert facts["address"].endswith(f"/reports/verify/{report.spelled_code}/")


def test_figures_stand_with_what_they_are_a_part_of(officer, build, gunung_mas):
    facts = json.loads(inputs_of(fresh(build(officer)))["facts"])
    people = {row["label"]: row for row in facts["cohorts"][1]["rows"]}
    assert (people["Lulus"]["number"], people["Lulus"]["share"]) == ("2", "100,0% (2 dari 2)")
    placement = {row["label"]: row for row in facts["rates"]}["Penempatan lulusan"]
    assert (placement["share"], placement["unknown"]) == ("0,0% (0 dari 2)", "2")
    assert placement["gap"] == 1.0


@pytest.mark.parametrize("name", ODD)
def test_what_was_typed_is_text_to_the_template(officer, build, gunung_mas, name):
    Program.objects.update(title=name)
    TrainingCenter.objects.update(name=name)
    report = fresh(build(officer, center="bbplk-bekasi"))
    names = report.breakdowns["names"]
    assert names["bbplk-bekasi"] == name
    names["62.10"] = name
    report.definitions_version = name
    assert pages(print_report(report)) > 3


def test_a_province_names_each_regency_those_with_nothing_too(province_officer, build, gunung_mas):
    report = fresh(build(province_officer, level="PROVINCE", place="62"))
    (province,) = facts_of(report)["provinces"]
    assert province["sum"][0] == "Kalimantan Tengah"
    assert len(province["rows"]) == 14
    assert ["0"] * 7 in [row[1:] for row in province["rows"]]


def test_the_nation_is_a_long_table_and_stays_quick(ministry, build, gunung_mas):
    report = fresh(build(ministry, level="NATION", place=""))
    facts = facts_of(report)
    assert sum(len(province["rows"]) for province in facts["provinces"]) == 514
    assert len(facts["provinces"]) == 38
    assert pages(print_report(report)) > 12


def test_a_report_of_a_center_and_one_without_any_person_print(organizer, officer, build, db):
    center = build(organizer, level="CENTER", place="bbplk-bekasi")
    assert pages(print_report(fresh(center))) > 12
    assert pages(print_report(fresh(build(officer)))) >= 4


def test_invented_data_say_so_and_real_ones_do_not(officer, build, gunung_mas, settings):
    report = fresh(build(officer))
    settings.SHOWS_SYNTHETIC_DATA = True
    assert inputs_of(report)["demo"] == "yes"
    marked = print_report(report)
    settings.SHOWS_SYNTHETIC_DATA = False
    assert inputs_of(report)["demo"] == ""
    assert print_report(report) != marked


def test_definitions_are_those_of_the_day(officer, build, gunung_mas):
    report = fresh(build(officer))
    report.breakdowns["words"]["graduated"] = ["Lulus", "Kata-kata hari itu."]
    rows = [row for group in facts_of(report)["definitions"] for row in group["rows"]]
    assert ["Lulus", "Kata-kata hari itu."] in rows


def test_a_figure_that_was_not_counted_that_day_is_not_shown_as_nothing(officer, build,
                                                                        gunung_mas):  # fmt: skip
    report = fresh(build(officer))
    for name in ("assessed", "competent"):
        del report.figures[name]
    facts = facts_of(report)
    labels = [row["label"] for cohort in facts["cohorts"] for row in cohort["rows"]]
    assert "Diuji" not in labels
    assert "Kompeten dari yang diuji" not in [row["label"] for row in facts["rates"]]
