import csv
from io import BytesIO

import openpyxl
from django.db.models import OuterRef

from blkportal.core.models import StatusChange
from participants.export_rows import people_with
from participants.models import Participant, Referral
from programs.models import Batch
from tests.chain import make_participant, make_referral
from tests.pages import told
from tests.participants.nominees import open_batch

ASKED = {"reason": "Rapat koordinasi dengan balai", "format": "csv"}


def text_of(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def lines_of(answer):
    _head, *lines = csv.reader(text_of(answer).splitlines())
    return lines


def test_the_file_holds_what_the_page_shows_and_masks_every_nik(officer, signed_in):
    batch = open_batch()
    shown = make_referral(batch, make_participant(name="Kenari"))
    make_referral(batch, make_participant(name="Merpati"), status="DRAFT")
    make_referral(participant=make_participant("62.11", name="Asing"), regency="62.11")
    answer = signed_in(officer).post("/participants/export/?stage=nominated", ASKED)
    text = text_of(answer)
    assert "Kenari" in text
    assert not any(word in text for word in ("Merpati", "Asing", shown.participant.nik))
    assert shown.participant.nik_last4 in text
    kept = StatusChange.objects.get(verb="export")
    assert (kept.by, kept.regency_id) == (officer, "62.10")
    assert "Rapat koordinasi" in kept.reason
    assert "stage=nominated" in kept.reason


def test_a_list_of_several_pieces_keeps_the_order_of_the_page(officer, signed_in, monkeypatch):
    monkeypatch.setattr("participants.read_ahead.PIECE", 2)
    names = ("Kenari", "Merpati", "Perkutut", "Cendrawasih", "Jalak")
    for name in names:
        batch = open_batch()
        Batch.objects.filter(pk=batch.pk).update(title=f"Kelas {name}")
        make_referral(batch, make_participant(name=name))
    for sort, order in (("name", sorted(names)), ("-submitted", reversed(names))):
        lines = lines_of(signed_in(officer).post(f"/participants/export/?sort={sort}", ASKED))
        assert [(line[1], line[5]) for line in lines] == [
            (name, f"Kelas {name}") for name in order
        ]


def test_beside_each_person_stands_the_last_nomination(officer, signed_in):
    person = make_participant(name="Kenari")
    make_referral(open_batch(), person, status="WITHDRAWN")
    latest = make_referral(open_batch(), person)
    [line] = lines_of(signed_in(officer).post("/participants/export/", ASKED))
    assert line[5:7] == [latest.batch.title, latest.center.name]
    assert line[7:10] == ["Diajukan", "Diusulkan", f"{latest.submitted_on}"]
    assert line[10:] == [""] * 4


def test_the_last_nomination_of_each_is_found_without_sorting_all_of_them(officer):
    beside = Referral.objects.filter(participant=OuterRef("pk")).order_by("-pk")
    plan = people_with(beside, Participant.objects.order_by("pk")).explain()
    assert "referral_newest_of_person" in plan
    assert "Sort" not in plan


def test_who_was_never_nominated_has_empty_cells(officer, signed_in):
    make_participant(name="Kenari")
    [line] = lines_of(signed_in(officer).post("/participants/export/", ASKED))
    assert line[5:] == [""] * 9


def test_a_name_that_is_a_formula_stays_a_text(officer, signed_in):
    make_referral(participant=make_participant(name='=HYPERLINK("http://x.test")'))
    browser = signed_in(officer)
    assert "'=HYPERLINK" in text_of(browser.post("/participants/export/", ASKED))
    answer = browser.post("/participants/export/", ASKED | {"format": "xlsx"})
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert [cell.data_type for cell in book.worksheets[0][2]].count("f") == 0


def test_without_a_reason_there_is_no_file(officer, signed_in):
    make_referral()
    answer = signed_in(officer).post("/participants/export/", ASKED | {"reason": "x"})
    assert answer.status_code == 302
    assert [said.partition(":")[0] for said in told(answer)] == ["Kegunaan daftar ini"]
    assert not StatusChange.objects.filter(verb="export").exists()


def test_a_center_takes_no_list_away(organizer, signed_in):
    assert signed_in(organizer).post("/participants/export/", ASKED).status_code == 403


def test_the_export_costs_the_same_for_one_and_for_many(
    officer, signed_in, django_assert_max_num_queries
):
    batch, browser = open_batch(nominees=60), signed_in(officer)
    for count in (1, 40):
        for _ in range(count):
            make_referral(batch)
        with django_assert_max_num_queries(16):
            text_of(browser.post("/participants/export/", ASKED))
