"""In Indonesian nothing is left in English, and the other way round."""

import re

import polib
import pytest

from tests.catalogs import CATALOG

PAGES = {
    "officer": ["/", "/participants/", "/participants/{participant}/", "/participants/nominate/",
                "/participants/imports/{import}/", "/reports/request/", "/accounts/profile/"],
    "organizer": ["/", "/programs/batches/{batch}/", "/participants/classes/{batch}/referrals/",
                  "/participants/dormitory/", "/participants/enrollments/{enrollment}/"],
    "employer": ["/", "/placements/hire-requests/{hire_request}/"],
    "manager": ["/", "/admin/", "/admin/participants/participant/", "/admin/programs/batch/",
                "/admin/core/job/", "/reports/definitions/", "/api/"],
}  # fmt: skip
NAMES = {"Portal BLK"}
WORDS = {
    "id": r"\b(the|and|with|your|from|which|has|have|not|for|who|are|is|of)\b",
    "en": r"\b(yang|dan|untuk|dari|belum|dengan|Anda|ini|adalah|sudah|tidak)\b",
}
TEXTS = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("script, style, code, pre, [lang]:not(html), datalist")
            ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data.replace(/\\s+/g, " ").trim());
    return texts.filter(Boolean);
}"""


@pytest.fixture(scope="session")
def foreign():
    """What the catalog writes in the one language and in no text of the other."""
    entries = [entry for entry in polib.pofile(str(CATALOG)) if "%" not in entry.msgid]
    entries = [entry for entry in entries if entry.msgstr not in NAMES]
    english = {entry.msgid.casefold() for entry in entries}
    indonesian = {entry.msgstr.casefold() for entry in entries}
    return {"id": english - indonesian, "en": indonesian - english}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("person", PAGES)
def test_a_page_speaks_one_language(person, language, page_of, portal, foreign):
    page, faults = page_of(person), []
    page.goto("/")
    if language == "en":
        page.locator("details.drop").first.locator("summary").click()
        page.locator("button[name=language]").click()
    for address in PAGES[person]:
        page.goto(address.format(**portal.world["things"]))
        assert page.locator("html").get_attribute("lang") == language
        for text in page.evaluate(TEXTS):
            if text.casefold() in foreign[language] or re.search(WORDS[language], text):
                faults.append(f"{address}: {text}")
    assert not faults, "\n".join(faults)
