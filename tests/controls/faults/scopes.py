"""For whom a transaction acts, and what is undone with it."""

from tests.controls.fault import Fault

SCOPE = "blkportal/core/scope.py"

FAULTS = (
    Fault(
        "a scope outlives its transaction",
        SCOPE,
        '["set_config(%s, %s, true)"]',
        '["set_config(%s, %s, false)"]',
        ("tests/core/test_scope.py::test_a_scope_ends_with_its_transaction",),
    ),
    Fault(
        "a nested scope is not given back",
        SCOPE,
        "                _take(before, using)\n",
        "                pass\n",
        ("tests/core/test_scope.py::test_the_scope_before_comes_back_after_a_nested_one",),
    ),
    Fault(
        "every request acts for the ministry",
        SCOPE,
        'scope = UNSCOPED if is_open else scope_of(getattr(request, "user", None))',
        "scope = UNSCOPED if is_open else SYSTEM",
        ("tests/rowsecurity/test_second_line.py",),
    ),
    Fault(
        "a request that breaks keeps half of what it wrote",
        SCOPE,
        "        request.must_undo = True\n",
        "        request.must_undo = False\n",
        (
            "tests/core/test_refusals.py"
            "::test_a_request_that_ends_badly_keeps_nothing_of_what_it_wrote",
        ),
    ),
)
