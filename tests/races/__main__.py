"""`make storm MOVES=10000`: the storm of the tests, for as long as is asked, and its figures."""

import json
import sys

from blkportal.local.environment import use_local_servers

DATABASE, BROKER_NUMBER, WALKERS = "blkportal_storm", 15, 8


def main(moves: int) -> int:
    use_local_servers(stage="test")
    from tests.blank import copy_blank_database, drop
    from tests.live.portal import ROOT, open_portal
    from tests.races.storm import Storm

    copy_blank_database(DATABASE)
    portal = open_portal(
        DATABASE, BROKER_NUMBER, ROOT / ".local" / "static-of-0", "tests.live.world"
    )
    try:
        code = f"from tests.live.extra import for_a_storm; for_a_storm({WALKERS}, {moves})"
        storm = Storm(portal, portal.lay_out(code), moves)
        told = storm.blow(kill_each=100)
        told["drift"] = portal.python("manage.py", "reconcile").strip()
    finally:
        portal.stop()
        drop(DATABASE)
    sys.stdout.write(json.dumps(told | {"faults": storm.faults}) + "\n")
    return int(bool(storm.faults))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
