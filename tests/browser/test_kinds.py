"""Axe judges one element of a kind: what differs in what a rule asks for is of another kind."""

import pytest

from tests.browser import inspecting

STYLE = """
.soft {color:#444} .pale, #pale {color:#bbb}
a, input, button {min-height:44px} :focus {outline:2px solid black}
"""
PAGE = """<!doctype html><html lang="id"><head><title>Uji</title>
<style>{style}</style></head><body><a href="#main">Lewati</a>
<main id="main"><h1>Uji</h1>{content}</main></body></html>"""
RIGHT = """
<p class="soft">Kata</p>
<p id="dark">Kota</p>
<p><label for="name">Nama</label> <input id="name"></p>
<p><a href="/x/">Buka</a> <button type="button">Simpan</button></p>
<ul><li>Satu</li></ul>
<p><img src="data:," alt="Peta"></p>
<p aria-describedby="name">Kota</p>
"""
WRONG = {
    "a colour that is too pale": ('class="soft"', 'class="pale"', "color-contrast"),
    "a colour of one place": ('id="dark"', 'id="pale"', "color-contrast"),
    "a field without a label": ('<label for="name">Nama</label>', "", "label"),
    "a field whose label is of another": ('for="name"', 'for="other"', "label"),
    "a link without words": (">Buka<", "><", "link-name"),
    "a button without words": (">Simpan<", "><", "button-name"),
    "a list of what are no items": ("<li>Satu</li>", "<div>Satu</div>", "list"),
    "an image that says nothing": (' alt="Peta"', "", "image-alt"),
    "a role that is none": ("<p aria", '<p role="kota" aria', "aria-roles"),
    "a state that is none": ("<p aria", '<p aria-hidden="kota" aria', "aria-valid-attr-value"),
}


@pytest.fixture
def look(open_page, monkeypatch):
    """``look("<p>…</p>")`` gives the faults of a page with this on it."""
    monkeypatch.setattr(inspecting, "JUDGED", set())
    page = open_page()
    page.goto("about:blank")

    def look_at(content):
        page.set_content(PAGE.format(style=STYLE, content=content))
        return " ".join(inspecting.faults_of(page))

    return look_at


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_noticed_on_a_page_like_one_that_was_right(what, look):
    right, wrong, rule = WRONG[what]
    assert look(RIGHT) == ""
    assert f"fails {rule} " in look(RIGHT.replace(right, wrong))


def test_more_of_a_kind_is_not_judged_again(look):
    look(RIGHT)
    judged = len(inspecting.JUDGED)
    look(RIGHT.replace("<li>Satu</li>", "<li>Dua</li><li>Tiga</li>"))
    assert len(inspecting.JUDGED) == judged


def test_what_two_pages_share_is_told_of_the_first(look):
    pale = RIGHT.replace('class="soft"', 'class="pale"')
    assert "color-contrast" in look(pale)
    assert look(pale) == ""
