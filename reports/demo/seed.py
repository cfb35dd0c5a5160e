"""The whole demo in one transaction: all of it, or nothing."""

from collections.abc import Callable
from random import Random

from programs.models import Batch
from reports.demo import cases, places
from reports.demo.agreements import write_ending_agreement
from reports.demo.approvals import write_approvals
from reports.demo.catalog import write_catalog
from reports.demo.centers import BEKASI, FAKFAK, PATI, SERANG, write_centers
from reports.demo.classes import ClassWriter
from reports.demo.fates import Odds
from reports.demo.follow_ups import write_follow_ups
from reports.demo.minimum_wages import write_minimum_wages
from reports.demo.names import People, known_niks
from reports.demo.offices import write_accounts, write_firms, write_offices
from reports.demo.open_data import write_open_data
from reports.demo.plan import founding_classes, referring_regencies
from reports.demo.stand_out import write_what_stands_out
from reports.demo.today import Today

SEED = 2017


def is_seeded() -> bool:
    return Batch.objects.filter(center=BEKASI).exists()


def write_demo(tell: Callable[[str], object]) -> None:
    random = Random(SEED)
    centers, programs = write_centers(), write_catalog()
    bekasi, serang = centers[BEKASI], centers[SERANG]

    founding = ClassWriter(random, bekasi, programs, "pbk")
    for planned in founding_classes(random):
        founding.add_class(planned, Odds())
    founding.rows.save()
    tell(
        f"{len(founding.rows.enrollments)} people, 2017–2020, {len(founding.rows.batches)} classes"
    )

    regencies = [regency.code for regency in referring_regencies(Random(SEED))]
    for writer in (
        cases.karimun(random, serang, programs),
        cases.padang_panjang(random, bekasi, programs),
        cases.recent_years(random, bekasi, programs, regencies),
        places.pati(centers[PATI], programs),
        places.fakfak(centers[FAKFAK], programs),
    ):
        writer.rows.save()
    tell("Karimun, Padang Panjang, Pati, Fakfak and the classes since 2024")

    tell(f"Minimum wages of provinces and some regencies: {write_minimum_wages()}")
    write_follow_ups(Random(SEED))
    tell("What graduates answered after 3, 6 and 12 months")

    write_offices()
    who = write_accounts(write_firms()[0])
    people = People(random)
    people.used = known_niks()
    Today(random, bekasi, programs, who, people).write()
    write_ending_agreement("62.10", serang)
    tell("What is going on today: open classes, a class in the dormitory, requests of a firm")

    tell(f"Open data of 2017–2020 and of this year: {write_open_data()} tables")

    write_what_stands_out("62.10", centers[PATI], programs["las-smaw-3g"])
    tell("What stands out in all that, by the rules of data quality")

    run = write_approvals(who)
    tell(f"Reports of the quarter from {run.period_from}, which the worker completes")
