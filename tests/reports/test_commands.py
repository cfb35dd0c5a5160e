"""The commands: figures for whoever asks on the server, and the page made of the definitions."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from reports.figures import DEFINITIONS_VERSION, ZEROS
from reports.management import made_page

KEYS = ["region", "from", "to", "center", "as_of", "definitions_version", "figures", "regencies"]


def run(region="national", *more):
    out = io.StringIO()
    call_command(
        "regional_report", "--region", region, "--from", "2019-01-01", "--to", "2019-12-31",
        *more, stdout=out,
    )  # fmt: skip
    return out.getvalue()


def test_the_answer_has_the_promised_keys_and_every_region(gunung_mas):
    answer = json.loads(run())
    assert list(answer) == KEYS
    assert answer["definitions_version"] == DEFINITIONS_VERSION
    assert (answer["from"], answer["to"], answer["center"]) == ("2019-01-01", "2019-12-31", None)
    assert answer["figures"]["enrolled"] == 3
    assert len(answer["regencies"]) == 514
    assert answer["regencies"]["62.10"]["enrolled"] == 2
    assert answer["regencies"]["62.01"] == ZEROS


def test_a_province_and_a_regency_answer_for_themselves(gunung_mas):
    assert len(json.loads(run("62"))["regencies"]) == 14
    assert json.loads(run("62.11"))["figures"]["enrolled"] == 1


def test_one_center_only(gunung_mas, other_center):
    assert json.loads(run("62", "--center", "bbplk-bekasi"))["figures"]["enrolled"] == 3
    assert json.loads(run("62", "--center", "bbplk-serang"))["figures"]["enrolled"] == 0


def test_the_table_has_the_whole_first_and_then_a_line_a_region(gunung_mas):
    rows = list(csv.DictReader(io.StringIO(run("62", "--format", "csv"))))
    assert len(rows) == 15
    assert rows[0]["regency"] == ""
    assert rows[0]["enrolled"] == "3"
    assert sum(int(row["enrolled"]) for row in rows[1:]) == 3


@pytest.mark.parametrize(
    "region, more",
    [("99", ()), ("62.99", ()), ("Gunung Mas", ()), ("national", ("--center", "nowhere"))],
)
def test_an_unknown_code_is_answered_with_a_sentence_and_exit_code_two(db, region, more):
    with pytest.raises(CommandError, match="has the code") as refused:
        run(region, *more)
    assert refused.value.returncode == 2


def test_a_period_that_ends_before_it_begins_is_refused(db):
    with pytest.raises(CommandError, match="before it begins"):
        run("national", "--to", str(date(2018, 1, 1)))


PAGES = pytest.mark.parametrize("command", ["figures_doc", "events_doc"])


@PAGES
def test_a_page_that_is_made_from_a_table_is_up_to_date(command):
    call_command(command, "--check")


@PAGES
def test_a_page_that_is_out_of_date_is_told(tmp_path, monkeypatch, command):
    monkeypatch.setattr(made_page, "DOCS", tmp_path)
    with pytest.raises(CommandError, match="out of date"):
        call_command(command, "--check")
    call_command(command)
    call_command(command, "--check")
