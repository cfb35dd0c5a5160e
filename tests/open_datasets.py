"""A published table as the tests meet it: one region, nobody to be found."""

from django.utils import timezone

from reports.models import OpenDataset
from reports.opendata.columns import COUNTED
from reports.services.open_data import checksum_of
from reports.services.open_tables import rows_of


def make_open_dataset(**about):
    lines = rows_of({"62.10": dict.fromkeys(COUNTED, 15)}, {"62.10": "Kabupaten Gunung Mas"})
    facts = {"code": "regencies", "year": 2019, "version": 1, "as_of": timezone.now(),
             "definitions_version": "2026.2", "lines": lines} | about  # fmt: skip
    dataset = OpenDataset(**facts)
    dataset.checksum = checksum_of(dataset)
    dataset.save()
    return dataset
