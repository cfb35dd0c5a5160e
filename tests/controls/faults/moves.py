"""A status moves by its table, an edit by its version, each with its history."""

from tests.controls.fault import Fault

STATES = "blkportal/core/states.py"
VERSIONS = "blkportal/core/versions.py"

FAULTS = (
    Fault(
        "the second of two clicks moves again",
        STATES,
        "not found.filter(**{self.field: before}).update(",
        "not type(record)._default_manager.filter(pk=record.pk).update(",
        ("tests/core/test_moves.py::test_the_second_of_two_clicks_moves_nothing",),
    ),
    Fault(
        "a copy that has aged moves its record",
        STATES,
        "not found.filter(**{self.field: before}).update(",
        "not found.update(",
        (
            "tests/core/test_lives.py"
            "::test_a_copy_that_has_aged_moves_nothing_even_where_the_move_would_be_allowed",
        ),
    ),
    Fault(
        "a move forgets its reason",
        STATES,
        "self.write_history(verb, [(record, before)], by=by, reason=reason)",
        "self.write_history(verb, [(record, before)], by=by)",
        ("tests/core/test_moves.py::test_a_move_writes_who_when_from_where_to_where_and_why",),
    ),
    Fault(
        "a move is not noticed by an open form",
        STATES,
        "        if has_version(record):\n",
        "        if not has_version(record):\n",
        ("tests/core/test_moves.py::test_a_move_raises_the_version_so_that_an_open_form_notices",),
    ),
    Fault(
        "a slower edit overwrites a quicker one",
        VERSIONS,
        "filter(pk=record.pk, version=version)",
        "filter(pk=record.pk)",
        (
            "tests/core/test_versions.py::test_the_slower_of_two_edits_is_shown_the_fields_that_differ",
        ),
    ),
    Fault(
        "the comparison of two edits shows a NIK",
        VERSIONS,
        "        return HIDDEN\n",
        "        pass\n",
        ("tests/core/test_versions.py::test_a_comparison_reveals_no_nik",),
    ),
    Fault(
        "an edit of another office is told as the system's",
        "blkportal/core/history.py",
        'entry.user_name or (_("another office") if entry.user_id else "")',
        "entry.user_name",
        (
            "tests/core/test_history_pages.py"
            "::test_what_a_colleague_of_another_office_did_is_told_without_the_name",
        ),
    ),
)
