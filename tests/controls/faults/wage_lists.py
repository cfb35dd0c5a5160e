"""Lists of minimum wages, read and confirmed."""

from tests.controls.fault import Fault

LIST = "regions/services/wage_list.py"
IMPORTS = "regions/imports.py"
TESTS = "tests/regions/test_wage_lists.py"

FAULTS = (
    Fault(
        "a list of minimum wages overwrites what was changed since its preview",
        LIST,
        "        if _beside(line, now) != line:",
        "        if False:",
        (f"{TESTS}::test_what_was_changed_since_the_preview_stops_the_list",),
    ),
    Fault(
        "a list of minimum wages holds before anybody has confirmed it",
        LIST,
        "    return WageList.objects.create(\n",
        "    _write([line for line in told if not line.is_same], standing)\n"
        "    return WageList.objects.create(\n",
        (f"{TESTS}::test_a_list_says_what_it_would_change_and_holds_once_it_is_confirmed",),
    ),
    Fault(
        "a place and year stand twice in a list of minimum wages",
        IMPORTS,
        "        if first != self.number:",
        "        if False:",
        (f"{TESTS}::test_every_wrong_cell_is_named_at_once_and_nothing_is_kept",),
    ),
    Fault(
        "the minimum of a province is taken for that of a regency of its name",
        IMPORTS,
        "        if is_regency_too:",
        "        if False:",
        (f"{TESTS}::test_a_place_that_can_be_several_is_asked",),
    ),
    Fault(
        "a minimum wage in a list names no decree",
        IMPORTS,
        "        if not (self.source or context.source):",
        "        if False:",
        (f"{TESTS}::test_every_wrong_cell_is_named_at_once_and_nothing_is_kept",),
    ),
)
