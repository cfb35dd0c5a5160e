"""The real cases of the demo as the report counts them; asked of the one seeded database."""

from datetime import date

from reports.figures import shares
from reports.services.counting import count
from reports.services.dashboard.asked import Asked
from reports.services.dashboard.cards import cards_of
from reports.services.dashboard.looking import look_at_place
from reports.services.question import Question, load_places

COUNTED = (
    "enrolled", "boarding", "graduated", "placed", "placed_work", "placed_self_employed",
    "seeking", "status_known", "unknown",
)  # fmt: skip


def the_real_cases_are_exact():
    padang_panjang_2023()
    pati_2021()
    pati_2022_shows_the_unknown_apart()
    fakfak_2024()
    own_centers_are_outside_the_founding_period()
    dashboards_show_the_same()


def asked(place, center, since, until=None):
    until = until or since
    return count(Question(place, date(since, 1, 1), date(until, 12, 31), center))


def counted(figures):
    """Those of the figures that are not zero."""
    return {name: figures[name] for name in COUNTED if figures[name]}


def rates(found):
    return {
        share.rate.name: (share.numerator, share.denominator, share.unknown)
        for share in shares(found.figures)
    }


def enrolled_by(found, kind):
    return {row["label"]: row["figures"]["enrolled"] for row in found.breakdowns[kind]}


def padang_panjang_2023():
    found = asked("13.74", "bbplk-bekasi", 2023)
    assert found.figures["referred"] == 48
    assert counted(found.figures) == {
        "enrolled": 16, "boarding": 16, "graduated": 16,
        "placed": 10, "placed_work": 10, "status_known": 10, "unknown": 6,
    }  # fmt: skip
    assert enrolled_by(found, "program") == {
        "Desainer Grafis Muda": 7, "Desainer Multimedia Muda": 3, "Solution for Business": 2,
        "Teknisi VSAT": 2, "Animator Muda": 1, "Teknisi Jaringan Komputer": 1,
    }  # fmt: skip
    placed, graduated, unknown = rates(found)["placement"]
    assert 0.6 <= placed / graduated <= 0.7
    assert placed + unknown == graduated


def pati_2021():
    found = asked("33.18", "blk-pati", 2021)
    assert counted(found.figures) == {
        "enrolled": 496, "graduated": 496,
        "placed": 187, "placed_work": 187, "status_known": 187, "unknown": 309,
    }  # fmt: skip
    assert rates(found)["placement"] == (187, 496, 309)  # 37.7 %


def pati_2022_shows_the_unknown_apart():
    found = asked("33.18", "blk-pati", 2022)
    assert counted(found.figures) == {
        "enrolled": 512, "graduated": 512, "placed": 228, "placed_work": 91,
        "placed_self_employed": 137, "seeking": 124, "status_known": 352, "unknown": 160,
    }  # fmt: skip
    assert rates(found)["placement"] == (228, 512, 160)  # 44.5 % of the graduates
    assert rates(found)["placement_of_known"] == (228, 352, 160)  # 64.8 % of those known
    assert rates(found)["response"] == (352, 512, None)
    by_funding = {row["key"]: counted(row["figures"]) for row in found.breakdowns["funding"]}
    assert by_funding == {
        "apbn": {
            "enrolled": 352, "graduated": 352, "placed": 228, "placed_work": 91,
            "placed_self_employed": 137, "seeking": 124, "status_known": 352,
        },
        "dbhcht": {"enrolled": 160, "graduated": 160, "unknown": 160},
    }  # fmt: skip


def fakfak_2024():
    found = asked("92.03", "blk-fakfak", 2024)
    assert counted(found.figures) == {
        "enrolled": 272, "graduated": 272,
        "placed": 40, "placed_work": 40, "status_known": 40, "unknown": 232,
    }  # fmt: skip
    assert rates(found)["placement"] == (40, 272, 232)  # 14.7 %
    assert enrolled_by(found, "vocation") == {
        "Teknik Las": 16, "Teknik Listrik": 16, "Refrigerasi": 16, "Garmen Apparel": 64,
        "Teknologi Informasi dan Komunikasi": 96, "Processing": 32, "Otomotif": 16,
        "Pertanian": 16,
    }  # fmt: skip
    assert {row["key"] for row in found.breakdowns["funding"]} == {"apbn"}


def own_centers_are_outside_the_founding_period():
    for center in ("blk-pati", "blk-fakfak"):
        assert not any(asked("", center, 2017, 2020).figures.values())


def dashboards_show_the_same():
    """The card of placement: placed, of the graduated, and of whom nothing is known beside it."""
    shown = {
        ("13.74", "bbplk-bekasi", 2023): (10, 16, 6),
        ("33.18", "blk-pati", 2021): (187, 496, 309),
        ("33.18", "blk-pati", 2022): (228, 512, 160),
        ("92.03", "blk-fakfak", 2024): (40, 272, 232),
    }
    places = load_places()
    for (place, center, year), numbers in shown.items():
        question = Question(place, date(year, 1, 1), date(year, 12, 31), center)
        cards = {card.name: card for card in cards_of(look_at_place(Asked(question), places))}
        placed = cards["placed"]
        assert (placed.number, placed.of, placed.unknown) == numbers
        assert cards["status_known"].number == numbers[1] - numbers[2]
