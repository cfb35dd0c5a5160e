"""What is wrong with a page, at the width of a desk and of a phone."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.chromium import DESK, PHONE

HERE = Path(__file__).parent
LOOK = (HERE / "inspecting.js").read_text()
KINDS = (HERE / "kinds.js").read_text()
# comes with every page that a test opens; axe is read where there is something for it to judge
TOOLS = f"{KINDS} window.loadAxe = () => {{ if (!window.axe) {{ {AXE_SCRIPT} }} }};"
EXPECTED = {410}  # a link that has ended says so on a page
WIDTHS = {"phone": PHONE, "desk": DESK}
JUDGED = set()


def faults_of(page, widths=tuple(WIDTHS)):
    """Sentences about the page that is open, which keeps the width that is looked at last.

    Axe is slow: it judges one element of each kind (``kinds.js``), and no other of that kind.
    """
    page.keyboard.press("Tab")  # from here on, focus is shown as to somebody at a keyboard
    for width in sorted(widths, key=lambda width: WIDTHS[width] != page.viewport_size):
        page.set_viewport_size(WIDTHS[width])
        how = {"phone": width == "phone", "judged": " ".join(JUDGED)}
        seen = page.evaluate(LOOK, how)
        JUDGED.update(seen["kinds"])
        yield from (f"at {width} width it {fault}" for fault in seen["faults"])
    yield from (f"breaks the policy: {text}" for text in page.violations)
    page.violations.clear()


def visit(page, address, **options):
    """Open the page and return what is wrong with it, each sentence with the address."""
    answer = page.goto(address)
    if answer.status >= 400 and answer.status not in EXPECTED:
        return [f"{address} answers {answer.status}"]
    return [f"{address}: {fault}" for fault in faults_of(page, **options)]
