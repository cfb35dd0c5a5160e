"""The pages behind personal links on an old phone: narrow, without scripts, even without style."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_weight import weights_of

OLD = {"width": 240, "height": 320}
MOST = 30_000  # bytes, of a page with all that it loads; what issue 6 allows
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def phone(open_page):
    return open_page(viewport=OLD, scripts=False)


@pytest.fixture
def bare(phone):
    """An old browser that understands none of our style sheets."""
    phone.route("**/*.css", lambda route: route.abort())
    return phone


def links_of(portal, number):
    """Each test has somebody of its own, who has answered nothing yet."""
    return portal.world["things"]["old_phones"][number]


def answer(page, address):
    """Say where one works, by what the labels say, and send it."""
    page.goto(address)
    page.get_by_label("Saya bekerja (karyawan").check()
    page.get_by_label("Nama perusahaan atau usaha Anda").fill("Bengkel Jaya")
    page.get_by_label("Pekerjaan Anda").fill("Juru las")
    page.get_by_label("Di kabupaten atau kota mana").fill("Kota Bekasi")
    page.get_by_label("Sejak").fill(page.get_by_label("Sejak").get_attribute("min"))
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_text("Terima kasih. Jawaban Anda sudah dicatat.")).to_be_visible()


def heights(page, *places):
    boxes = [place.first.bounding_box() for place in places]
    return [box["y"] for box in boxes]


def test_the_question_is_answered_on_a_narrow_screen_without_scripts(phone, portal):
    address = links_of(portal, 0)["question"]
    phone.goto(address)
    assert phone.evaluate(SIDEWAYS) <= 0
    answer(phone, address)
    assert phone.evaluate(SIDEWAYS) <= 0


def test_the_question_is_answered_without_any_style(bare, portal):
    address = links_of(portal, 1)["question"]
    bare.goto(address)
    told = [
        bare.get_by_role("heading", level=1),
        bare.get_by_text("Apa kegiatan Anda sekarang?"),
        bare.get_by_label("Saya bekerja (karyawan"),
        bare.get_by_label("Nama perusahaan atau usaha Anda"),
        bare.get_by_role("button", name="Kirim", exact=True),
    ]
    assert heights(bare, *told) == sorted(heights(bare, *told))
    assert heights(bare, told[0])[0] < 2 * OLD["height"], "drawings push the question away"
    assert bare.evaluate(SIDEWAYS) <= 0
    answer(bare, address)


def test_what_is_wrong_is_said_at_its_field_without_any_style(bare, portal):
    bare.goto(links_of(portal, 2)["question"])
    bare.get_by_label("Saya bekerja (karyawan").check()
    bare.get_by_label("Pekerjaan Anda").fill("Juru las")
    bare.get_by_role("button", name="Kirim", exact=True).click()
    expect(bare.locator("#id_employer_name_error")).to_contain_text("Tulis nama perusahaan")
    expect(bare.get_by_label("Pekerjaan Anda")).to_have_value("Juru las")


def test_the_own_file_is_read_and_changed_on_a_narrow_screen_without_scripts(phone, portal):
    address = links_of(portal, 3)["file"]
    phone.goto(address)
    assert phone.evaluate(SIDEWAYS) <= 0
    switch_off(phone)
    assert phone.evaluate(SIDEWAYS) <= 0


def test_the_own_file_is_read_and_changed_without_any_style(bare, portal):
    address = links_of(portal, 4)["file"]
    bare.goto(address)
    assert bare.evaluate(SIDEWAYS) <= 0
    switch_off(bare)
    bare.get_by_role("link", name="Ada yang salah").click()
    bare.get_by_role("textbox").last.fill("Nama saya Siti Rahmah")
    bare.get_by_role("button", name="Kirim").click()
    expect(bare.locator("#requests")).to_contain_text("Nama saya Siti Rahmah")


def switch_off(page):
    talent = page.locator("#consent li", has_text="Perusahaan boleh menemukan saya")
    talent.get_by_role("button", name="Cabut izin ini").click()
    expect(talent.get_by_role("button", name="Izinkan", exact=True)).to_be_visible()


@pytest.mark.parametrize("kind", ["question", "file"])
def test_a_personal_page_is_light(open_page, portal, kind):
    page = open_page(viewport=OLD, scripts=False)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    parts = weights_of(page, links_of(portal, 5)[kind])
    assert len(parts) >= 3, "page and two sheets"
    assert sum(parts.values()) <= MOST, parts
