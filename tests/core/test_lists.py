"""A list page: filters from the address, chips that take them away, heads that sort."""

import django_filters as filters
import pytest
from django.urls import reverse
from django.utils.translation import override

from blkportal.core.chips import chips_of
from blkportal.core.lists import list_context, sort_rows
from programs.models import Vocation
from tests.chain import make_batch, make_participant

COLUMNS = {"name": "name", "code": "code"}


class VocationFilter(filters.FilterSet):
    name = filters.CharFilter(label="Name", lookup_expr="icontains")
    kind = filters.ChoiceFilter(
        label="Kind", choices=[("1", "Welding"), ("2", "Sewing")], method="keep"
    )
    is_offered = filters.BooleanFilter(label="Offered", method="keep")
    sort = filters.CharFilter(label="Sort", method="keep")

    class Meta:
        model = Vocation
        fields = ["name"]

    def keep(self, rows, name, value):
        return rows


@pytest.fixture
def vocations(db):
    rows = [("b", "Las"), ("a", "Menjahit"), ("c", "Barista")]
    Vocation.objects.bulk_create(Vocation(code=code, name=name) for code, name in rows)
    return Vocation.objects.order_by("pk")


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("name", "cba"),
        ("-name", "abc"),
        ("code", "abc"),
        ("-code", "cba"),
        ("", "bac"),
        ("pk", "bac"),
        ("password", "bac"),
        ("--code", "bac"),
        ("-", "bac"),
        ("code,name", "bac"),
    ],
)
def test_only_columns_that_are_offered_sort(rf, vocations, asked, codes):
    rows = sort_rows(rf.get("/", {"sort": asked}), vocations, COLUMNS)
    assert "".join(row.code for row in rows) == codes


@pytest.mark.parametrize(
    ("asked", "chips"),
    [
        ({}, []),
        ({"name": ""}, []),
        ({"sort": "-name"}, []),
        ({"name": "las"}, [("name", "Name", "las")]),
        ({"kind": "2"}, [("kind", "Kind", "Sewing")]),
        ({"is_offered": "true"}, [("is_offered", "Offered", "yes")]),
        ({"kind": "9", "name": "las"}, []),
    ],
)
def test_each_filter_that_is_set_is_a_chip_in_words(vocations, asked, chips):
    with override("en"):
        shown = chips_of(VocationFilter(asked or None, vocations))
    assert [(chip["name"], chip["label"], chip["value"]) for chip in shown] == chips


def test_a_list_knows_how_many_were_found_and_on_which_page_it_is(rf, vocations):
    request = rf.get("/", {"name": "a", "sort": "code"})
    context = list_context(request, VocationFilter(request.GET, vocations), [], COLUMNS)
    assert [row.code for row in context["rows"]] == ["a", "b", "c"]
    assert (context["found"], context["page"].number) == (3, 1)
    assert [chip["name"] for chip in context["chips"]] == ["name"]


def test_the_page_says_how_many_of_all_and_takes_each_filter_away(signed_in, officer):
    for name in ("Siti Rahma", "Siti Aminah", "Dewi"):
        make_participant(name=name)
    browser = signed_in(officer)
    address = reverse("participants:participant_list")
    page = browser.get(address, {"q": "siti"}, headers={"Accept-Language": "en"}).content.decode()
    assert '<b class="number">2</b> of 3' in page
    assert "Dewi" not in page
    assert 'href="?"' in page or f'href="{address}"' in page
    everybody = browser.get(address).content.decode()
    assert "Dewi" in everybody


@pytest.mark.parametrize(
    "name",
    [
        "participants:participant_list",
        "programs:list_batches",
        "programs:list_agreements",
        "programs:list_quotas",
        "participants:list_certificates",
        "placements:employer_list",
        "placements:placement_list",
        "regions:list_agencies",
        "accounts:list_users",
        "reports:report_list",
    ],
)
def test_an_odd_filter_gives_a_page_and_never_an_error(signed_in, ministry, name):
    make_batch()
    browser = signed_in(ministry)
    for query in ("sort=x&page=-1", "status=X&year=abc", "q=%25&sort=-", "page=999999&regency=x"):
        answer = browser.get(f"{reverse(name)}?{query}")
        assert answer.status_code == 200, query
