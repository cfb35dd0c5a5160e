"""What is taught where, for everybody with or without an account."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from programs.models import CenterName, CompetencyUnit, TrainingCenter
from programs.rules import check_rules, rules_in_words
from tests.chain import make_batch, make_program
from tests.pages import Page
from tests.people import make_center

PROGRAMS = reverse("programs:list_programs")
CENTERS = reverse("programs:list_centers")


def show(program):
    return reverse("programs:show_program", args=[program.pk])


@pytest.fixture
def program(db):
    return make_program()


def test_a_program_says_hours_level_units_and_the_next_batch(client, program, center):
    later = make_batch(center, starts_on=timezone.localdate() + timedelta(days=90))
    sooner = make_batch(center, starts_on=timezone.localdate() + timedelta(days=20))
    assert later.starts_on != sooner.starts_on
    row = Page(client.get(PROGRAMS)).row("Las SMAW 3G")
    assert row[1:5] == ["Teknik Las", "240", "2", "1"]
    assert "BBPLK Bekasi" in row[5]
    assert str(sooner.starts_on.day) in row[5].split(" ")[0]


def test_a_program_without_a_batch_says_that_none_is_announced(client, program):
    assert Page(client.get(PROGRAMS)).row("Las SMAW 3G")[5] == "belum diumumkan"


@pytest.mark.parametrize("status", ["CANCELLED", "POSTPONED", "CLOSED"])
def test_a_batch_that_will_not_be_is_not_announced(client, program, center, status):
    make_batch(center, status=status)
    assert "BBPLK" not in Page(client.get(PROGRAMS)).row("Las SMAW 3G")[5]


def test_what_is_not_offered_any_more_is_in_no_list(client, program):
    make_program("mengetik", "Mengetik", is_offered=False)
    assert len(Page(client.get(PROGRAMS)).rows) == 1


def test_an_old_program_is_still_told_to_whom_holds_a_link(client, center):
    old = make_program("mengetik", "Mengetik", is_offered=False)
    assert client.get(show(old)).status_code == 404  # nobody was ever trained in it
    make_batch(center, old, "CLOSED")
    assert client.get(show(old)).status_code == 200


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?q=smaw", ["Las SMAW 3G"]),
        ("?q=meracik", ["Barista"]),
        ("?q=las-smaw", ["Las SMAW 3G"]),
        ("?level=4", ["Barista"]),
        ("?sort=-hours", ["Las SMAW 3G", "Barista"]),
        ("?sort=title", ["Barista", "Las SMAW 3G"]),
        ("?q=zzz", []),
    ],
)
def test_programs_are_found_by_title_unit_and_level(client, program, query, titles):
    barista = make_program("barista", "Barista", lesson_hours=80, qualification_level=4)
    CompetencyUnit.objects.create(program=barista, code="I.56", title="Meracik kopi")
    page = Page(client.get(PROGRAMS + query))
    assert [row[0] for row in page.rows] == titles
    if not titles:
        assert page.empty.endswith(f"→ {PROGRAMS}")


def test_the_page_of_a_program_lists_units_and_who_can_take_part(client, program):
    program.eligibility = {"age_min": 17, "age_max": 35, "education_min": "SMA",
                           "not_in_training_this_year": True}  # fmt: skip
    program.save()
    page = Page(client.get(show(program)))
    assert ["Mengelas", "C.24LAS01.001.1", "ya"] in page.rows
    assert "35" in page.text
    assert len(client.get(show(program)).context["rules"]) == 3


def test_a_program_without_rules_or_units_says_so(client, program):
    program.units.all().delete()
    page = Page(client.get(show(program)))
    assert "Unit belum diisi." in page.text
    assert rules_in_words(program.eligibility) == []


@pytest.mark.parametrize(
    "rules",
    [
        {}, {"age_min": 17}, {"age_max": None}, {"education_min": "SMK"},
        {"not_trained_here_before": False, "not_in_training_this_year": True},
        {"documents": ["KTP", "DIPLOMA"]}, {"documents": []},
        {"share_women": 30, "share_disability": 2, "share_poor": 100},
    ],
)  # fmt: skip
def test_rules_that_can_be_applied_are_taken(rules):
    check_rules(rules)


@pytest.mark.parametrize(
    "rules",
    [
        [], "SMA", {"education_min": "D3"}, {"education_min": 3}, {"age_min": "17"},
        {"age_min": True}, {"age_min": 0}, {"age_max": 400}, {"umur": 17},
        {"not_trained_here_before": "ya"}, {"age_min": 36, "age_max": 35},
        {"documents": "KTP"}, {"documents": ["SIM"]}, {"documents": [["KTP"]]},
        {"share_women": 0}, {"share_women": 101}, {"share_women": True}, {"share_poor": "20"},
    ],
)  # fmt: skip
def test_rules_that_nobody_could_apply_are_refused_when_they_are_written(rules):
    with pytest.raises(ValidationError):
        check_rules(rules)


def test_the_desk_of_programs_answers_a_wrong_rule_on_its_form(signed_in, ministry, program):
    address = reverse("admin:programs_program_change", args=[program.pk])
    browser = signed_in(ministry)
    sent = {
        "code": program.code, "title": program.title, "vocation": program.vocation_id,
        "lesson_hours": 240, "certificate_years": 3, "class_size": 16, "attendance_threshold": 80,
        "eligibility": '{"education_min": "D3"}', "units-TOTAL_FORMS": 0,
        "units-INITIAL_FORMS": 0,
    }  # fmt: skip
    answer = browser.post(address, sent)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.has_error("eligibility")
    assert browser.post(address, sent | {"eligibility": '{"age_min": 18}'}).status_code == 302
    program.refresh_from_db()
    assert program.eligibility == {"age_min": 18}


def test_a_center_counts_what_it_will_start(client, center):
    make_batch(center)
    make_batch(center, status="CLOSED")
    make_batch(center, starts_on=timezone.localdate() - timedelta(days=3))
    row = Page(client.get(CENTERS)).row("BBPLK Bekasi")
    assert "Kota Bekasi" in row[2]
    assert row[3] == "1"


@pytest.mark.parametrize(
    ("query", "names"),
    [("?q=bekasi", ["BBPLK Bekasi"]), ("?q=cevest", ["BBPLK Bekasi"]),
     ("?owner=REGIONAL", ["BLK Gunung Mas"]), ("?sort=-name", ["BLK Gunung Mas", "BBPLK Bekasi"]),
     ("?q=zzz", [])],
)  # fmt: skip
def test_centers_are_found_by_todays_and_yesterdays_name(client, center, query, names):
    CenterName.objects.create(center=center, name="CEVEST", valid_from=date(1985, 1, 1))
    small = make_center("blk-gunung-mas", "BLK Gunung Mas", "62.10")
    TrainingCenter.objects.filter(pk=small.pk).update(owner_level="REGIONAL")
    assert [row[0] for row in Page(client.get(CENTERS + query)).rows] == names


def test_the_page_of_a_center_tells_address_names_and_batches(client, signed_in, officer, center):
    TrainingCenter.objects.filter(pk=center.pk).update(
        address="Jl. Guntur Raya 1", phone="021-8841147", email="info@bbplk.test"
    )
    CenterName.objects.create(
        center=center, name="CEVEST", valid_from=date(1985, 1, 1), valid_to=date(2010, 1, 1)
    )
    batch = make_batch(center)
    where = reverse("programs:show_center", args=[center.pk])
    page = Page(client.get(where))
    assert page.facts["Alamat"] == "Jl. Guntur Raya 1"
    assert "CEVEST" in page.facts.values()
    assert "mailto:info@bbplk.test" in page.links
    assert page.row(str(batch))[3] == "16 dari 16"
    assert show(batch.program) in page.links  # a stranger is led to what is open to him
    own = Page(signed_in(officer).get(where))
    assert reverse("programs:show_batch", args=[batch.pk]) in own.links


def test_the_staff_of_a_center_are_no_business_of_a_stranger(
    client, signed_in, organizer, ministry
):
    where = reverse("programs:show_center", args=["bbplk-bekasi"])
    assert organizer.name not in Page(client.get(where)).text
    assert organizer.name in Page(signed_in(organizer).get(where)).text


def test_a_center_that_does_not_exist_is_not_found(client, db):
    assert client.get(reverse("programs:show_center", args=["bbplk-bulan"])).status_code == 404
