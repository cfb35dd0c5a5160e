"""A list that holds region codes says whose they are: 6210 is one regency here, another there."""

import pytest

from blkportal.core.scope import acting_as
from blkportal.core.sheets.field import Wrong
from participants.models import Participant, ReferralImport
from participants.models.referral_import import Mode
from participants.services import confirm_import, upload_referrals
from regions.codes import CodeScheme, bps_codes, meanings
from regions.names import shipped_names
from regions.place_column import find_place
from tests.door import Door
from tests.pages import Page
from tests.participants.nominees import nominee, open_batch, run_latest, workbook

pytestmark = pytest.mark.usefixtures("own_files")
GUNUNG_MAS, PULANG_PISAU = "62.10", "62.11"
UNDECLARED, KEMENDAGRI, BPS = CodeScheme
NEW_IN_2022 = {"92": "96", "95": "93", "96": "94", "97": "95"}  # of BPS, of Kemendagri
SAVED = {"doubts_seen": True}


@pytest.fixture
def batch(center):
    return open_batch(center)


def uploaded(officer, batch, rows, scheme=UNDECLARED, file=None):
    file = file or workbook(rows)
    file.seek(0)
    with acting_as(officer):
        upload, is_new = upload_referrals(batch, file, "usulan.xlsx", by=officer, scheme=scheme)
    if is_new:
        run_latest()
    upload.refresh_from_db()
    return upload


def wrong(upload):
    return [(line[0], line[1]) for line in upload.problems if line[5] == "WRONG"]


def test_the_table_names_every_place_once():
    codes = bps_codes()
    since_2022 = {bps: code for bps, code in codes.items() if bps[:2] in NEW_IN_2022}
    before = {bps: code for bps, code in codes.items() if bps not in since_2022}
    assert len(before) == len(set(before.values())) == 514
    assert set(before.values()) == set(shipped_names().rows)


def test_each_regency_of_the_new_provinces_of_papua_has_its_old_and_its_new_code():
    since_2022 = {bps: code for bps, code in bps_codes().items() if bps[:2] in NEW_IN_2022}
    assert sorted(since_2022.values()) == sorted(shipped_names().successors.values())
    assert all(NEW_IN_2022[bps[:2]] == code[:2] for bps, code in since_2022.items())
    assert all((bps[2] == "7") == (code[3] == "7") for bps, code in since_2022.items())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("6210", {KEMENDAGRI: GUNUNG_MAS, BPS: PULANG_PISAU}),
        ("6211", {KEMENDAGRI: PULANG_PISAU, BPS: GUNUNG_MAS}),
        ("62.10", {KEMENDAGRI: GUNUNG_MAS}),  # only the home ministry writes points
        ("3201", {KEMENDAGRI: "32.01", BPS: "32.01"}),
        ("9101", {KEMENDAGRI: "93.01", BPS: "92.03"}),  # an old code, and its successor
        ("9401", {KEMENDAGRI: "94.01", BPS: "93.01"}),  # Merauke before 2022, to BPS
        ("9501", {KEMENDAGRI: "95.01", BPS: "93.01"}),  # and since, and never Jayawijaya
        ("9702", {BPS: "95.01"}),
        ("1473", {BPS: "14.72"}),
        ("6299", {}),
        ("62.1", {}),
        ("Kab. Bogor", {}),
    ],
)
def test_a_code_has_a_meaning_in_each_scheme_or_none(written, meant):
    assert meanings(written) == meant


@pytest.mark.parametrize(
    ("written", "scheme", "code"),
    [
        ("6210", KEMENDAGRI, GUNUNG_MAS),
        ("62.10", KEMENDAGRI, GUNUNG_MAS),
        ("6210", BPS, PULANG_PISAU),
        ("6211", BPS, GUNUNG_MAS),
        ("62.10", UNDECLARED, GUNUNG_MAS),
        ("3201", UNDECLARED, "32.01"),
        ("Kab. Gunung Mas", BPS, GUNUNG_MAS),
        ("Kab. Gunung Mas", KEMENDAGRI, GUNUNG_MAS),
    ],
)
def test_a_code_is_read_by_what_was_declared(written, scheme, code):
    assert find_place(written, scheme) == code


@pytest.mark.parametrize(
    ("written", "scheme"),
    [
        ("6210", UNDECLARED),  # two meanings
        ("1473", UNDECLARED),  # one, but of which scheme nobody has said
        ("1473", KEMENDAGRI),
        ("62.10", BPS),
        ("6299", BPS),
        ("6299", KEMENDAGRI),
        ("62.1", BPS),
        ("62.1", KEMENDAGRI),
    ],
)
def test_a_code_of_neither_or_of_the_other_scheme_is_refused(written, scheme):
    with pytest.raises(Wrong):
        find_place(written, scheme)


def test_an_ambiguous_code_names_both_places():
    with pytest.raises(Wrong) as wrong_code:
        find_place("6210")
    said = wrong_code.value.sentence
    assert "Gunung Mas" in said
    assert "Pulang Pisau" in said


def test_a_list_is_read_by_the_scheme_that_it_declares(officer, batch):
    upload = uploaded(officer, batch, [nominee(1, domicile="6211")], BPS)
    assert (upload.rows_good, wrong(upload), upload.code_scheme) == (1, [], "BPS")
    with acting_as(officer):
        confirm_import(upload, by=officer, **SAVED)
    run_latest()
    assert Participant.objects.get().domicile_id == GUNUNG_MAS


def test_a_code_of_another_scheme_is_a_remark_at_its_cell(officer, batch):
    rows = [nominee(1, domicile="1473"), nominee(2, domicile="6299")]
    assert wrong(uploaded(officer, batch, rows, KEMENDAGRI)) == [(2, "H"), (3, "H")]


def test_a_code_that_excel_took_for_a_number_is_read_all_the_same(officer, batch):
    upload = uploaded(officer, batch, [nominee(1, domicile=6211)], BPS)
    assert upload.rows_good == 1


def test_the_same_file_by_other_codes_is_another_upload(officer, batch):
    file = workbook([nominee(1, domicile="6211")])
    first = uploaded(officer, batch, [], file=file)
    assert wrong(first) == [(2, "H")]
    second = uploaded(officer, batch, [], BPS, file)
    assert (second.pk != first.pk, second.rows_good) == (True, 1)
    assert uploaded(officer, batch, [], BPS, file).pk == second.pk


def test_the_page_asks_for_the_scheme_and_tells_it(officer, batch, signed_in):
    words = {"batch": batch.pk, "mode": Mode.GOOD_ROWS, "code_scheme": "BPS"}
    browser = signed_in(officer)
    file = workbook([nominee(1, domicile="6211")])
    answer = browser.post("/participants/imports/new/", words | {"file": file})
    assert answer.status_code == 302
    run_latest()
    assert ReferralImport.objects.get().code_scheme == "BPS"
    assert "BPS" in Page(browser.get(answer.url)).text


def test_the_api_takes_the_scheme_and_refuses_one_that_nobody_knows(officer, batch):
    door, file = Door(officer), workbook([nominee(1, domicile="6211")])
    answer = door.send_file("referral-imports/", file, batch=batch.pk, code_scheme="BPS")
    assert (answer.status_code, answer.json()["code_scheme"]) == (201, "BPS")
    file.seek(0)
    answer = door.send_file("referral-imports/", file, batch=batch.pk, code_scheme="ISO")
    assert answer.status_code == 400
