"""Every page and every list costs at most twelve statements, however many rows there are.

The frame is counted too: session, user, and the four statements by which a test takes a scope
and gives it back (production has three).
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.access.asking import address_of
from tests.access.crowd import grow
from tests.access.rows import may_use, reaches
from tests.access.table import ACCESS
from tests.walks import once, walk

BUDGET = 12
FRAME = 6
# the first page gathers what waits in every app; a person's page also notes who looked, and costs
# twelve where the frame has one statement less; the talent search has four lists of choices to
# offer, each a statement, and counts them
MORE = {"home": 15, "participants:participant_detail": 13, "placements:graduate_list": 15}
# whom a comment can call is asked in another scope, which is taken and given back
MORE |= {"regions:show_obstacle": 18, "obstacle-mentionable": 13}
# two statements read each region and program once, where a join made them anew for each need: half
# the time for 514 x 60 needs; the page also has what the ministry made of its lines
MORE["reports:show_proposal"] = 15
MORE |= {f"reports:{verb}_lines": 14 for verb in ("change", "download")}
MORE["quota-proposals-detail"] = 14
MORE["programs:show_agreement"] = 13  # with its documents and what was asked about the next one
MORE["placements:show_forum"] = 13  # its agenda is that of the placement desk
# the places that a name means are looked up before the offers are narrowed by them
MORE["placements:graduate_list filtered"] = MORE["placements:graduate_list"] + 1
# who took the workbook away is kept, in a transaction of its own
MORE["participants:export_travel"] = 14
# a question is no list: what its answer costs is counted beside its own tests
NOT_COUNTED = {"api_schema", "api_docs", "livez", "readyz", "what-if"}
READERS = ["officer", "province", "organizer", "placer", "employer", "manager"]
FILTERED = {
    "participants:participant_list": "?stage=nominated&q=a&year=2026",
    "participants:list_certificates": "?q=a",
    "placements:graduate_list": "?place=Gunung",
    "programs:list_batches": "?q=las",
    "participant-list": "?q=a",
}


@pytest.fixture(autouse=True)
def _session_is_noted_once(monkeypatch):
    monkeypatch.setattr("accounts.middleware.NOTED_EVERY", 10_000)


@pytest.mark.parametrize("person", once(READERS, "officer"))
def test_every_page_costs_the_same_for_one_row_and_for_a_hundred(person, browser, worlds):
    client, (own, _foreign) = browser(person), worlds
    pages = {name: address_of(name, row, own) for name, row in read_by(person)}
    pages |= {f"{name} filtered": pages[name] + FILTERED[name] for name in FILTERED.keys() & pages}
    compare(client, pages, own)


@walk
@pytest.mark.parametrize("person", ["admin"])
def test_every_list_and_record_of_the_admin_does_too(person, browser, worlds):
    client, (own, _foreign) = browser(person), worlds
    compare(client, dict(admin_pages(client)), own)


def read_by(person):
    """The rows of the table whose record this person may read."""
    for name, row in ACCESS.items():
        is_page = row.get and not row.answers and name not in NOT_COUNTED
        if is_page and may_use(person, row.get) and reaches(person, row.on, "own"):
            yield name, row


def admin_pages(client):
    """Every change list that the person finds on the first page, and one record of each."""
    for app in client.get(reverse("admin:index")).context["app_list"]:
        for entry in app["models"]:
            noun = f"{app['app_label']}_{entry['model']._meta.model_name}"
            yield f"{noun} list", reverse(f"admin:{noun}_changelist")
            if record := entry["model"]._default_manager.order_by("pk").first():
                yield f"{noun} record", reverse(f"admin:{noun}_change", args=[record.pk])


def compare(client, pages, world):
    alone = {name: cost(client, address) for name, address in pages.items()}
    grow(world)
    crowded = {name: cost(client, address) for name, address in pages.items()}
    faults = [
        f"{name}: {alone[name]} for one row, {crowded[name]} for a hundred"
        for name in pages
        if crowded[name] > min(alone[name], MORE.get(name, BUDGET))
    ]
    assert not faults, "\n".join(faults)


def cost(client, address):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert answer.status_code in {200, 302, 409}, f"{address}: {answer.status_code}"
    return len(asked)


def test_the_report_page_costs_six_statements_beside_its_frame(browser, worlds):
    client, (own, _foreign) = browser("officer"), worlds
    assert cost(client, reverse("reports:report_detail", args=[own.things["report"]])) <= 6 + FRAME
