"""A standby counts in the right scope, and only when it knows everything."""

from tests.controls.fault import Fault

REPLICA = "blkportal/core/replica.py"
TESTS = "tests/core/test_replica.py"

FAULTS = (
    Fault(
        "a standby that is behind counts all the same",
        REPLICA,
        "        if is_level:\n",
        "        if True:\n",
        (f"{TESTS}::test_a_standby_that_is_behind_is_passed_over",),
    ),
    Fault(
        "a standby is waited for without asking again",
        REPLICA,
        "        time.sleep(PAUSE)\n    return False",
        "        time.sleep(PAUSE)\n        return False\n    return False",
        (f"{TESTS}::test_a_standby_is_waited_for_and_not_for_ever",),
    ),
    Fault(
        "a standby that is gone takes the reports along",
        REPLICA,
        "    except DatabaseError as error:",
        "    except ZeroDivisionError as error:",
        (f"{TESTS}::test_a_standby_that_is_gone_is_passed_over",),
    ),
    Fault(
        "a standby counts what everybody may see",
        REPLICA,
        "from blkportal.core.scope import acting_in, current_scope\n",
        "from blkportal.core.scope import PUBLIC, acting_in\n\ncurrent_scope = lambda: PUBLIC\n",
        (f"{TESTS}::test_a_standby_that_is_level_counts_in_the_same_scope",),
    ),
)
