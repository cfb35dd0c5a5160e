"""Tables that are stacked on a phone: captions and names keep the whole width and their words."""

from pathlib import Path

from django.conf import settings

from tests.browser.chromium import PHONE

STYLES = [Path(settings.BASE_DIR, "static", "css", name) for name in ("tokens.css", "portal.css")]
WIDTH = "e => e.getBoundingClientRect().width"
FACING = """<main class="wrap"><table class="facing"><thead><tr><td></td><th>1</th>
<th>2</th></tr></thead><tbody><tr class="differs"><th scope="row">Kota</th>
<td>ya</td><td id="long">Palangkaraya</td></tr></tbody></table></main>"""
KEPT_WHOLE = """e => {
  const word = document.createElement("span");
  word.textContent = e.textContent;
  word.style.whiteSpace = "nowrap";
  e.replaceChildren(word);
}"""


def test_the_caption_of_a_stacked_table_is_as_wide_as_the_table(page_of):
    page = page_of("officer", viewport=PHONE)
    page.goto("/reports/definitions/")
    caption = page.locator(".table caption").first
    assert caption.evaluate(WIDTH) > 0.9 * page.locator(".table").first.evaluate(WIDTH)


def test_two_records_side_by_side_break_no_word_on_a_phone(page_of):
    page = page_of("anyone", viewport=PHONE)
    page.set_content(f"<!doctype html><html><body>{FACING}</body></html>")
    for path in STYLES:
        page.add_style_tag(path=path)
    cell = page.locator("#long")
    before = cell.bounding_box()["height"]
    cell.evaluate(KEPT_WHOLE)
    assert cell.bounding_box()["height"] == before  # one line, as if it could not break
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
