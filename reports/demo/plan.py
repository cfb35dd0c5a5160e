"""Who went where: the founding years as classes of delegations, before any row is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from regions.models import Regency

YEARS = {2017: 1_104, 2018: 2_016, 2019: 2_784, 2020: 1_592}  # 7,496 people in all
REGENCIES = 263
CLASS_SIZE = 16
GUNUNG_MAS = "62.10"
BOARDING_PROGRAMS = [
    "teknisi-telepon-seluler", "teknisi-audio-video", "otomasi-elektronik", "perakitan-komputer",
    "jaringan-komputer", "desain-grafis-muda", "teknisi-ac-split", "instalasi-listrik",
    "otomasi-industri", "barista", "warehouse",
]  # fmt: skip


@dataclass
class Delegation:
    """People of one regency in one class; ``sexes`` and ``outcomes`` fix them where a case is
    known, and ``told_on`` is the day on which those outcomes were told. ``granted_on`` is later
    than the year's other quotas where the number was raised; ``passed_on`` seats had been granted
    too and went to another region, ``taken_over`` ones came from one."""

    regency: str
    size: int
    sexes: str = ""  # "LLP": two men and a woman
    nominees: int = 0
    note: str = ""
    outcomes: list[str] = field(default_factory=list)
    told_on: date | None = None
    granted_on: date | None = None
    passed_on: int = 0
    taken_over: int = 0


@dataclass
class PlannedClass:
    program: str
    starts_on: date
    title: str
    delegations: list[Delegation] = field(default_factory=list)
    funding: str = "apbn"
    days: int = 34
    boarding: bool = True

    @property
    def size(self) -> int:
        return sum(delegation.size for delegation in self.delegations)


def referring_regencies(random: Random) -> list[Regency]:
    """The 263: larger ones are likelier, Gunung Mas is always among them."""
    every = list(Regency.objects.current())
    drawn = sorted(every, key=lambda regency: random.random() ** (1 / (regency.population or 1)))
    chosen = {regency.code: regency for regency in drawn[-REGENCIES:]}
    if GUNUNG_MAS not in chosen:
        del chosen[drawn[-REGENCIES].code]
        chosen[GUNUNG_MAS] = next(regency for regency in every if regency.code == GUNUNG_MAS)
    return sorted(chosen.values(), key=lambda regency: regency.code)


def gunung_mas_2019() -> list[PlannedClass]:
    """Gunung Mas sent 14 people in July 2019, of 22 tested; one seat came from another region."""
    seats = [
        ("perakitan-komputer", "LLLL", 6, ""),
        ("teknisi-ac-split", "LL", 4, "1 kursi limpahan dari daerah lain"),
        ("teknisi-audio-video", "PPPL", 6, ""),
        ("teknisi-telepon-seluler", "LLLP", 6, ""),
    ]
    return [
        PlannedClass(
            program,
            date(2019, 7, 1),
            "Gunung Mas 2019",
            [
                Delegation(
                    GUNUNG_MAS, len(sexes), sexes, nominees, note, taken_over=int(bool(note))
                )
            ],
        )
        for program, sexes, nominees, note in seats
    ]


def founding_classes(random: Random) -> list[PlannedClass]:
    """All classes of 2017–2020: exactly 7,496 people from exactly 263 regencies."""
    regencies = referring_regencies(random)
    sizes = {regency.code: (regency.population or 1) ** 0.5 for regency in regencies}
    classes: list[PlannedClass] = []
    for year, people in YEARS.items():
        known = gunung_mas_2019() if year == 2019 else []
        weights = {c: w for c, w in sizes.items() if not (known and c == GUNUNG_MAS)}
        shares = share_out(people - sum(k.size for k in known), weights)
        classes += known + pack(year, people, known, delegations(random, shares), random)
        give_what_was_taken_over(known)
    return classes


def give_what_was_taken_over(known: list[PlannedClass]) -> None:
    """Which region could not fill its seat is not told; here it is the next one of the class."""
    for planned in known:
        taken_over = sum(delegation.taken_over for delegation in planned.delegations)
        if taken_over:
            planned.delegations[1].passed_on = taken_over


def share_out(people: int, weights: dict[str, float]) -> dict[str, int]:
    """Whole people by weight, at least one for each, adding up exactly (largest remainders)."""
    spare = people - len(weights)
    total = sum(weights.values())
    exact = {code: spare * weight / total for code, weight in weights.items()}
    shares = {code: 1 + int(part) for code, part in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (int(exact[code]) - exact[code], code))
    for code in by_remainder[: people - sum(shares.values())]:
        shares[code] += 1
    return shares


def delegations(random: Random, shares: dict[str, int]) -> list[Delegation]:
    groups = []
    for code, left in shares.items():
        while left:
            size = min(left, random.randint(2, 7))
            groups.append(Delegation(code, size))
            left -= size
    random.shuffle(groups)
    return groups


def pack(
    year: int,
    people: int,
    known: list[PlannedClass],
    groups: list[Delegation],
    random: Random,
) -> list[PlannedClass]:
    """Fill the known classes up, then new ones of 16 spread over the year."""
    number = -(-people // CLASS_SIZE) - len(known)
    first, span = date(year, 1, 9), 310
    fresh = [
        PlannedClass(random.choice(BOARDING_PROGRAMS), monday(first, span * i // number), "")
        for i in range(number)
    ]
    rooms = iter([*known, *fresh])
    here = next(rooms)
    for group in groups:
        left = group.size
        while left:
            while here.size >= CLASS_SIZE:
                here = next(rooms)
            size = min(left, CLASS_SIZE - here.size)
            join(here, group.regency, size)
            left -= size
    return fresh


def join(planned: PlannedClass, regency: str, size: int) -> None:
    """A regency has one quota a class, so its groups in one class become one."""
    for delegation in planned.delegations:
        if delegation.regency == regency:
            delegation.size += size
            return
    planned.delegations.append(Delegation(regency, size))


def monday(first: date, days: int) -> date:
    day = first + timedelta(days=days)
    return day - timedelta(days=day.weekday())
