"""`make bench-large`: the figures of reports among a million enrollments, and among ROWS of them.

Takes some minutes and some ten gigabytes for 10,000,000. Prints one line of JSON a figure; the
ratios have a target, and the command ends with 1 when one falls short. Seconds are told beside.
"""

import json
import os
import sys
from typing import Any

from blkportal.local.environment import use_local_servers
from tests.bench.__main__ import prepare_database

DATABASE = "blkportal_bench_large"
FIRST = 1_000_000


def main(rows: int) -> int:
    use_local_servers(stage="test")
    os.environ["STATEMENT_TIMEOUT"] = "3600s"
    prepare_database(DATABASE)
    from tests.bench.large import documents, pages, people, sums

    people.lay_ground()
    people.grow(0, min(FIRST, rows) - 1)
    small = pages.measure()
    say(pages_at=min(FIRST, rows), seconds=small)
    large = small
    if rows > FIRST:
        people.grow(FIRST, rows - 1)
        large = pages.measure()
        say(pages_at=rows, seconds=large)
    growth = {name: round(large[name] / small[name], 2) for name in small}
    met = [
        at_most("growth_of_the_slowest_dashboard", (max(growth.values()), 1.5, growth)),
        at_most("nation_against_group_by", sums.nation_against_rows()),
        at_most("import_with_sums_against_without", sums.import_against_without()),
    ]
    say(recount_seconds=sums.recount_seconds())
    say(documents=documents.all_of_a_year())
    return int(not all(met))


def at_most(name: str, measured: tuple[float, float, dict[str, Any]]) -> bool:
    ratio, target, details = measured
    say(name=name, ratio=round(ratio, 3), target=target, **details)
    return ratio <= target


def say(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000))
