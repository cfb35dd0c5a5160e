"""Every page, for everybody who sees it differently, on a phone and at a desk.

No serious fault by axe, no breach of the policy, no sideways scrolling, one h1, the right
language, a skip link, a focus that can be seen, and targets that a thumb can hit.
"""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from tests.access.rows import ANYONE
from tests.browser.inspecting import faults_of, visit
from tests.browser.pages import FEW, MANY, admin_lists, pages_by_person
from tests.walks import once, walk

EMPTY = [
    "/participants/",
    "/participants/nominate/",
    "/participants/imports/",
    "/participants/certificates/",
    "/programs/agreements/",
    "/programs/quotas/",
    "/placements/hire-requests/",
    "/placements/placements/",
    "/placements/alumni/",
    "/reports/",
]
FORMS = {
    "officer": ["/participants/nominate/{batch}/", "/participants/imports/new/",
                "/accounts/users/invite/", "/accounts/password/"],
    "organizer": ["/programs/batches/plan/", "/programs/batches/{batch}/postpone/"],
    "manager": ["/programs/agreements/draft/", "/placements/employers/register/",
                "/admin/programs/agreement/add/"],
}  # fmt: skip
SEND = "form => form.submit()"  # past what the browser itself would refuse
OURS = "#content form[method=post]:not([id=logout-form])"


@pytest.mark.parametrize("person", once(MANY + FEW, "officer", ANYONE))
def test_every_page_can_be_used_by_everybody(person, page_of, portal):
    page, faults = page_of(person), []
    for address in pages_by_person(portal.world["things"])[person]:
        faults += visit(page, address)
    assert not faults, "\n".join(faults)


def test_pages_without_anything_on_them(page_of):
    page, faults = page_of("newcomer"), []
    for address in EMPTY:
        faults += visit(page, address)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("person", once(FORMS, "officer"))
def test_forms_with_errors(person, page_of, portal):
    page, faults = page_of(person), []
    for address in FORMS[person]:
        page.goto(address.format(**portal.world["things"]))
        page.eval_on_selector(OURS, SEND)
        page.wait_for_selector(".summary, .errornote")
        found = faults_of(page)
        faults += [f"{address} with errors: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def test_what_anybody_reads_who_checks_a_certificate(page_of, portal):
    page, token = page_of("anyone"), portal.world["things"]["check_token"]
    assert visit(page, f"/check/{token}/") == []
    assert visit(page, "/check/offline/#BLK1~no-such-key") == []
    assert page.goto(f"/check/{'x' * 22}/").status == 404
    assert list(faults_of(page)) == []


@pytest.mark.parametrize(
    "status, address", [(403, "/programs/agreements/draft/"), (404, "/participants/0/")]
)
def test_a_refusal_is_a_page_with_a_way_on(status, address, page_of):
    page = page_of("officer")
    assert page.goto(address).status == status
    assert page.locator("main .primary").count() == 1
    assert list(faults_of(page)) == []


def test_a_step_that_is_no_longer_possible_is_a_page_too(page_of, portal):
    page, referral = page_of("officer"), portal.world["things"]["referral"]
    page.goto(f"/participants/referrals/{referral}/review/")
    page.locator(OURS).first.evaluate(
        "(form, address) => { form.action = address; form.submit(); }",
        f"/participants/referrals/{referral}/submit/",
    )
    page.wait_for_selector("main p:text-is('409')")
    assert list(faults_of(page)) == []


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_pages_for_bad_days(name, page_of):
    page = page_of("anyone")
    with override("id"):
        text = render_to_string(name)
    page.route("**/bad-day/", lambda it: it.fulfill(body=text, content_type="text/html"))
    page.goto("/bad-day/")
    assert list(faults_of(page)) == []


@walk
@pytest.mark.parametrize("half", [0, 1])
def test_the_ministrys_desk(half, page_of):
    page = page_of("manager")
    faults = visit(page, "/admin/")
    for address in admin_lists()[half::2]:
        faults += visit(page, address)
        first = page.locator("#result_list th a").first
        if first.count():
            faults += visit(page, first.get_attribute("href"), widths=("phone",))
    assert not faults, "\n".join(faults)
