"""`make bench-large`: lists among a million people, reports among that many enrollments and ROWS.

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
    from tests.bench.large import checks, documents, exports, lists, pages, people, sums

    people.lay_ground()
    people.grow(0, lists.FEW - 1)
    few = lists.measure()
    people.grow(lists.FEW, min(FIRST, rows) - 1)
    many = lists.measure()
    say(
        lists_at=[lists.FEW, min(FIRST, rows)],
        seconds={name: [few[name], many[name]] for name in few},
    )
    say(exports_at=min(FIRST, rows), **exports.people_as_files())
    small = pages.measure()
    say(pages_at=min(FIRST, rows), seconds=small)
    large = small
    if rows > FIRST:
        people.grow(FIRST, rows - 1)
        large = pages.measure()
        say(pages_at=rows, seconds=large)
        say(exports_at=rows, **exports.people_as_files())
    met = [
        at_most("growth_of_the_slowest_list", slowest_growth(few, many, 3)),
        at_most("growth_of_the_slowest_dashboard", slowest_growth(small, large, 1.5)),
        at_most("nation_against_group_by", sums.nation_against_rows()),
        at_most("import_with_sums_against_without", sums.import_against_without()),
        at_most("certificate_check_against_form", checks.against_the_empty_form()),
    ]
    say(recount_seconds=sums.recount_seconds())
    say(documents=documents.all_of_a_year())
    return int(not all(met))


def slowest_growth(
    before: dict[str, float], after: dict[str, float], target: float
) -> tuple[float, float, dict[str, float]]:
    growth = {name: round(after[name] / before[name], 2) for name in before}
    return max(growth.values()), target, growth


def at_most(name: str, measured: tuple[float, float, dict[str, Any]]) -> bool:
    ratio, target, details = measured
    say(name=name, ratio=round(ratio, 3), target=target, **details)
    return ratio <= target


def say(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000))
