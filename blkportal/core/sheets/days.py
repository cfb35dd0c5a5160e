"""Days as people write them in Indonesia: the day first, always."""

import datetime
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari pebruari feb peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt agust august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nopember nov nop",
            "desember des december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + MIDNIGHT, re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})" + MIDNIGHT, re.ASCII)
NAMED = re.compile(r"(\d{1,2})[ .\-/]*([a-z]{3,9})\.?[ .,\-/]*(\d{4}|\d{2})", re.ASCII)
LAST_SERIAL = 2_900_000
EPOCH, EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)


def read_day(text: str, latest_year: int) -> datetime.date | None:
    """None when the text is no day; a short year is the last one not after `latest_year`."""
    text = text.casefold()
    if found := ISO.fullmatch(text.upper()):
        return _day(found[1], found[3], found[4], latest_year)
    if found := DAY_FIRST.fullmatch(text.upper()):
        return _day(found[4], found[3], found[1], latest_year)
    if (found := NAMED.fullmatch(text)) and found[2] in MONTHS:
        return _day(found[3], str(MONTHS[found[2]]), found[1], latest_year)
    return None


def day_of_serial(serial: float, from_1904: bool) -> datetime.date | None:
    """The day behind a number that Excel shows without a date format."""
    if not 60 < serial < LAST_SERIAL or serial != int(serial):
        return None
    return (EPOCH_1904 if from_1904 else EPOCH) + datetime.timedelta(days=int(serial))


def _day(year: str, month: str, day: str, latest_year: int) -> datetime.date | None:
    full_year = int(year)
    if len(year) == 2:
        full_year += latest_year // 100 * 100
        full_year -= 100 if full_year > latest_year else 0
    try:
        return datetime.date(full_year, int(month), int(day))
    except ValueError:
        return None
