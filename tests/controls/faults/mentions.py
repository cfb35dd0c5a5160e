"""Whom a comment calls, and who hears of it."""

from tests.controls.fault import Fault

SERVICE = "regions/services/mention.py"
TESTS = "tests/regions/test_mentions.py"

FAULTS = (
    Fault(
        "somebody who does not see the obstacle is mentioned",
        SERVICE,
        "sees = Q(role=Role.REGENCY_OFFICER, scope_key=obstacle.regency_id)",
        "sees = Q(role=Role.REGENCY_OFFICER)",
        (f"{TESTS}::test_a_neighbour_cannot_be_mentioned",),
    ),
    Fault(
        "who does not exist is refused in another way than who may not see",
        SERVICE,
        "    if any(key not in known for key in wanted):",
        '    if any(key not in known for key in wanted if key != "987654"):',
        (f"{TESTS}::test_who_may_not_see_and_who_is_not_there_are_refused_alike",),
    ),
    Fault(
        "a colleague hears of what was said to somebody else",
        "reports/services/news.py",
        "own = Mention.objects.filter(person=user)",
        "own = Mention.objects.all()",
        (f"{TESTS}::test_who_is_mentioned_is_told_and_the_colleague_is_not",),
    ),
    Fault(
        "who is chosen after an @ is written and not called",
        "static/js/mention.js",
        "    option.selected = true;\n",
        "",
        ("tests/browser/test_mentions.py::test_the_keyboard_alone_chooses_and_escape_closes",),
    ),
)
