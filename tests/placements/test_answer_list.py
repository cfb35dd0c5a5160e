"""Many graduates by Excel: the list goes out with names, and comes back with answers."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from placements import services
from placements.imports import MOST_ANSWERS
from placements.models import FollowUp, Placement
from placements.services.answer_list import Told, _answer
from tests.assessing import make_graduate
from tests.follow_ups import make_follow_up
from tests.placements.conftest import CANARIES, today

LIST, PAGE = reverse("placements:download_questions"), reverse("placements:upload_answers")
HEADS = ["Nomor", "Jawaban", "Perusahaan", "Mulai bekerja", "Hari terakhir", "Tempat kerja",
         "Sesuai kejuruan"]  # fmt: skip


@pytest.fixture
def question(seat):
    return make_follow_up(seat)


@pytest.fixture
def desk(signed_in, officer):
    return signed_in(officer)


def sheet(*rows, heads=HEADS):
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("jawaban.xlsx", file.getvalue())


def send(desk, *rows):
    return desk.post(PAGE, {"file": sheet(*rows)})


def told(answer):
    return [(each.cell, each.sentence) for each in answer.context["problems"]]


def test_the_list_names_who_is_to_be_called_and_nothing_that_is_secret(desk, question):
    body = b"".join(desk.get(LIST).streaming_content)
    rows = list(load_workbook(BytesIO(body)).active.values)
    assert rows[1][:3] == (question.pk, CANARIES["name"], CANARIES["phone"])
    assert CANARIES["nik"] not in str(rows)


def test_the_list_comes_back_as_it_went_and_changes_nothing(desk, question):
    body = b"".join(desk.get(LIST).streaming_content)
    answer = desk.post(PAGE, {"file": SimpleUploadedFile("daftar.xlsx", body)}, follow=True)
    assert answer.status_code == 200
    assert FollowUp.objects.get().answer == "UNKNOWN"


def test_answers_become_placements_and_outcomes(desk, question):
    send(desk, [question.pk, "Bekerja", "Bengkel Jaya", today(-5), None, "Karawang", "Ya"])
    question.refresh_from_db()
    work = Placement.objects.get()
    assert (question.answer, question.source) == ("WORKING", "REGION")
    assert (work.firm, work.work_regency_id, work.is_linear, work.evidence) == (
        "Bengkel Jaya", "32.15", True, "SEEN",
    )  # fmt: skip


def test_work_on_record_that_goes_on_needs_one_word(desk, question, reported):
    send(desk, [question.pk, "SAME"])
    question.refresh_from_db()
    assert question.answer == "WORKING"
    assert Placement.objects.get() == reported


def test_one_wrong_row_keeps_all_of_them_out_and_is_named(desk, question, officer):
    other = make_follow_up(make_graduate().enrollment)
    answer = send(desk, [other.pk, "Mencari kerja"], [question.pk, "Bekerja", "PT A"])
    assert answer.status_code == 422
    assert [cell for cell, _sentence in told(answer)] == ["A3"]
    assert not FollowUp.objects.exclude(answer="UNKNOWN").exists()


def test_a_cell_and_an_answer_that_are_wrong_are_named_at_once(desk, question):
    other = make_follow_up(make_graduate().enrollment)
    answer = send(desk, [question.pk, "Menari"], [999_999_999, "Mencari kerja"],
                  [other.pk, "Mencari kerja"])  # fmt: skip
    assert [cell[1:] for cell, _sentence in told(answer)] == ["2", "3"]
    assert not FollowUp.objects.exclude(answer="UNKNOWN").exists()


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["x", "Bekerja"], "A2"),
        ([999_999_999, "Mencari kerja"], "A2"),
        (["", "Menari"], "A2"),
    ],
)
def test_a_row_that_means_nobody_is_told(desk, question, row, cell):
    answer = send(desk, row)
    assert answer.status_code == 422
    assert told(answer)[0][0] == cell


def test_an_answer_that_nobody_knows_is_told_with_the_words_that_may_stand_there(desk, question):
    (problem,) = told(send(desk, [question.pk, "Menari"]))
    assert problem[0] == "B2"


def test_a_question_of_a_neighbour_is_unknown(signed_in, neighbour, question):
    answer = send(signed_in(neighbour), [question.pk, "Mencari kerja"])
    assert answer.status_code == 422
    question.refresh_from_db()
    assert question.answer == "UNKNOWN"


def test_a_list_that_is_too_long_is_refused_with_its_limit(desk, question):
    rows = [[number, "Mencari kerja"] for number in range(1, MOST_ANSWERS + 2)]
    answer = send(desk, *rows)
    assert str(MOST_ANSWERS) in str(answer.context["form"].errors["file"])


def test_whose_rows_are_not_hidden_by_the_database_are_hidden_by_the_service(neighbour, question):
    with acting_in(SYSTEM):
        refused = services.answer_all([Told(2, question.pk, "SEEKING", {})], by=neighbour)
    assert list(refused) == [2]


def test_a_number_of_no_question_is_refused(officer):
    with pytest.raises(Refusal) as refused:
        _answer(None, Told(2, 7, "SEEKING", {}), officer)
    assert refused.value.code == "question_unknown"
