"""A published table as the tests meet it: one region, nobody to be found."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from reports.models import OpenDataset
from reports.opendata.columns import COUNTED
from reports.services.open_data import checksum_of
from reports.services.open_tables import rows_of
from tests.chain import make_batch, make_enrollment, make_referral

YEAR = 2019


def make_open_dataset(**about):
    lines = rows_of({"62.10": dict.fromkeys(COUNTED, 15)}, {"62.10": "Kabupaten Gunung Mas"})
    facts = {"code": "regencies", "year": 2019, "version": 1, "as_of": timezone.now(),
             "definitions_version": "2026.2", "lines": lines} | about  # fmt: skip
    dataset = OpenDataset(**facts)
    dataset.checksum = checksum_of(dataset)
    dataset.save()
    return dataset


def newest(code):
    return OpenDataset.objects.filter(code=code, year=YEAR).order_by("-version").first()


def address(name="show_open_data", code="regencies", **more):
    return reverse(f"open_data:{name}", args=[code, YEAR, *more.values()])


def more_people(regency="62.10"):
    """Thirty more graduates, in three classes."""
    for month in (3, 5, 7):
        batch = make_batch(starts_on=date(YEAR, month, 1))
        for _number in range(10):
            make_enrollment("GRADUATED", make_referral(batch, status="SELECTED", regency=regency))
