"""Real cases outside the founding figure, from public sources; their people are synthetic.

Those of regions with a center of their own stand in ``places``.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from programs.models import Program, TrainingCenter
from reports.demo.classes import ClassWriter
from reports.demo.fates import AS_TOLD, Odds
from reports.demo.places import deal
from reports.demo.plan import BOARDING_PROGRAMS, Delegation, PlannedClass

PADANG_PANJANG, KARIMUN = "13.74", "21.02"
# 48 registered, 16 were chosen. On the day of a visit the office said that "60–70 %" worked: 10 of
# 16 (62.5 %) come nearest to the middle of that. Of the others nothing was said, so it is unknown.
PADANG_PANJANG_2023 = [
    ("desain-grafis-muda", 7, 20),
    ("desainer-multimedia", 3, 9),
    ("solution-for-business", 2, 6),
    ("teknisi-vsat", 2, 6),
    ("animator-muda", 1, 4),
    ("jaringan-komputer", 1, 3),
]
# 141 applied; the quota was raised from 16 to 28, and applicants from elsewhere were admitted too
RAISED_ON = date(2018, 7, 23)  # invented; before the first was nominated for the second class
KARIMUN_2018 = [("las-smaw-3g", 16, 80, None), ("otomasi-industri", 12, 61, RAISED_ON)]
PADANG_PANJANG_OUTCOMES, VISITED_ON = {"WORKING": 10, "UNKNOWN": 6}, date(2023, 12, 12)


def padang_panjang(
    random: Random, center: TrainingCenter, programs: dict[str, Program]
) -> ClassWriter:
    writer = ClassWriter(random, center, programs, "pp")
    dealt = deal(random, PADANG_PANJANG_OUTCOMES)
    for program, seats, nominees in PADANG_PANJANG_2023:
        delegation = Delegation(
            PADANG_PANJANG, seats, nominees=nominees, outcomes=dealt[:seats], told_on=VISITED_ON,
            note="Kota menanggung keberangkatan, balai menanggung selebihnya",
        )  # fmt: skip
        del dealt[:seats]
        planned = PlannedClass(program, date(2023, 9, 4), "Padang Panjang 2023", [delegation])
        writer.add_class(planned, replace(AS_TOLD, certified=1))
    return writer


def karimun(random: Random, center: TrainingCenter, programs: dict[str, Program]) -> ClassWriter:
    writer = ClassWriter(random, center, programs, "krm")
    for program, seats, nominees, granted_on in KARIMUN_2018:
        note = "Kuota dinaikkan dari 16 menjadi 28 kursi" if granted_on else ""
        delegation = Delegation(
            KARIMUN, seats, nominees=nominees, note=note, granted_on=granted_on
        )
        planned = PlannedClass(program, date(2018, 9, 3), "Karimun 2018", [delegation])
        writer.add_class(planned, Odds())
    for person in writer.rows.people[:6]:
        person.domicile_id = "21.71"  # from Batam, yet referred by Karimun
    return writer


# the regions of the demo's officers; a class of theirs graduated three to five months ago
OF_THE_DEMO = ["62.10", "62.11"]
EVERY = timedelta(days=42)
# the last class: it has graduated, and nobody has been assessed
NOT_ASSESSED_YET = Odds(answers=0, certified=0, assessed=0)


def recent_years(
    random: Random, center: TrainingCenter, programs: dict[str, Program], regencies: list[str]
) -> ClassWriter:
    """Classes since 2024: graduates whose certificates employers can still rely on."""
    writer = ClassWriter(random, center, programs, "bks")
    today = timezone.localdate()
    starts_on = date(2024, 1, 15)
    while starts_on < today - timedelta(days=60):
        for _class in range(2):
            groups = random.sample(regencies, 4)
            if not _class and starts_on < today - timedelta(days=129) <= starts_on + EVERY:
                groups[:2] = OF_THE_DEMO
            planned = PlannedClass(
                random.choice([*BOARDING_PROGRAMS, "las-smaw-3g", "jaringan-komputer"]),
                starts_on,
                "",
                [Delegation(regency, 4) for regency in groups],
            )
            odds = Odds(answers=0.55, certified=0.85)
            if starts_on >= today - timedelta(days=60 + 42) and _class:
                odds = NOT_ASSESSED_YET
            batch = writer.add_class(planned, odds, latest=today)
            if odds is NOT_ASSESSED_YET:
                batch.status = "GRADUATION"
        starts_on += EVERY
    return writer
