"""What each person is due, from the rolls alone."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from accounts.roles import Role
from blkportal.core.models import StatusChange
from tests.chain import make_batch, make_quota
from tests.learning import make_attendance, make_day
from tests.pages import Page
from tests.participants.classes import at, seat
from tests.people import make_center_user

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="RUNNING", starts_on=TODAY - 9 * A_DAY)
    make_quota(batch)
    return batch


@pytest.fixture
def people(batch):
    """Three days with a roll, one without, and one before the period."""
    rows = [seat(batch, name, "IN_TRAINING") for name in ("Anggrek", "=1+1")]
    marks = [("PRESENT", "SICK"), ("PRESENT", "PRESENT"), ("EXCUSED", "ABSENT")]
    for age, pair in enumerate(marks):
        day = make_day(batch, TODAY - age * A_DAY, 8, is_taken=True)
        for row, mark in zip(rows, pair, strict=True):
            make_attendance(day, row, mark, hours=2 if (age, mark) == (1, "PRESENT") else None)
    early = make_day(batch, TODAY - 8 * A_DAY, 8, is_taken=True)
    make_attendance(early, rows[0])
    make_day(batch, TODAY - 3 * A_DAY, 8)
    return rows


def words(**more):
    return {"since": f"{TODAY - 5 * A_DAY}", "until": f"{TODAY}", "rate": "25000"} | more


def sheet(answer):
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    return heads, {row[0]: row[2:] for row in rows}


def test_each_is_due_the_days_present_times_the_rate(signed_in, organizer, batch, people):
    answer = signed_in(organizer).post(at("export_allowance", batch), words())
    assert f"uang-saku-{batch.code}.xlsx" in answer["Content-Disposition"]
    heads, rows = sheet(answer)
    assert heads[2:] == (
        "Hari dengan presensi", "Hari hadir", "Hari izin", "Hari sakit", "Hari tanpa kabar",
        "Tarif per hari (Rp)", "Jumlah (Rp)",
    )  # fmt: skip
    assert rows["Anggrek"] == (3, 2, 1, 0, 0, 25_000, 50_000)
    assert rows["=1+1"] == (3, 1, 0, 1, 1, 25_000, 25_000), "a name is text, never a formula"


def test_who_took_it_away_is_kept(signed_in, organizer, batch, people):
    signed_in(organizer).post(at("export_allowance", batch), words())
    note = StatusChange.objects.get(verb="export")
    assert (note.by, note.after) == (organizer, "allowance")
    assert batch.code in note.reason


def test_a_day_without_a_roll_counts_for_nobody(signed_in, organizer, batch):
    seat(batch, "Anggrek", "IN_TRAINING")
    make_day(batch, TODAY, 8)
    _heads, rows = sheet(signed_in(organizer).post(at("export_allowance", batch), words()))
    assert rows["Anggrek"] == (0, 0, 0, 0, 0, 25_000, 0)


@pytest.mark.parametrize(
    ("odd", "field"),
    [({"rate": "0"}, "rate"), ({"rate": "banyak"}, "rate"), ({"rate": "10000001"}, "rate"),
     ({"since": "kemarin"}, "since"), ({"until": ""}, "until"),
     ({"until": f"{TODAY - 6 * A_DAY}"}, "until")],
)  # fmt: skip
def test_what_is_odd_is_said_beside_its_field(signed_in, organizer, batch, odd, field):
    page = Page(signed_in(organizer).post(at("export_allowance", batch), words(**odd)))
    assert list(page.errors) == [field]
    assert not StatusChange.objects.filter(verb="export").exists()


def test_an_instructor_takes_rolls_but_no_sheet_of_money(signed_in, officer, center, batch):
    instructor = make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    for user in (officer, instructor):
        assert signed_in(user).get(at("export_allowance", batch)).status_code == 403


def test_a_neighbouring_center_gets_no_sheet(signed_in, other_organizer, batch, people):
    answer = signed_in(other_organizer).post(at("export_allowance", batch), words())
    assert answer.status_code == 404


def test_a_hundred_people_cost_as_much_as_one(
    signed_in, organizer, batch, people, django_assert_max_num_queries
):
    desk = signed_in(organizer)
    with django_assert_max_num_queries(12):
        desk.post(at("export_allowance", batch), words()).close()
