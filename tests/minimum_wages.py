"""Minimum wages for the tests."""

from regions.models import MinimumWage


def make_minimum_wage(place="62.10", year=2019, amount=3_000_000):
    regency = place if "." in place else None
    return MinimumWage.objects.create(
        year=year, province_id=place[:2], regency_id=regency, amount=amount,
        source="Keputusan Gubernur Nomor 188.44/2018",
    )  # fmt: skip
