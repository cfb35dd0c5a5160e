"""Two regencies' own centers, whose published numbers show that unknown is a column of its own.

The sums are the sources'; the people are synthetic. What the sources do not tell is drawn as for
everybody (names, sexes, days, certificates), but never what became of a person: whoever nobody
spoke of stays UNKNOWN, never "not working". As many were nominated as were trained.

**BLK Pati, 2021.** 31 classes of 16 = 496 graduates, of whom 187 were absorbed (37.7 %). Who paid
is not told; here it is APBN.

**BLK Pati, 2022.** 22 classes of 16 with APBN money (352; another article says APBD) and 10 with
DBHCHT (160): 512 graduates. 17.7 % were said to work and 26.8 % to have a business, and of what
these are shares nobody said: the DBHCHT group was not monitored, for no one filled the survey in.
To one decimal, neither number of people that is known gives both shares:

    of the 352 monitored   62 = 17.6 %    94 = 26.7 %   (63 would be 17.9 %, 95 27.0 %)
    of all 512             91 = 17.8 %   137 = 26.8 %   (90 would be 17.6 %)

42 denominators up to 512 would, the smallest being 164; whole classes of 16 are two of them only,
384 and 496, and 496 is the number of graduates of the year before. All 512 come nearest, so 91 and
137 it is, all among the monitored; the other 124 of these are known to look for work.

**BLK Fakfak, 2024.** 17 classes of 16 = 272 with APBN money; 40 are known to work (14.7 %).
"""

from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from random import Random

from programs.models import Program, TrainingCenter
from reports.demo.classes import ClassWriter
from reports.demo.fates import AS_TOLD
from reports.demo.plan import CLASS_SIZE, Delegation, PlannedClass, monday


@dataclass(frozen=True)
class Year:
    """What one source of funds paid for in a year, and what became of all these graduates."""

    year: int
    programs: list[str]  # one for each class
    outcomes: dict[str, int]
    funding: str = "apbn"
    note: str = ""


def taught_in_pati(classes: int) -> list[str]:
    """Which programs they were is not told, so a few take turns."""
    programs = ["menjahit-pakaian", "las-smaw-3g", "sepeda-motor-injeksi", "perakitan-komputer",
                "olahan-hasil-pertanian", "instalasi-listrik"]  # fmt: skip
    return list(islice(cycle(programs), classes))


PATI = [
    Year(2021, taught_in_pati(31), {"WORKING": 187, "UNKNOWN": 309}),
    Year(2022, taught_in_pati(22), {"WORKING": 91, "SELF_EMPLOYED": 137, "SEEKING": 124}),
    Year(2022, taught_in_pati(10), {"UNKNOWN": 160}, "dbhcht", "Tidak dimonitor"),
]
TAUGHT_IN_FAKFAK = {
    "las-smaw-3g": 1, "instalasi-listrik": 1, "teknisi-ac-split": 1, "menjahit-pakaian": 4,
    "perakitan-komputer": 6, "olahan-hasil-pertanian": 2, "sepeda-motor-injeksi": 1,
    "budidaya-tanaman": 1,
}  # fmt: skip
FAKFAK = [
    Year(
        2024,
        [program for program, classes in TAUGHT_IN_FAKFAK.items() for _class in range(classes)],
        {"WORKING": 40, "UNKNOWN": 232},
        note="APBN melalui BPVP Sorong",
    )
]


def pati(center: TrainingCenter, programs: dict[str, Program]) -> ClassWriter:
    return written("Pati", PATI, center, programs)


def fakfak(center: TrainingCenter, programs: dict[str, Program]) -> ClassWriter:
    return written("Fakfak", FAKFAK, center, programs)


def written(
    name: str, years: list[Year], center: TrainingCenter, programs: dict[str, Program]
) -> ClassWriter:
    """Draws of its own, so that a case can be added without changing anybody else."""
    random = Random(name)
    writer = ClassWriter(random, center, programs, name.lower())
    writer.sign = center.name.upper().replace(" ", "-")
    writer.subject = "Pelatihan berbasis kompetensi nonboarding di balai milik daerah"
    for year in years:
        for planned in classes_of(random, name, str(center.regency_id), year):
            writer.add_class(planned, AS_TOLD)
    return writer


def classes_of(random: Random, name: str, regency: str, year: Year) -> list[PlannedClass]:
    """Classes of sixteen from February to November; what became of them was told in December."""
    dealt = deal(random, year.outcomes)
    first, told_on = date(year.year, 2, 15), date(year.year, 12, 12)
    return [
        PlannedClass(
            program,
            monday(first, 230 * place // len(year.programs)),
            f"{name} {year.year} paket {place + 1} ({year.funding.upper()})",
            [
                Delegation(
                    regency,
                    CLASS_SIZE,
                    nominees=CLASS_SIZE,
                    note=year.note,
                    outcomes=dealt[place * CLASS_SIZE :][:CLASS_SIZE],
                    told_on=told_on,
                )
            ],
            year.funding,
            boarding=False,
        )
        for place, program in enumerate(year.programs)
    ]


def deal(random: Random, outcomes: dict[str, int]) -> list[str]:
    """Each outcome exactly as often as it was told; only whose it is, is drawn."""
    dealt = [outcome for outcome, people in outcomes.items() for _person in range(people)]
    random.shuffle(dealt)
    return dealt
