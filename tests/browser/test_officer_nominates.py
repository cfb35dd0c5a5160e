"""An officer's Friday, from the home page: one person by hand, and a list from Excel."""

from datetime import date

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.hands import click, press
from tests.chain import make_nik
from tests.participants.nominees import nominee, workbook

BORN = date(2001, 6, 3)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATIENCE = 60_000  # milliseconds for the worker on a busy machine


@pytest.mark.parametrize(
    "use, scripts, serial, name",
    [
        (click, True, 9701, "Bunga Pertiwi"),
        (press, True, 9702, "Dewi Anjani"),
        (click, False, 9703, "Laras Ayu"),
    ],
    ids=["mouse", "keyboard", "no scripts"],
)
def test_one_person_is_nominated_from_the_home_page(use, scripts, serial, name, page_of):
    page = page_of("officer", scripts=scripts)
    page.goto("/")
    use(page, page.locator(".page-head .primary"))
    use(page, page.get_by_role("row").filter(has_text="Kelas Melati").get_by_role("link"))
    page.locator("[name=nik]").fill(make_nik("62.10", BORN, "FEMALE", serial=serial))
    use(page, page.locator("form .primary"))
    expect(page.locator("[name=birth_date]"), "the NIK tells it").to_have_value(f"{BORN}")
    expect(page.locator("[name=sex][value=FEMALE]")).to_be_checked()
    page.locator("[name=name]").fill(name)
    page.locator("[name=education]").select_option("SMK")
    page.locator("[name=phone]").fill("081234567890")
    page.locator("[name=agrees_to_training]").check()
    page.locator("[name=channel]").select_option("PAPER")
    use(page, page.locator("form.form .primary"))
    use(page, page.locator("main form .primary").first)
    page.locator(".notice.good").wait_for()
    page.goto("/participants/")
    use(page, page.get_by_role("link", name=name))
    expect(page.locator(".journey .done")).to_have_count(1)
    assert page.locator("h1").inner_text() == name


def list_with_a_mistake(first):
    rows = [nominee(first), nominee(first + 1), nominee(first + 2, education="Sekolah")]
    return {"name": "usulan.xlsx", "mimeType": XLSX, "buffer": workbook(rows).getvalue()}


@pytest.mark.parametrize("scripts, first", [(True, 500), (False, 520)])
def test_a_list_is_looked_at_saved_and_its_rest_taken_home(scripts, first, page_of, tmp_path):
    page = page_of("officer", scripts=scripts)
    page.goto("/")
    page.locator(".page-head .button:not(.primary)").click()
    page.locator("[name=batch]").select_option(label=option(page, "Kelas Melati"))
    page.locator("[name=file]").set_input_files(list_with_a_mistake(first))
    page.locator("form.form .primary").click()
    save = page.locator("form[action$='/confirm/'] .primary")
    save.wait_for(timeout=PATIENCE)
    assert "2" in save.inner_text()
    expect(page.locator("main tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.locator("a[href$='/repair/']").first.click()
    rest = openpyxl.load_workbook(saved(download, tmp_path)).active
    assert "Sekolah" in [cell.value for cell in rest[2]]
    assert rest.max_row == 2
    doubts = page.locator("[name=doubts_seen]")
    if doubts.count():
        doubts.check()
    save.click()
    page.locator(".status.good").first.wait_for(timeout=PATIENCE)
    page.wait_for_function("() => !document.querySelector('progress')", timeout=PATIENCE)
    person = nominee(first)["name"]
    page.goto("/participants/")
    page.get_by_role("link", name=person, exact=True).click()
    expect(page.locator(".journey .done")).to_have_count(1)


def option(page, text):
    """The label of the option that names `text`; waits until the page has it."""
    return page.locator("[name=batch] option", has_text=text).first.inner_text()


def saved(download, folder):
    path = folder / "rest.xlsx"
    download.value.save_as(path)
    return path
