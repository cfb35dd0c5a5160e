"""Pictures of the running demo for the README: `make screenshots` (BASE, PORT, DEMO_PASSWORD).

Each picture is taken at 1280 and at 360 pixels, as the person sees it without scrolling.
"""

import io
import os
import re
import sys
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.browser.chromium import DESK, PHONE, find_chromium, launched, sign_in

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
BASE = os.environ.get("BASE") or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
PASSWORD = os.environ.get("DEMO_PASSWORD", "bekasi-kejuruan-2020")
PATIENCE = 60_000  # milliseconds for a list to be checked or a report to be built
HEADS = ["NIK", "Nama", "Jenis kelamin", "Tanggal lahir", "Pendidikan", "Telepon"]


def main() -> int:
    chromium = find_chromium()
    if chromium is None:
        return refuse("No Chromium on this machine: install the package chromium.")
    if not is_running():
        return refuse(f"No demo answers at {BASE}: start it with `make demo`, then try again.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with launched(chromium) as browser:
        for account, pictures in PICTURES.items():
            page = browser.new_page(base_url=BASE, viewport=DESK, locale="id-ID")
            if account:
                sign_in(page, f"{account}@demo.blkportal.test", PASSWORD)
            for name, show in pictures.items():
                after = show(page)
                take(page, name)
                if after:
                    after(page)
            page.context.close()
    return 0


def refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def is_running() -> bool:
    try:
        with urllib.request.urlopen(f"{BASE}/readyz", timeout=10) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def take(page, name):
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        page.reload()  # the page folds its filters when it opens on a phone
        page.screenshot(path=FOLDER / f"{name}-{viewport['width']}.png", animations="disabled")
    page.set_viewport_size(DESK)


def at(address):
    """The page at this address."""

    def show(page):
        page.goto(address)

    return show


def first(address, link):
    """The first page to which a list links."""

    def show(page):
        page.goto(address)
        page.goto(first_link(page, link))

    return show


def of_class(words, tab):
    """A tab of the class whose title says ``words``."""

    def show(page):
        page.goto(f"/programs/batches/?q={words}")
        batch = first_link(page, r"/programs/batches/\d+/")
        page.goto(batch.replace("/programs/batches/", "/participants/classes/") + tab)

    return show


def first_link(page, link):
    found = (a.get_attribute("href") for a in page.locator("main a").all())
    return next(address for address in found if re.fullmatch(link, address or ""))


def preview_of_a_list(page):
    """Upload a list with mistakes; it is thrown away after the picture."""
    page.goto("/participants/imports/new/")
    batch = page.locator("select[name=batch]")
    batch.select_option(index=1)
    file = {"name": "usulan-gunung-mas.xlsx", "mimeType": "", "buffer": list_with_mistakes()}
    page.locator("input[type=file]").set_input_files(file)
    page.click("main form .primary")
    page.wait_for_selector("form[action$='/confirm/']", timeout=PATIENCE)
    return discard


def discard(page):
    page.click("main details:last-of-type > summary")
    page.click("main .button.danger")


def list_with_mistakes() -> bytes:
    """Every run has serials of its own, for the portal knows a list that it has seen."""
    serial = 9000 + int(datetime.now().timestamp()) % 900
    names = ["Bimo Saputra", "Sari Lestari", "Yudi Prakoso", "Lina Marlina", "Rudi Hartono"]
    rows = [
        [f"621001{number:02}0601{serial + number:04}", name, "L", f"{number:02}/06/2001", "SMK",
         f"0812345678{number:02}"]
        for number, name in enumerate(names, 1)
    ]  # fmt: skip
    rows[1][0] = 6.21001e15
    rows[2][3] = "31/02/2001"
    rows[3][4] = "Sekolah"
    book = Workbook()
    for row in [HEADS, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def report_of_the_region(page):
    page.goto("/reports/request/")
    page.check("input[name=period][value=founding]")
    page.click("main form .primary")
    page.wait_for_selector("#message", timeout=PATIENCE)


def checked_certificate(page):
    """What anybody reads who points a camera at the newest certificate."""
    page.goto("/participants/certificates/")
    page.goto(first_link(page, r"/participants/certificates/\d+/"))
    page.goto(page.locator("main a[href*='/check/']").get_attribute("href"))


def assessments_that_wait(page):
    """The class whose decision the home page says is awaited or whose recommendations are."""
    page.goto("/")
    sheet = first_link(page, r"/participants/assessment-days/\d+/.*")
    page.goto(sheet)
    page.goto(first_link(page, r"/participants/classes/\d+/assessments/"))


def proposal_of_quotas(page):
    """Whom the seats of a center go to, reckoned while one waits."""
    page.goto("/reports/proposal/")
    page.fill("[name=people]", "160")
    page.fill("[name=hours]", "12000")
    page.click("main form .primary")
    page.wait_for_url(re.compile(r"/reports/proposal/\d+/"), timeout=PATIENCE)


PICTURES = {
    "": {"sign-in": at("/accounts/sign-in/")},
    "sertifikasi": {
        "check": checked_certificate,
        "home-certifier": at("/"),
        "assessments": assessments_that_wait,
    },
    "sertifikasi2": {"proposal": first("/", r"/participants/certificate-proposals/\d+/")},
    "disnaker.gunungmas": {
        "home-officer": at("/"),
        "nominate": at("/participants/nominate/"),
        "import-preview": preview_of_a_list,
        "person": first("/participants/", r"/participants/\d+/"),
        "duplicate": first("/participants/duplicates/", r"/participants/\d+/join/.*"),
        "obstacles": at("/regions/obstacles/"),
        "needs": at("/programs/needs/"),
        "news": at("/reports/notices/"),
        "duties": at("/reports/duties/regions/62.10/?year=2019"),
        "report": report_of_the_region,
    },
    "disnaker.kalteng": {"meeting": first("/regions/meetings/", r"/regions/meetings/\d+/")},
    "penyelenggara": {
        "home-center": at("/"),
        "batch": first("/programs/batches/", r"/programs/batches/\d+/"),
        "class": first("/", r"/participants/classes/\d+/referrals/.*"),
        "selection": of_class("tahap 5", "selection/"),
        "attendance": of_class("tahap 4", "attendance/"),
        "units": of_class("tahap 4", "units/"),
        "dormitory": at("/participants/dormitory/"),
        "siapkerja": of_class("tahap 4", "siapkerja/"),
    },
    "perekrut": {"employer-search": at("/placements/graduates/")},
    "pengelola.kementerian": {
        "home-ministry": at("/"),
        "admin-index": at("/admin/"),
        "quota-proposal": proposal_of_quotas,
    },
}

if __name__ == "__main__":
    sys.exit(main())
