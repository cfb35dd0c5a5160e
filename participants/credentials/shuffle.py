"""Which bit of a list belongs to which certificate: mixed, so that neighbours in a list are not
neighbours in a class. Four rounds of Feistel are a permutation whatever the rounds do, so no two
certificates share a bit, and none has to be written down."""

from functools import lru_cache

from blkportal.core.fields import fingerprint

HALF = 10
BITS = 2 * HALF
SIZE = 1 << BITS  # a million people to hide among; the specification asks for 131,072
ROUNDS = 4
LOW = (1 << HALF) - 1


def place_of(number: int) -> tuple[int, int]:
    """The list and the bit of the certificate with this primary key."""
    return number >> BITS, shuffled(number >> BITS, number & (SIZE - 1))


def shuffled(list_number: int, index: int) -> int:
    left, right = index >> HALF, index & LOW
    for table in _rounds(list_number):
        left, right = right, left ^ table[right]
    return left << HALF | right


@lru_cache(maxsize=16)
def _rounds(list_number: int) -> tuple[tuple[int, ...], ...]:
    """Keyed like the fingerprints of the NIK, which cannot be changed either."""
    return tuple(
        tuple(_mix(f"status list {list_number}: {step}, {half}") for half in range(1 << HALF))
        for step in range(ROUNDS)
    )


def _mix(text: str) -> int:
    return int(fingerprint(text)[:8], 16) & LOW
