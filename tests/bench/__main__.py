"""`make bench`: the promised speeds as ratios of two ways to do the same, taken in one run.

Prints one line a figure, {"name", "ratio", "target"}, and ends with 1 when one falls short.
"""

import json
import os
import sys

from blkportal.local.environment import use_local_servers

DATABASE = "blkportal_bench"


def main() -> int:
    use_local_servers(stage="test")
    prepare_database(DATABASE)
    from tests.bench.figures import FIGURES

    is_short = False
    for figure in FIGURES:
        ratio, details = figure.measure()
        line = {"name": figure.name, "ratio": round(ratio, 3), "target": figure.target, **details}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        is_short |= not figure.is_met(ratio)
    return int(is_short)


def prepare_database(name: str) -> None:
    """An empty database of its own, made anew, so that every run starts alike."""
    import psycopg2

    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
    owner.close()
    for url in ("DATABASE_URL", "OWNER_DATABASE_URL"):
        os.environ[url] = f"{os.environ[url].rpartition('/')[0]}/{name}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "blkportal.settings"
    os.environ.setdefault("STATEMENT_TIMEOUT", "300s")

    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_regions", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
