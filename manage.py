#!/usr/bin/env python
"""Django's commands; on a machine without PostgreSQL they bring their own."""

import os
import sys

from django.core.management import execute_from_command_line

from blkportal.local.environment import use_local_servers
from blkportal.local.sentences import CannotStart


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blkportal.settings")
    try:
        use_local_servers()
    except CannotStart as sentence:
        sys.exit(str(sentence))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
