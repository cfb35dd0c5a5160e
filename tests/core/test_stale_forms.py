"""C8 at every door: whoever saved second reads what differs, and overwrites nothing."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from regions.models import RegionalAgency
from tests import chain, people
from tests.core.lives import make_agreement


@dataclass(frozen=True)
class Door:
    """A form of the portal: whose, on which record, and the column that two people change."""

    make: Any
    page: str
    column: str
    api: str = ""
    method: str = "post"


def make_draft():
    agreement = make_agreement()
    type(agreement).objects.filter(pk=agreement.pk).update(status="DRAFT")
    return agreement


def make_agency():
    return RegionalAgency.objects.create(regency_id="62.10", name="Disnaker Gunung Mas")


DOORS = {
    "batch": Door(chain.make_batch, "programs:correct_batch", "title", "batch-correct"),
    "agreement": Door(make_draft, "programs:correct_agreement", "title"),
    "participant": Door(
        chain.make_participant,
        "participants:correct_participant",
        "name",
        "participant-detail",
        "patch",
    ),
    "employer": Door(people.make_employer, "placements:correct_employer", "sector"),
    "agency": Door(make_agency, "regions:change_agency", "name", "agency-change"),
}


@pytest.fixture
def door(noun):
    return DOORS[noun]


@pytest.fixture
def record(db, door):
    return door.make()


@pytest.fixture
def browser(signed_in, ministry):
    return signed_in(ministry)


def typed(page):
    """What a browser would send back if nobody touched the form."""
    fields = page.context["form"]
    values = {name: fields[name].value() for name in fields.fields}
    return {name: str(value) for name, value in values.items() if value not in (None, False)}


def another_saves(record, door, value):
    changes = {door.column: value, "version": record.version + 1}
    type(record)._default_manager.filter(pk=record.pk).update(**changes)


def now(record, column):
    return type(record)._default_manager.values_list(column, flat=True).get(pk=record.pk)


def label_of(record, column):
    return str(record._meta.get_field(column).verbose_name)


@pytest.mark.parametrize("noun", DOORS)
def test_a_form_that_nobody_overtook_is_saved(door, record, browser):
    address = reverse(door.page, args=[record.pk])
    answer = browser.post(address, typed(browser.get(address)) | {door.column: "Yang benar"})
    assert answer.status_code == 302
    assert now(record, door.column) == "Yang benar"
    assert now(record, "version") == record.version + 1


@pytest.mark.parametrize("noun", DOORS)
def test_a_form_that_was_overtaken_shows_both_values_and_saves_neither(door, record, browser):
    address = reverse(door.page, args=[record.pk])
    form = typed(browser.get(address))
    another_saves(record, door, "Milik orang lain")
    answer = browser.post(address, form | {door.column: "Milik saya"})
    page = answer.content.decode()
    assert answer.status_code == 409
    with override("id"):
        for shown in (label_of(record, door.column), "Milik orang lain", "Milik saya"):
            assert shown in page
    assert now(record, door.column) == "Milik orang lain"


@pytest.mark.parametrize("noun", DOORS)
def test_the_one_who_was_overtaken_saves_after_opening_the_form_again(door, record, browser):
    address = reverse(door.page, args=[record.pk])
    browser.get(address)
    another_saves(record, door, "Milik orang lain")
    answer = browser.post(address, typed(browser.get(address)) | {door.column: "Milik saya"})
    assert answer.status_code == 302
    assert now(record, door.column) == "Milik saya"


@pytest.mark.parametrize("noun", [noun for noun, door in DOORS.items() if door.api])
def test_the_api_answers_with_the_columns_that_differ(door, record, browser):
    another_saves(record, door, "Milik orang lain")
    answer = getattr(browser, door.method)(
        reverse(door.api, args=[record.pk]),
        {door.column: "Milik saya", "version": record.version},
        content_type="application/json",
    )
    assert answer.status_code == 409
    body = answer.json()
    assert body["code"] == "stale_version"
    with override("id"):
        assert body["fields"] == {
            label_of(record, door.column): {"theirs": "Milik orang lain", "yours": "Milik saya"}
        }
    assert now(record, door.column) == "Milik orang lain"


@pytest.mark.parametrize("noun", DOORS)
def test_a_form_without_its_version_is_not_taken_for_the_newest(door, record, browser):
    address = reverse(door.page, args=[record.pk])
    form = typed(browser.get(address))
    del form["version"]
    before = now(record, door.column)
    answer = browser.post(address, form | {door.column: "Tanpa versi"})
    assert answer.status_code in {200, 400, 409}
    assert now(record, door.column) == before
