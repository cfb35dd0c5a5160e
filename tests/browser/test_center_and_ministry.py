"""A center leads a person to a certificate, a firm hires a graduate, the ministry keeps order."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.inspecting import faults_of
from tests.browser.world import FREE, LONG, WAITING_FIRM

PATIENCE = 60_000


def send(page, button="main form.form .button:not(.quiet)"):
    """Press the button of the form that a step has opened, and wait for the answer."""
    with page.expect_navigation():
        page.locator(button).first.click()


def test_a_center_leads_a_person_from_selection_to_a_certificate(page_of, portal):
    batch = portal.world["things"]["selection"]
    page = page_of("organizer")
    page.goto(f"/participants/classes/{batch}/referrals/")
    page.get_by_role("row").filter(has_text=LONG).locator(".tick").check()
    page.locator(".bulk .primary").click()
    expect(page.locator("main"), "it says first whom it selects").to_contain_text(LONG)
    send(page)
    page.goto(f"/programs/batches/{batch}/confirm/")
    page.locator("[name=decree_number]").fill("KEP.7/LATTAS/2026")
    page.locator("[name=decree_on]").fill(f"{timezone.localdate()}")
    send(page)
    page.goto(f"/participants/classes/{batch}/arrivals/")
    send(page, "button[name=only]")
    here = page.get_by_role("row").filter(has_text=LONG)
    assert re.search(r"\bT[123]\b", here.inner_text()), "a free bed is given"
    for plan, people in (("start", "start"), ("start-assessment", "complete"),
                         ("start-graduation", "graduate")):  # fmt: skip
        page.goto(f"/programs/batches/{batch}/")
        send(page, f"form[action$='/{plan}/'] button")
        if people == "graduate":
            note_competence(page, batch)
        page.goto(f"/participants/classes/{batch}/{people}/")
        send(page)
    certifier = page_of("certifier")
    assess(certifier, batch)
    certify(certifier, page_of("manager"), batch)


def note_competence(page, batch):
    page.goto(f"/participants/classes/{batch}/graduate/")
    assert "C.24LAS01.001.1" in page.locator("main").inner_text(), "the page says what is lacking"
    page.goto(f"/participants/classes/{batch}/units/note/")
    page.locator("select[name^=result-]").select_option("K")
    send(page, "form.stack .primary")
    expect(page.get_by_role("row").filter(has_text=LONG).locator("b")).to_have_text("K")


def assess(page, batch):
    """A body is asked, the assessor recommends, the body decides."""
    today = f"{timezone.localdate()}"
    page.goto(f"/participants/classes/{batch}/assessments/plan/")
    page.locator("[name=body]").select_option(index=1)
    for name, words in (("held_on", today), ("site", "Bengkel las 1"),
                        ("assessor", "Sri Wahyuni"), ("assessor_number", "MET.1")):  # fmt: skip
        page.locator(f"[name={name}]").fill(words)
    send(page)
    page.locator("main a[href$='/recommendations/']").click()
    page.locator("select[name^=said-]").select_option("COMPETENT")
    send(page, "form.stack .primary")
    page.locator("main a[href$='/decisions/']").click()
    page.locator("[name=number]").fill("SK/7")
    page.locator("[name=on]").fill(today)
    send(page, "form.stack .primary")
    assert "SK/7" in page.get_by_role("row").filter(has_text=LONG).inner_text()


def certify(page, second, batch):
    """One proposes, another looks and issues."""
    page.goto(f"/participants/classes/{batch}/")
    page.locator(".page-head .primary").click()
    send(page)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("form[action$='/approve/']")).to_have_count(0)
    second.goto(page.url)
    assert LONG in second.locator("main").inner_text()
    send(second, "form[action$='/approve/'] button")
    page.goto(f"/participants/classes/{batch}/")
    page.locator("td a[href*='/certificates/']").click()
    expect(page.get_by_role("heading", name=LONG)).to_have_count(1)
    expect(page.locator(".status.good").first).to_be_visible()


def test_a_firm_finds_asks_and_hires_a_graduate(page_of, portal):
    graduate = portal.world["things"]["free_graduate"]
    firm, officer = page_of("employer"), page_of("officer")
    firm.goto("/")
    assert FREE not in firm.content(), "nobody is named before a yes"
    firm.locator(f".tick[value='{graduate}']").check()
    firm.locator(".bulk .primary").click()
    firm.locator("[name=job_title]").fill("Juru las kapal")
    firm.locator("[name=work_regency]").select_option("32.15")
    firm.locator("[name=starts_on]").fill(f"{timezone.localdate()}")
    send(firm)
    officer.goto("/placements/hire-requests/")
    officer.get_by_role("row").filter(has_text="Juru las kapal").get_by_role("link").first.click()
    officer.locator(".page-head .primary").click()
    officer.locator("[name=asked]").check()
    send(officer)
    firm.goto("/placements/hire-requests/")
    firm.get_by_role("row").filter(has_text="Juru las kapal").get_by_role("link").first.click()
    expect(firm.locator("h1")).to_have_text(FREE)
    firm.locator(".page-head .primary").click()
    firm.locator("[name=started_on]").fill(f"{timezone.localdate()}")
    send(firm)
    firm.goto("/placements/placements/")
    expect(firm.get_by_role("link", name=FREE)).to_have_count(1)


def test_the_ministry_filters_looks_at_the_preview_and_verifies(page_of):
    page = page_of("manager")
    page.goto("/")
    page.locator(".page-head .primary").click()
    page.locator(".drawers").get_by_role("link", name="Pemberi kerja", exact=True).click()
    page.locator("#changelist-filter summary").filter(has_text="Status").click()
    page.locator("#changelist-filter a[href*='PENDING']").click()
    row = page.get_by_role("row").filter(has_text=WAITING_FIRM)
    row.locator(".action-select").check()
    page.locator("select[name=action]").select_option("verify_employers")
    page.locator("#changelist .actions button").click()
    page.locator("#content input[type=submit]").wait_for()
    expect(page.locator("#content li")).to_have_text([WAITING_FIRM])
    assert list(faults_of(page)) == []
    page.locator("#content input[type=submit]").click()
    page.locator(".messagelist .success").wait_for()
    expect(page.get_by_role("row").filter(has_text=WAITING_FIRM)).to_have_count(0)


def test_the_ministry_makes_a_report(page_of):
    page = page_of("manager")
    page.goto("/")
    page.locator(".page-head a[href='/reports/request/']").click()
    page.locator("[name=place]").select_option("62.10")
    send(page)
    page.locator("#message").wait_for(timeout=PATIENCE)
    expect(page.locator(".figure").nth(3)).to_be_visible()


def test_a_bar_fills_by_itself_until_the_work_is_done(page_of, portal):
    page, work = page_of("officer"), portal.world["things"]["work"]
    change = (
        "from blkportal.core.models import Job; Job.objects.filter(pk={}).update({}); print(0)"
    )
    portal.lay_out(change.format(work, "status='RUNNING', done=3"))
    page.goto(f"/reports/jobs/{work}/")
    assert page.locator("progress").get_attribute("value") == "3"
    portal.lay_out(change.format(work, "done=7"))
    page.locator("progress[value='7']").wait_for(timeout=PATIENCE)
    portal.lay_out(change.format(work, "status='DONE', done=10"))
    page.locator(".notice.good").wait_for(timeout=PATIENCE)
