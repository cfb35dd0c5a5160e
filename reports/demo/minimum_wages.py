"""Minimum wages of the years of the demo: invented, near to what such wages are."""

from regions.models import MinimumWage, Province, Regency

FIRST, LAST = 2017, 2026
LEAST, STEP, A_YEAR = 1_450_000, 45_000, 165_000
# regions with industry, which decree more than their province
HIGHER = {"32.16": 1.9, "32.75": 1.9, "36.04": 1.6, "62.10": 1.1}
SOURCE = "Contoh, bukan keputusan gubernur"


def write_minimum_wages() -> int:
    places = Regency.objects.filter(pk__in=HIGHER).select_related("province")
    rows = []
    for turn, province in enumerate(Province.objects.order_by("code")):
        for year in range(FIRST, LAST + 1):
            amount = LEAST + turn * STEP + (year - FIRST) * A_YEAR
            about = {"year": year, "province": province, "source": SOURCE}
            rows.append(MinimumWage(**about, amount=amount))
            rows += [
                MinimumWage(**about, regency=place, amount=int(amount * HIGHER[place.pk]))
                for place in places
                if place.province_id == province.pk
            ]
    return len(MinimumWage.objects.bulk_create(rows))
