"""Minimum wages for the tests."""

from regions.models import MinimumWage, WageList
from tests.people import make_user


def make_minimum_wage(place="62.10", year=2019, amount=3_000_000):
    regency = place if "." in place else None
    return MinimumWage.objects.create(
        year=year, province_id=place[:2], regency_id=regency, amount=amount,
        source="Keputusan Gubernur Nomor 188.44/2018",
    )  # fmt: skip


def make_wage_list(by=None, place="62.10", **fields):
    """One line, of a year that no other record speaks of."""
    by = by or make_user("ratna@wages.test", "ministry_manager")
    lines = [[2, place, 2098, 3_400_000, "Keputusan Gubernur 5/2097", None, None]]
    about = {"file_name": "umk.xlsx", "lines": lines, "added": 1, "changed": 0, "same": 0}
    return WageList.objects.create(uploaded_by=by, **about | fields)
