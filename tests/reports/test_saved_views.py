"""A person keeps a dashboard under a name: alone, and never its numbers."""

import pytest
from django.urls import reverse

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports import services
from reports.models import SavedView
from reports.models.saved_view import MOST_VIEWS
from tests.door import Door
from tests.pages import Page
from tests.saved_views import make_view

LIST, SAVE = reverse("reports:list_views"), reverse("reports:save_view")
QUERY = {"since": "2019-01-01", "until": "2019-12-31", "show": "cohort"}


def save(user, name="Tahun 2019", region="", query=QUERY):
    with acting_as(user):
        return services.save_view(name=name, region=region, query=query, by=user)


def test_a_view_leads_back_to_place_and_filters(signed_in, officer):
    client = signed_in(officer)
    words = "?region=62.10&since=2019-01-01&until=2019-12-31&show=cohort"
    assert client.post(SAVE + words, {"name": "  Tahun   2019 "}).url == LIST
    ((view, address),) = client.get(LIST).context["views"]
    assert (view.name, view.region, view.query) == ("Tahun 2019", "62.10", QUERY)
    page = client.get(address)
    assert page.context["show"] == "cohort"
    assert str(page.context["question"].period_to) == "2019-12-31"


def test_of_two_that_are_saved_at_once_one_asks_again(officer, monkeypatch):
    save(officer)
    monkeypatch.setattr("reports.services.saved_view.free_name", lambda _others, name: name)
    with pytest.raises(Refusal) as caught:
        save(officer)
    assert caught.value.code == "view_saved_at_once"
    assert SavedView.objects.count() == 1
    other = save(officer, name="Tahun 2020")
    with pytest.raises(Refusal) as caught, acting_as(officer):
        services.rename_view(other, name="Tahun 2019", by=officer)
    assert caught.value.code == "view_saved_at_once"


def test_a_view_keeps_filters_and_nothing_else(officer):
    view = save(officer, query={**QUERY, "csrfmiddlewaretoken": "x", "page": "9", "sex": "",
                                "program": "p" * 300})  # fmt: skip
    assert view.query == {**QUERY, "program": "p" * 200}


def test_nobody_else_sees_opens_or_removes_it(signed_in, officer, neighbour, ministry, organizer):
    view = save(officer)
    for other in (neighbour, ministry, organizer):
        client = signed_in(other)
        assert not client.get(LIST).context["views"]
        assert client.get(reverse("reports:rename_view", args=[view.pk])).status_code == 404
        assert client.post(reverse("reports:remove_view", args=[view.pk])).status_code == 404
    assert SavedView.objects.filter(pk=view.pk).exists()


def test_the_database_hides_it_from_a_neighbour_too(officer, neighbour):
    save(officer)
    with acting_as(neighbour):
        assert not SavedView.objects.exists()
        assert not SavedView.objects.all().delete()[0]
    with acting_as(officer):
        assert SavedView.objects.count() == 1


def test_a_view_is_renamed_and_removed(signed_in, officer):
    client, view = signed_in(officer), save(officer)
    client.post(reverse("reports:rename_view", args=[view.pk]), {"name": "Lain"})
    assert [each.name for each, _address in client.get(LIST).context["views"]] == ["Lain"]
    client.post(reverse("reports:remove_view", args=[view.pk]))
    assert not SavedView.objects.exists()
    assert Page(client.get(LIST)).empty


@pytest.mark.parametrize(
    "name, code", [("Tahun 2019", "view_name_taken"), ("   ", "view_no_name")]
)
def test_a_view_has_a_name_of_its_own(officer, neighbour, name, code):
    save(officer)
    save(neighbour)
    with pytest.raises(Refusal) as refusal:
        save(officer, name=name)
    assert refusal.value.code == code


def test_a_refusal_stands_on_the_form(signed_in, officer):
    save(officer)
    page = signed_in(officer).post(SAVE, {"name": "Tahun 2019"})
    assert page.status_code == 200
    assert page.context["form"].errors["name"]


def test_twenty_views_are_kept_and_a_freed_place_is_used_again(officer):
    views = [make_view(officer, turn=turn, name=f"{turn}") for turn in range(1, MOST_VIEWS + 1)]
    with pytest.raises(Refusal) as refusal:
        save(officer)
    assert refusal.value.code == "too_many_views"
    views[4].delete()
    assert save(officer).turn == 5


def test_no_view_of_a_foreign_place_is_kept(signed_in, officer, neighbour):
    client = signed_in(officer)
    answer = client.post(f"{SAVE}?region={neighbour.scope_key}", {"name": "Tetangga"})
    assert answer.status_code == 404
    assert not SavedView.objects.exists()


def test_the_list_costs_the_same_for_one_and_for_twenty(signed_in, officer, questions):
    client = signed_in(officer)
    make_view(officer)
    one = len(questions(client, LIST))
    for turn in range(2, MOST_VIEWS + 1):
        make_view(officer, turn=turn, name=f"{turn}")
    assert len(questions(client, LIST)) == one


def test_the_api_saves_lists_renames_and_removes(officer, neighbour):
    door = Door(officer)
    made = door.post("saved-views/", name="Tahun 2019", region="62.10", query=QUERY)
    assert (made.status_code, made.json()["query"]) == (201, QUERY)
    (key,) = door.ids("saved-views/")
    assert door.post(f"saved-views/{key}/rename/", name="Lain").json()["name"] == "Lain"
    assert Door(neighbour).post(f"saved-views/{key}/remove/").status_code == 404
    foreign = door.post("saved-views/", name="X", region=neighbour.scope_key)
    assert foreign.status_code == 404
    assert door.post(f"saved-views/{key}/remove/").status_code == 204
    assert not SavedView.objects.exists()
