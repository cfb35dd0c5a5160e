"""How far two regencies lie apart, as the crow flies between their middles."""

from math import asin, cos, radians, sin, sqrt

from regions.models import Regency

EARTH = 6_371  # kilometres from the middle to the surface


def km_between(one: Regency, other: Regency) -> int:
    if one.pk == other.pk:
        return 0
    north, south = radians(one.latitude), radians(other.latitude)
    up = sin((south - north) / 2) ** 2
    along = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return round(2 * EARTH * asin(sqrt(up + cos(north) * cos(south) * along)))
