"""What some people could not read or use, on every page and on one kind of page."""

from tests.controls.fault import Fault

STYLE = "static/css/portal.css"
EMPTY_PAGES = "tests/browser/test_axe.py::test_pages_without_anything_on_them"

FAULTS = (
    Fault(
        "the foot of every page is too pale to read",
        STYLE,
        ".foot a {color:inherit}",
        ".foot a {color:#bbb}",
        (EMPTY_PAGES,),
    ),
    Fault(
        "what an empty page advises is too pale to read",
        STYLE,
        ".empty p {margin:",
        ".empty p {color:#bbb;margin:",
        (EMPTY_PAGES,),
    ),
    Fault(
        "the menu of a phone has only a drawing on it",
        "templates/base.html",
        '<summary>{% icon "menu" %}{% translate "Menu" %}</summary>',
        '<summary>{% icon "menu" %}</summary>',
        (EMPTY_PAGES,),
    ),
    Fault(
        "forms and the API speak as Django does",
        "blkportal/settings.py",
        'LOCALE_PATHS = [BASE_DIR / "locale"]',
        "LOCALE_PATHS = []",
        ("tests/core/test_borrowed_words.py",),
    ),
    Fault(
        "a box that must be ticked asks to be filled in",
        "blkportal/core/forms.py",
        'default_error_messages = {"required": _("Tick this box to go on.")}',
        'default_error_messages = {"hint": _("Tick this box to go on.")}',
        (
            "tests/placements/test_answer_hire_request.py"
            "::test_officer_and_placement_desk_accept_by_page",
        ),
    ),
    Fault(
        "a choice that is not made yet is a row of dashes",
        "blkportal/core/templatetags/ui.py",
        'is_dash = option["label"] == DASH',
        "is_dash = False",
        ("tests/core/test_ui.py::test_a_choice_that_is_not_made_yet_says_so_in_words",),
    ),
    Fault(
        "a refusal is said in English alone",
        "reports/api/views.py",
        'NotFound(_("The report is not built yet."))',
        'NotFound("The report is not built yet.")',
        ("tests/test_refusal_codes.py::test_nothing_is_refused_in_one_language_only",),
    ),
    Fault(
        "a field without a label is taken for one that has it",
        "tests/browser/kinds.js",
        "element.matches(NAMED) && isNamed(element),",
        "element.matches(NAMED),",
        ("tests/browser/test_kinds.py",),
    ),
    Fault(
        "two colours are taken for one",
        "tests/browser/kinds.js",
        "[...idOf(element), ...classesOf(element), ...attributesOf(element)]",
        "[...idOf(element), ...attributesOf(element)]",
        ("tests/browser/test_kinds.py",),
    ),
    Fault(
        "what is styled in one place is taken for what stands elsewhere",
        "tests/browser/kinds.js",
        "[...idOf(element), ...classesOf(element), ...attributesOf(element)]",
        "[...classesOf(element), ...attributesOf(element)]",
        ("tests/browser/test_kinds.py",),
    ),
)
