"""What is wrong with a page, at the width of a desk and of a phone."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.chromium import DESK, PHONE

LOOK = Path(__file__).with_name("inspecting.js").read_text()
# head and foot of a page, and what they look like; without what differs and is not drawn, and
# without the place of the mark in the menu: it looks the same at each entry
FRAME = """() => [
    Boolean(document.querySelector("header [aria-current]")), document.body.className,
    ...[...document.querySelectorAll(
      "link[rel=stylesheet], body > header.top, body > footer.foot")].map((part) => part.outerHTML)
  ].join("").replace(/ value="[^"]*"| aria-current="page"/g, "")
  .replace(/(href="[^"?]*)[?][^"]*"/g, '$1"')"""
EXPECTED = {410}  # a link that has ended says so on a page
WIDTHS = {"phone": PHONE, "desk": DESK}


def faults_of(page, widths=("phone", "desk"), with_axe=("phone", "desk")):
    """Sentences about the page that is open; ``widths`` in the order in which they are tried.

    A frame that axe has judged at that width on an earlier page is not judged again.
    """
    frame = ""
    if with_axe:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(AXE_SCRIPT)
            page.add_init_script(AXE_SCRIPT)  # from the next page on; four times as fast
        frame = page.evaluate(FRAME)
    page.keyboard.press("Tab")  # from here on, focus is shown as to somebody at a keyboard
    for width in widths:
        page.set_viewport_size(WIDTHS[width])
        is_judged = (width, frame) in page.judged
        how = {"phone": width == "phone", "axe": width in with_axe, "frameIsJudged": is_judged}
        for fault in page.evaluate(LOOK, how):
            yield f"at {width} width it {fault}"
        if width in with_axe:
            page.judged.add((width, frame))
    yield from (f"breaks the policy: {text}" for text in page.violations)
    page.violations.clear()


def visit(page, address, **options):
    """Open the page and return what is wrong with it, each sentence with the address."""
    answer = page.goto(address)
    if answer.status >= 400 and answer.status not in EXPECTED:
        return [f"{address} answers {answer.status}"]
    return [f"{address}: {fault}" for fault in faults_of(page, **options)]
