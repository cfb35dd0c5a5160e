"""7.2: a recount finds nothing, whatever was going on when processes were killed."""

from tests.races.storm import Storm


def test_no_counter_drifts_while_processes_are_killed(portal):
    world = portal.lay_out("from tests.live.extra import for_a_storm; for_a_storm(4, 200)")
    storm = Storm(portal, world, moves=200)
    told = storm.blow(kill_each=60)
    assert not storm.faults, "\n".join(storm.faults[:5])
    assert told["kills"] >= 2
    assert told["done"] >= 200
    assert "No drift" in portal.python("manage.py", "reconcile")
