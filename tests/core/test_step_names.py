"""No step stands on a page, or in the ministry's list, as the code calls it."""

import ast
import re
from importlib import import_module

from blkportal.core.states import Moves
from blkportal.core.step_names import NAMES, name_of_step
from tests.test_refusal_codes import calls_of

STATES = [import_module(f"{app}.states") for app in ("participants", "placements", "programs",
                                                     "regions", "reports")]  # fmt: skip
A_VERB = re.compile("[a-z][a-z_]+")


def verbs_that_move():
    kinds = [kind for states in STATES for kind in vars(states).values()]
    return {verb.strip("_") for kind in kinds if isinstance(kind, Moves) for verb in kind.moves}


def verbs_written():
    """The first text of each call that writes a step without moving anything."""
    for call, _module in calls_of({"of", "tell", "write_history", "_mark", "_note", "_write"}):
        owner = getattr(getattr(call.func, "value", None), "id", "StatusChange")
        if owner in {"StatusChange", "approval_moves"}:
            texts = [part.value for part in call.args if isinstance(part, ast.Constant)]
            yield from (str(text).strip("_") for text in texts[:1] if A_VERB.fullmatch(str(text)))


def test_each_step_has_a_name():
    assert not verbs_that_move() - NAMES.keys()
    written = set(verbs_written())
    assert {"export", "warn", "set_rules", "change_by_list"} <= written
    assert not written - NAMES.keys()


def test_a_step_that_has_no_name_any_more_is_told_as_it_was_written():
    assert name_of_step("return_") == "Dikembalikan"
    assert name_of_step("unroll") == "unroll"
