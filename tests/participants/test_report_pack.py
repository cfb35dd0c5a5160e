"""The report pack, paper by paper: made by the portal, handed in, standing for others, missing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.scope import acting_as
from participants import services
from participants.services.class_paper import papers_lacking
from participants.services.report_pack import PACK, Made, report_pack
from participants.services.teaching_list import days_of, taught_by, weeks_of
from programs.class_papers import STANDS_FOR, ClassPaperKind, with_what_they_stand_for
from tests.chain import make_batch
from tests.learning import make_day
from tests.pages import Page
from tests.participants.classes import at

pytestmark = pytest.mark.usefixtures("own_files")
MONDAY = date(2026, 7, 6)


@pytest.fixture
def batch(center):
    center.closing_papers = ["DECREE", "RECEIPTS"]
    center.save()
    return make_batch(center, status="GRADUATION")


def add(batch, by, kind):
    file = SimpleUploadedFile("berkas.pdf", f"%PDF-1.4\n{kind}\n%%EOF\n".encode())
    with acting_as(by):
        return services.add_class_paper(batch, kind, file, by=by)


def line_of(batch, kind):
    lines = report_pack(batch, batch.papers.kept(), has_days=True)
    return next(line for line in lines if line.label == ClassPaperKind(kind).label)


def test_every_kind_is_in_the_pack_but_bundles_and_others():
    kinds = {each for each in PACK if not isinstance(each, Made)}
    assert kinds == set(ClassPaperKind) - set(STANDS_FOR) - {ClassPaperKind.OTHER}


def test_what_is_handed_in_is_counted_and_what_is_needed_is_told(batch, organizer):
    assert line_of(batch, "DECREE")[2:5] == (0, False, True)
    add(batch, organizer, "DECREE")
    assert line_of(batch, "DECREE")[2:5] == (1, True, True)
    assert line_of(batch, "CURRICULUM")[2:5] == (0, False, False)


def test_a_bundle_stands_for_each_of_its_papers(batch, organizer):
    add(batch, organizer, "RECEIPTS")
    assert line_of(batch, "RECEIPT_CLOTHES")[2:5] == (0, True, True)
    assert line_of(batch, "MATERIAL_REQUEST")[2:5] == (0, False, False)


def test_all_papers_of_a_bundle_stand_for_it(batch, organizer):
    papers = sorted(STANDS_FOR["RECEIPTS"])
    for kind in papers[:-1]:
        add(batch, organizer, kind)
    assert len(papers_lacking(batch)) == 2
    add(batch, organizer, papers[-1])
    assert papers_lacking(batch) == [str(ClassPaperKind.DECREE.label)]


def test_papers_of_one_bundle_say_nothing_of_another():
    assert "MATERIALS" not in with_what_they_stand_for({"RECEIPTS"})


def test_the_list_of_participants_is_made_once_the_decree_is_noted(batch):
    annex = next(
        line for line in report_pack(batch, [], has_days=True) if line.page == "print_annex"
    )
    assert not annex.is_there
    batch.decree_number = "KEP/1"
    annex = next(
        line for line in report_pack(batch, [], has_days=True) if line.page == "print_annex"
    )
    assert annex.is_there


def test_timetable_and_roll_are_not_called_made_before_a_day_is_planned(
    batch, organizer, signed_in
):
    page = Page(signed_in(organizer).get(at("show_closing", batch)))
    rows = [row for row in page.rows if "setelah hari pelatihan direncanakan" in row[-1]]
    assert [row[0] for row in rows] == [
        "Jadwal mingguan, instruktur, dan jam mengajarnya",
        "Daftar hadir peserta",
    ]


def test_of_a_closed_class_nothing_is_asked_any_more(batch, organizer, signed_in):
    type(batch).objects.filter(pk=batch.pk).update(status="CLOSED")
    page = Page(signed_in(organizer).get(at("show_closing", batch)))
    assert "Kelas sudah ditutup" in page.notices


def test_the_page_shows_each_paper_with_its_state(batch, organizer, signed_in):
    add(batch, organizer, "RECEIPTS")
    make_day(batch, MONDAY)
    page = Page(signed_in(organizer).get(at("show_closing", batch)))
    for page_of in ("show_teaching", "show_units", "show_attendance", "show_travel"):
        assert at(page_of, batch) in page.links
    assert page.row(str(ClassPaperKind.COVER.label))


def test_weeks_begin_on_monday_and_hours_are_summed_by_instructor(batch):
    for offset, hours in ((0, 8), (5, 4), (7, 8)):
        make_day(batch, MONDAY.replace(day=6 + offset), hours=hours)
    days = days_of(batch)
    weeks = weeks_of(days)
    assert [(week.starts_on, week.hours, len(week.days)) for week in weeks] == [
        (MONDAY, 12, 2),
        (date(2026, 7, 13), 8, 1),
    ]
    (nobody,) = taught_by(days)
    assert (nobody.instructor, nobody.days, nobody.hours, nobody.with_roll) == (None, 3, 20, 0)


def test_the_page_of_teaching_names_instructors_with_their_hours(batch, organizer, signed_in):
    browser = signed_in(organizer)
    assert not Page(browser.get(at("show_teaching", batch))).rows
    day = make_day(batch, MONDAY, hours=8)
    day.instructor = organizer.center_staff
    day.save()
    page = Page(browser.get(at("show_teaching", batch)))
    assert [row[0] for row in page.rows if "1" in row][:1] == [organizer.name]
