"""A vacancy asks for competency units of the register, through every door."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from placements import services
from placements.models import Vacancy
from placements.services.vacancy_units import find_units, named_units
from tests.door import Door
from tests.placements.test_public_vacancies import page_of, posting_on
from tests.placements.test_upload_vacancies import HEADS, cells, row, sheet
from tests.placements.test_upload_vacancies import PAGE as UPLOAD
from tests.placements.test_vacancy_pages import DRAFT, at, sent
from tests.vacancies import make_units, make_vacancy, vacancy_facts

FLAT, CHECK = "C.24LAS01.101.1", "C.24LAS01.103.1"


@pytest.fixture
def units(db):
    return make_units({FLAT: "Mengelas pelat datar", CHECK: "Memeriksa hasil las"})


def choices(page):
    return [code for code, _label in page.context["form"].fields["units"].choices]


def test_a_firm_ticks_units_and_everybody_reads_them(signed_in, recruiter, client, units):
    signed_in(recruiter).post(DRAFT, sent(units=units))
    vacancy = Vacancy.objects.get()
    assert vacancy.units == units
    shown = signed_in(recruiter).get(at("show_vacancy", vacancy)).text
    assert FLAT in shown
    assert "Memeriksa hasil las" in shown
    published = make_vacancy("PUBLISHED", vacancy.employer, units=units, skills="Teliti")
    assert "Memeriksa hasil las" in client.get(page_of(published)).text
    first, _second, text = posting_on(client, published)["skills"]
    assert (first["@type"], first["termCode"], first["name"]) == (
        "DefinedTerm", FLAT, "Mengelas pelat datar",
    )  # fmt: skip
    assert text == "Teliti"


def test_a_search_keeps_what_is_typed_and_saves_nothing(signed_in, recruiter, units):
    typed = sent(units=[CHECK], job_title="", units_words="pelat DATAR gmaw", units_find="yes")
    page = signed_in(recruiter).post(DRAFT, typed)
    assert choices(page) == [CHECK, FLAT]
    assert not page.context["form"].errors
    assert "Menjalankan mesin CNC" in page.text
    assert page.context["form"]["units"].value() == [CHECK]
    assert not Vacancy.objects.exists()


def test_a_search_on_a_draft_keeps_its_version(signed_in, recruiter, employer, units):
    vacancy, firm = make_vacancy(units=[CHECK]), signed_in(recruiter)
    address = at("change_vacancy", vacancy)
    assert choices(firm.get(address)) == [CHECK]
    page = firm.post(address, sent(version=1, units=[], units_words="pelat", units_find="yes"))
    assert choices(page) == [FLAT]
    assert page.context["form"]["version"].value() == "1"
    firm.post(address, sent(version=1, units=[FLAT], units_words="pelat"))
    assert Vacancy.objects.get().units == [FLAT]


def test_units_stay_in_the_order_of_the_firm(signed_in, recruiter, units):
    page = signed_in(recruiter).post(DRAFT, sent(units=[CHECK, FLAT], units_find="yes"))
    assert choices(page) == [CHECK, FLAT]


def test_what_the_text_names_is_offered_and_not_chosen(signed_in, recruiter, employer, units):
    vacancy = make_vacancy(skills=f"Menguasai {FLAT.lower()}.")
    page = signed_in(recruiter).get(at("change_vacancy", vacancy))
    assert choices(page) == [FLAT]
    assert page.context["form"]["units"].value() == []


@pytest.mark.parametrize("words", ["'", "%_", "a" * 3000, "tidakada " * 900, "tidakada"])
def test_odd_words_find_nothing_and_break_nothing(signed_in, recruiter, units, words):
    page = signed_in(recruiter).post(DRAFT, sent(units_words=words, units_find="yes"))
    assert (page.status_code, choices(page)) == (200, [])


@pytest.mark.parametrize("wrong", ["X.00TIADA.01", "las"])
def test_a_unit_that_nobody_teaches_is_refused(signed_in, recruiter, units, wrong):
    page = signed_in(recruiter).post(DRAFT, sent(units=[FLAT, wrong]))
    assert list(page.context["form"].errors) == ["units"]
    assert not Vacancy.objects.exists()


def test_more_than_twenty_are_refused(signed_in, recruiter):
    many = make_units({f"C.24LAS01.{number}.1": "Las" for number in range(200, 221)})
    page = signed_in(recruiter).post(DRAFT, sent(units=many))
    assert list(page.context["form"].errors) == ["units"]


def test_of_many_twenty_are_told_and_that_there_are_more(db):
    make_units({f"C.24LAS01.{number}.1": "Las" for number in range(200, 221)})
    found, is_more = find_units("las")
    assert (len(found), is_more) == (20, True)
    assert find_units(" ") == ({}, False)


@pytest.mark.parametrize("codes", [["X.00TIADA.01"], [FLAT, FLAT]])
def test_the_service_and_the_database_refuse_alike(recruiter, units, codes):
    with acting_as(recruiter):
        draft = services.draft_vacancy(by=recruiter, **vacancy_facts(units=units))
        for verb, words in (
            (services.draft_vacancy, vacancy_facts(units=codes)),
            (services.change_vacancy, {"version": 1, "changes": {"units": codes}}),
        ):
            about = () if verb is services.draft_vacancy else (draft,)
            with pytest.raises(Refusal) as refused:
                verb(*about, by=recruiter, **words)
            assert refused.value.code == "vacancy_units"
        with pytest.raises(IntegrityError, match="unit"), transaction.atomic():
            Vacancy.objects.update(units=codes)


def test_the_api_takes_and_tells_the_codes(recruiter, units):
    door = Door(recruiter)
    facts = sent(units=units)
    facts |= {name: str(facts[name]) for name in ("valid_from", "valid_until")}
    made = door.post("vacancies/", **facts).json()
    assert made["units"] == units
    wrong = door.post("vacancies/", **facts | {"units": ["X.00TIADA.01"]})
    assert (wrong.status_code, list(wrong.json())) == (400, ["units"])


def test_a_column_of_a_list_holds_codes(signed_in, recruiter, units):
    heads = [*HEADS, "Kode unit kompetensi"]
    good = [*row(), f"{FLAT.lower()}; {CHECK},{FLAT}"]
    signed_in(recruiter).post(UPLOAD, {"file": sheet(good, [*row(), ""], heads=heads)})
    assert sorted(Vacancy.objects.values_list("units", flat=True)) == [[], units]
    wrong = [*row(), "X.00TIADA.01"]
    assert cells(signed_in(recruiter).post(UPLOAD, {"file": sheet(wrong, heads=heads)})) == ["P2"]


def test_the_register_is_asked_once_for_a_whole_list(
    recruiter, units, django_assert_max_num_queries
):
    with acting_as(recruiter), django_assert_max_num_queries(8):
        services.draft_vacancies([vacancy_facts(units=units)] * 30, by=recruiter)


def test_a_unit_that_left_the_register_is_still_told(employer, units):
    vacancy = make_vacancy(employer=employer, units=units)
    vacancy.units = [FLAT, "X.00TIADA.01"]
    assert named_units(vacancy) == [(FLAT, "Mengelas pelat datar"), ("X.00TIADA.01", "")]


def test_two_people_change_the_units_of_one_draft(signed_in, recruiter, employer, units):
    vacancy, firm = make_vacancy(units=[FLAT]), signed_in(recruiter)
    address = reverse("placements:change_vacancy", args=[vacancy.pk])
    firm.post(address, sent(version=1, units=[FLAT, CHECK]))
    stale = firm.post(address, sent(version=1, units=[]))
    assert stale.status_code == 409
    assert CHECK in stale.text
