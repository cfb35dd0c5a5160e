"""A map of bubbles: one for each regency, its area as large as its number. No outlines are drawn,
for there are none that may be published; a grid, the islands' names and the sea are enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.templatetags.ui import number as in_digits
from reports.services.question import Places

WIDTH = 940.0  # at the equator a degree is as wide as it is high, and Indonesia lies on it
LARGEST = 20.0  # radius of the largest bubble
SMALLEST = 1.6
MARGIN = 0.6  # degrees around the outermost centroids
NATION = (94.5, 141.5, -11.5, 6.5)  # west, east, south, north
ISLANDS = (
    (101.2, 1.4, "Sumatera"), (109.6, -9.2, "Jawa"), (113.6, 1.0, "Kalimantan"),
    (121.0, -3.1, "Sulawesi"), (119.6, -10.6, "Nusa Tenggara"), (128.6, -4.8, "Maluku"),
    (137.5, -6.2, "Papua"),
)  # fmt: skip
DRAWN = ("enrolled", "referred", "graduated", "certified", "placed")
ABOUT = gettext_lazy("Regencies and cities")


@dataclass(frozen=True)
class Spot:
    """Where a regency lies, and its number."""

    code: str
    name: str
    longitude: float
    latitude: float
    number: int


@dataclass(frozen=True)
class Bubble:
    code: str
    name: str
    number: int
    x: str
    y: str
    r: str


@dataclass(frozen=True)
class Drawn:
    """``lines`` are (x1, y1, x2, y2), ``words`` (x, y, text), ``sizes`` (number, radius, x)."""

    width: str
    height: str
    bubbles: list[Bubble]
    lines: list[tuple[str, str, str, str]]
    words: list[tuple[str, str, str]]
    sizes: list[tuple[int, str, str]]
    most: int


def spots_of(numbers: dict[str, int], names: dict[str, str], places: Places) -> list[Spot]:
    """A code that is no regency of today is left out, and none of ours is."""
    return [
        Spot(
            code, names.get(code, code), float(home.longitude), float(home.latitude), numbers[code]
        )
        for code, home in places.regencies.items()
        if code in numbers
    ]


def draw(spots: list[Spot], *, whole: bool) -> Drawn:
    """``whole`` is the frame of the nation; else that of the spots themselves."""
    west, east, south, north = NATION if whole or not spots else frame_of(spots)
    scale = WIDTH / (east - west)

    def x(longitude: float) -> str:
        return f"{(longitude - west) * scale:.0f}"

    def y(latitude: float) -> str:
        return f"{(north - latitude) * scale:.0f}"

    most = max((spot.number for spot in spots), default=0)
    bubbles = [
        Bubble(spot.code, spot.name, spot.number, x(spot.longitude), y(spot.latitude),
               radius(spot.number, most))
        for spot in sorted(spots, key=lambda spot: -spot.number)  # small ones lie on large ones
    ]  # fmt: skip
    step = 5 if east - west > 10 else 1
    meridians = [(x(each), "0", x(each), y(south)) for each in between(west, east, step)]
    parallels = [("0", y(each), f"{WIDTH:.0f}", y(each)) for each in between(south, north, step)]
    words = [(x(a), y(b), name) for a, b, name in ISLANDS]
    if not whole:
        words = [(each.x, beneath(each), f"{each.name}: {in_digits(each.number)}")
                 for each in bubbles]  # fmt: skip
    words += [(x(each), "12", f"{each}°") for each in between(west, east, step)]
    return Drawn(f"{WIDTH:.0f}", y(south), bubbles, meridians + parallels, words,
                 sizes_of(most), most)  # fmt: skip


def radius(number: int, most: int) -> str:
    """The area grows with the number, so the radius with its root."""
    if not number or not most:
        return f"{SMALLEST}"
    return f"{max(SMALLEST, LARGEST * sqrt(number / most)):.1f}"


def beneath(bubble: Bubble) -> str:
    return f"{float(bubble.y) + float(bubble.r) + 14:.0f}"


def sizes_of(most: int) -> list[tuple[int, str, str]]:
    """(number, radius, x) of a few bubbles to compare with."""
    numbers = sorted({round_down(most // 10), round_down(most // 3), most} - {0, 1, 2, 3, 4})
    return [(each, radius(each, most), str(24 + 90 * at)) for at, each in enumerate(numbers)]


def round_down(number: int) -> int:
    """To its first digit: 387 → 300."""
    power = 10 ** (len(str(number)) - 1)
    return number // power * power


def frame_of(spots: list[Spot]) -> tuple[float, float, float, float]:
    """Around the spots; never so narrow or flat that it could not be read."""
    west, east = ends(spot.longitude for spot in spots)
    south, north = ends(spot.latitude for spot in spots)
    wider = max(0.0, (north - south) - (east - west)) / 2
    return west - wider, east + wider, south, north


def ends(places: Iterable[float]) -> tuple[float, float]:
    known = sorted(places)
    return known[0] - MARGIN, known[-1] + MARGIN


def between(low: float, high: float, step: int) -> list[int]:
    return [each for each in range(-15, 150) if low < each < high and each % step == 0]


def sentence_of(spots: list[Spot], label: Any) -> str:
    """What the map shows, for who does not see it."""
    with_some = sorted((s for s in spots if s.number), key=lambda s: (-s.number, s.code))
    words = {"label": str(label), "some": in_digits(len(with_some)), "all": in_digits(len(spots))}
    if not with_some:
        return _("%(label)s: none in any of %(all)s regencies and cities.") % words
    first, half = with_some[0], half_of(with_some)
    words |= {"name": first.name, "number": in_digits(first.number), "half": in_digits(half)}
    return (
        _(
            "%(label)s: from %(some)s of %(all)s regencies and cities; most from %(name)s "
            "(%(number)s). Half of all come from %(half)s of them."
        )
        % words
    )


def half_of(spots: list[Spot]) -> int:
    """How few of them, the largest first, hold half of all."""
    rest, taken = sum(spot.number for spot in spots) / 2, 0
    for spot in spots:
        rest, taken = rest - spot.number, taken + 1
        if rest <= 0:
            break
    return taken
