"""What must be done before the demo can serve, in one process: Django starts only once.

Run as `python -m blkportal.local.prepare ACCOUNTS STAMP` in a complete environment: the demo's
accounts are listed in the one file, and the other one remembers that the data are made.
"""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

from blkportal.local.sentences import say


def prepare(accounts: Path, stamp: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blkportal.settings")
    django.setup()
    say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    say("Loading provinces, regencies and cities …")
    call_command("load_regions")
    if not stamp.exists():
        say("Making the demo's data, once …")
        call_command("seed_demo")
        stamp.touch()
    say("Collecting style sheets and scripts …")
    call_command("collectstatic", interactive=False, verbosity=0)
    with accounts.open("w") as output:
        call_command("demo_accounts", stdout=output)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))
