"""Needs and balances as a file: the rows that the page shows, and those of nobody else."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.chain import make_batch, make_quota
from tests.needs import make_need

NEEDS = reverse("programs:export_needs")
BALANCES = reverse("programs:export_balances")


def sheet_of(answer):
    """The data rows as dictionaries by their headings."""
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_needs_that_were_filtered_are_in_the_file(officer, client):
    make_need(officer, "Juru las", demand=40, capacity=12)
    make_need(officer, "Barista", "DRAFT", sector="I")
    client.force_login(officer)
    rows = sheet_of(client.get(NEEDS, {"state": "SUBMITTED"}))
    assert [row["Jabatan"] for row in rows] == ["Juru las"]
    assert rows[0]["Kesenjangan: dibutuhkan dikurangi dilatih"] == 28
    assert rows[0]["Kode daerah"] == "62.10"


def test_an_unknown_number_stays_an_empty_cell(officer, client):
    make_need(officer, demand=None)
    client.force_login(officer)
    (row,) = sheet_of(client.get(NEEDS))
    assert row["Orang dibutuhkan"] is None
    assert row["Kesenjangan: dibutuhkan dikurangi dilatih"] is None


def test_a_formula_in_a_need_stays_a_text(officer, client):
    make_need(officer, "=1+1")
    client.force_login(officer)
    text = b"".join(client.get(NEEDS, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "'=1+1" in text


def test_a_neighbours_file_has_none_of_it(officer, neighbour, client):
    make_need(officer)
    make_quota(make_batch())
    client.force_login(neighbour)
    assert sheet_of(client.get(NEEDS)) == []
    assert sheet_of(client.get(BALANCES)) == []


@pytest.mark.parametrize(("back", "found"), [(0, [4]), (1, [])])
def test_the_balances_of_a_day_are_in_the_file(officer, center, client, back, found):
    make_quota(make_batch(center), seats=4)
    client.force_login(officer)
    day = timezone.localdate() - timezone.timedelta(days=back)
    rows = sheet_of(client.get(BALANCES, {"day": day.isoformat()}))
    assert [row["Kosong"] for row in rows] == found


def test_a_format_that_is_none_gives_a_workbook(officer, client):
    client.force_login(officer)
    answer = client.get(NEEDS, {"format": "pdf"})
    assert answer.headers["Content-Disposition"].endswith('.xlsx"')
