"""The notice of a result and the annex of a decree: whose names, in which order, for whom."""

import pytest
from django.utils import timezone

from participants import services
from participants.documents.class_list import (
    annex_facts,
    announcement_facts,
    print_announcement,
    print_decree_annex,
)
from participants.models import Enrollment, Referral
from programs.models import Batch
from tests.chain import make_batch, make_quota
from tests.learning import make_bed
from tests.pages import Page
from tests.participants.classes import at, nominee, seat
from tests.participants.test_print_certificates import pages

ODD_NAMES = ['#panic("x")', "$x$ \\ *tebal* `kode`", "</svg>", "Ñandú ﷺ 张伟", "A" * 100]


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="SELECTION", capacity=4)
    make_quota(batch)
    make_quota(batch, "62.11")
    return batch


def listed(batch, place, name, **more):
    row = nominee(batch, name, "RESERVE", **more)
    Referral.objects.filter(pk=row.pk).update(rank=place)
    row.rank = place
    return row


def names(facts, part="rows"):
    return [row["name"] for row in facts[part]]


@pytest.fixture
def printed(monkeypatch):
    """What a page hands to the paper, instead of the paper."""
    handed = {}

    def note(name, facts_of):
        def take(batch, *rows):
            handed[name] = facts_of(batch, *rows)
            return b"%PDF-"

        return take

    for name, facts_of in (("print_announcement", announcement_facts),
                           ("print_decree_annex", annex_facts)):  # fmt: skip
        monkeypatch.setattr(f"participants.views.class_papers.{name}", note(name, facts_of))
    return handed


def test_the_notice_names_the_selected_and_the_list_in_order(signed_in, organizer, batch, printed):
    seat(batch, "Bakung"), seat(batch, "Anggrek", regency="62.11")
    listed(batch, 4, "Dahlia"), listed(batch, 3, "Cempaka")
    answer = signed_in(organizer).get(at("announce_selection", batch))
    assert f"pengumuman-{batch.code}.pdf" in answer["Content-Disposition"]
    facts = printed["print_announcement"]
    assert names(facts) == ["Anggrek", "Bakung"]
    assert [(row["place"], row["name"]) for row in facts["reserve"]] == [
        (3, "Cempaka"), (4, "Dahlia"),
    ]  # fmt: skip
    assert facts["rows"][0] == {"name": "Anggrek", "from": "Kabupaten Pulang Pisau"}


def test_a_region_prints_its_own_people_only(signed_in, officer, batch, printed):
    seat(batch, "Bakung"), seat(batch, "Anggrek", regency="62.11")
    listed(batch, 3, "Cempaka"), listed(batch, 4, "Dahlia", regency="62.11")
    signed_in(officer).get(at("announce_selection", batch))
    facts = printed["print_announcement"]
    assert (names(facts), names(facts, "reserve")) == (["Bakung"], ["Cempaka"])
    assert facts["of"] == "Kabupaten Gunung Mas"  # and so it says that it is an excerpt


def test_whoever_reads_the_whole_class_prints_no_excerpt(signed_in, organizer, batch, printed):
    seat(batch, "Bakung")
    signed_in(organizer).get(at("announce_selection", batch))
    assert printed["print_announcement"]["of"] == ""


def test_an_excerpt_is_signed_by_nobody(batch):
    row = seat(batch, "Bakung")
    whole, excerpt = print_decree_annex(batch, [row]), print_decree_annex(batch, [row], "Kab. X")
    assert pages(excerpt) == 1
    assert whole != excerpt


def test_the_notice_says_until_when_to_re_register(batch, organizer):
    assert announcement_facts(batch, [], [])["until"] == ""
    services.set_reregistration(batch, on=batch.starts_on, by=organizer)
    assert announcement_facts(batch, [], [])["until"].endswith(str(batch.starts_on.year))


def test_the_annex_names_whom_the_decree_fixes(signed_in, organizer, batch, printed):
    for number, stage in enumerate(
        ["CONFIRMED", "ARRIVED", "GRADUATED", "NOT_PASSED", "WITHDRAWN", "NO_ARRIVAL"]
    ):
        seat(batch, f"{number} {stage}", stage)
    Batch.objects.filter(pk=batch.pk).update(
        status="CONFIRMED", decree_number="KEP.7/2026", decree_on=timezone.localdate()
    )
    signed_in(organizer).get(at("print_annex", batch))
    facts = printed["print_decree_annex"]
    assert names(facts) == ["0 CONFIRMED", "1 ARRIVED", "2 GRADUATED", "3 NOT_PASSED"]
    assert facts["decree"] == "KEP.7/2026"
    assert set(facts["rows"][0]) == {"name", "sex", "born", "education", "from"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("announce_selection", "nothing_to_announce"), ("print_annex", "no_decree")],
)
def test_with_nothing_to_print_the_page_says_what_is_missing(
    signed_in, organizer, batch, name, code
):
    answer = signed_in(organizer).get(at(name, batch))
    assert (answer.status_code, answer.context["refusal"].code) == (409, code)
    assert "belum" in Page(answer).text


@pytest.mark.parametrize("name", ["announce_selection", "print_annex"])
def test_a_neighbouring_center_prints_nothing(signed_in, other_organizer, batch, name):
    assert signed_in(other_organizer).get(at(name, batch)).status_code == 404


def test_the_ways_there_appear_when_there_is_something(signed_in, organizer, batch):
    desk, notice, annex = (
        signed_in(organizer),
        at("announce_selection", batch),
        at("print_annex", batch),
    )
    assert notice not in Page(desk.get(at("show_selection", batch))).links
    seat(batch, "Anggrek")
    assert notice in Page(desk.get(at("show_selection", batch))).links
    assert annex not in Page(desk.get(at("show_class", batch))).links
    Batch.objects.filter(pk=batch.pk).update(decree_number="KEP.7/2026")
    assert annex in Page(desk.get(at("show_class", batch))).links


@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_are_printed_and_never_obeyed(batch, name):
    row = seat(batch, name)
    reserve = listed(batch, 1, name)
    assert pages(print_announcement(batch, [row], [reserve])) == 1
    assert pages(print_decree_annex(batch, [row])) == 1


def test_a_long_list_goes_on_over_pages(center, batch):
    for _ in range(3):
        make_bed(center, "FEMALE")
    row = seat(batch, "Anggrek")
    assert pages(print_decree_annex(batch, [row] * 120)) >= 3


def test_printed_twice_it_is_the_same_file(batch):
    row = seat(batch, "Anggrek")
    assert print_announcement(batch, [row], []) == print_announcement(batch, [row], [])


def test_the_paper_costs_no_more_for_a_hundred_than_for_one(
    signed_in, organizer, batch, printed, django_assert_max_num_queries
):
    Batch.objects.filter(pk=batch.pk).update(capacity=60)
    batch.quotas.update(seats=60, nominees=60)
    for number in range(30):
        seat(Batch.objects.get(pk=batch.pk), f"Peserta {number}")
    assert Enrollment.objects.count() == 30
    desk = signed_in(organizer)
    with django_assert_max_num_queries(12):
        desk.get(at("announce_selection", batch))
