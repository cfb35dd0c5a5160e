"""What only the database can stop, because two write at one moment, is a sentence and no fault."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from blkportal.core.refusals import is_race
from blkportal.core.scope import acting_as
from placements.models import SavedSearch
from placements.services import saved_search
from tests.searches import make_search


@pytest.fixture
def two(recruiter, monkeypatch):
    """Two searches of one person; whoever names one finds the name free, as a moment before."""
    searches = [make_search(recruiter, place, name=f"Cari {place}") for place in (1, 2)]
    monkeypatch.setattr(saved_search, "_own_name", lambda name, *_who, **_besides: name)
    return searches


def rename(client, search, name, **headers):
    address = reverse("placements:change_search", args=[search.pk])
    return client.post(address, {"name": name, "is_mailed": "on"}, **headers)


def test_a_page_says_what_to_do_and_nothing_is_saved(signed_in, recruiter, two):
    answer = rename(signed_in(recruiter), two[0], "Cari 2")
    assert answer.status_code == 409
    assert answer.context["refusal"].code == "lost_race"
    assert answer.context["refusal"].url == reverse("placements:run_search", args=[two[0].pk])
    with acting_as(recruiter):
        names = SavedSearch.objects.order_by("place").values_list("name", flat=True)
        assert list(names) == ["Cari 1", "Cari 2"]


def test_a_page_answers_when_the_transaction_itself_is_broken(
    signed_in, recruiter, two, monkeypatch
):
    def clash(search, **_facts):
        SavedSearch.objects.filter(pk=search.pk).update(name="Cari 2")

    monkeypatch.setattr("placements.services.change_search", clash)
    answer = rename(signed_in(recruiter), two[0], "Cari 2")
    assert answer.status_code == 409
    assert answer.context["refusal"].code == "lost_race"


def test_a_programming_fault_stays_a_fault(signed_in, recruiter, two, monkeypatch):
    def broken(*_asked, **_facts):
        raise OperationalError("the server is gone")

    monkeypatch.setattr("placements.services.change_search", broken)
    with pytest.raises(OperationalError):
        rename(signed_in(recruiter), two[0], "Cari 3")


class Told(Exception):
    def __init__(self, pgcode):
        self.pgcode = pgcode


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("23505", True), ("23P01", True), ("40P01", True), ("40001", True), ("55P03", True),
     ("23514", False), ("23503", False), (None, False)],
)  # fmt: skip
def test_doubles_and_crossing_locks_are_races_and_broken_rules_are_not(code, is_one):
    error = OperationalError("…")
    error.__cause__ = Told(code)
    assert is_race(error) is is_one
    assert not is_race(ValueError("…"))
