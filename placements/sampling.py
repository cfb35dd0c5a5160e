"""The arithmetic of a verification round: it needs no database, so anybody can do it again.

The frame is a text of lines "placement,regency", sorted by placement. Each placement's place in
the draw is the SHA-256 of "seed:placement"; the lowest of each regency are drawn. The open frame
has the placements alone: whoever has it knows the order of the draw, and no count of a region.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from math import sqrt

HEAD, OPEN_HEAD = "placement,regency", "placement"
Z_95 = 1.959964  # of the normal distribution, both sides


def frame_of(rows: Iterable[tuple[int, str]]) -> str:
    """``rows`` are (number of the placement, code of the regency that referred)."""
    return "\n".join([HEAD, *(f"{number},{code}" for number, code in sorted(rows))]) + "\n"


def opened(frame: str) -> str:
    """The open frame: the same placements without their regions."""
    numbers = (str(number) for number, _code in read_frame(frame))
    return "\n".join([OPEN_HEAD, *numbers]) + "\n"


def part_of(frame: str, place: str) -> str:
    """The lines of a regency "62.10" or of a province "62."."""
    return frame_of((number, code) for number, code in read_frame(frame) if _lies(code, place))


def _lies(code: str, place: str) -> bool:
    return code.startswith(place) if place.endswith(".") else code == place


def order_of(open_frame: str, seed: str) -> list[int]:
    """Every placement in the order of the draw."""
    numbers = open_frame.splitlines()[1:]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise ValueError("Every line after the first is the number of a placement.")
    return [int(number) for number in sorted(numbers, key=lambda key: place_of(seed, key))]


def place_of(seed: str, key: int | str) -> str:
    return digest_of(f"{seed}:{key}")


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def read_frame(text: str) -> Iterator[tuple[int, str]]:
    """Raises ValueError with the line that is no "number,code"."""
    lines = text.splitlines()
    if lines[:1] != [HEAD]:
        raise ValueError(f"The first line is not “{HEAD}”.")
    for number, line in enumerate(lines[1:], 2):
        key, comma, code = line.partition(",")
        if not comma or not key.isascii() or not key.isdigit() or not code:
            raise ValueError(f"Line {number} is not a number and a code: {line!r}.")
        yield int(key), code


def draw(frame: str, seed: str, per_region: int) -> list[tuple[str, int, int]]:
    """[(regency, turn from 1, placement)], by regency and turn."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, code in read_frame(frame):
        groups[code].append(number)
    return [
        (code, turn, number)
        for code in sorted(groups)
        for turn, number in enumerate(
            sorted(groups[code], key=lambda key: place_of(seed, key))[:per_region], 1
        )
    ]


def interval(found: int, asked: int) -> tuple[float, float] | None:
    """Wilson's 95 % interval of a share, in percent; nothing where nobody was reached.

    Source: E. B. Wilson (1927), JASA 22, 209–212.
    """
    if not asked:
        return None
    share, z2 = found / asked, Z_95**2
    middle = (share + z2 / (2 * asked)) / (1 + z2 / asked)
    half = Z_95 * sqrt(share * (1 - share) / asked + z2 / (4 * asked**2)) / (1 + z2 / asked)
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)
