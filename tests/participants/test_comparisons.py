"""What a comparison with SIAPkerja found is kept, with what is new since and what is settled."""

import pytest

from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import ComparedPerson, Comparison, Participant
from participants.services import settle_differences
from participants.services.comparison import read_compared_file, since_last
from participants.services.erasure import erase_person
from participants.siapkerja import compare_siapkerja
from tests.chain import make_batch
from tests.door import Door
from tests.pages import Page
from tests.participants.classes import at, seat
from tests.participants.test_siapkerja import workbook
from tests.people import make_center_user

HEADS = ["NIK", "Nama", "Hasil"]
NOTE = "Sudah dibetulkan di SIAPkerja"


@pytest.fixture
def batch(center):
    return make_batch(center, status="GRADUATION", title="Las 7")


@pytest.fixture
def people(batch):
    seats = seat(batch, "Anggrek", "GRADUATED"), seat(batch, "Bakung", "NOT_PASSED")
    return [each.participant for each in seats]


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def sheet(people, *endings):
    rows = zip(people, endings, strict=True)
    return workbook(HEADS, *[[each.nik, each.name, ending] for each, ending in rows])


def compared(batch, by, file):
    with acting_as(by):
        return compare_siapkerja(batch, file, file.name, by=by)


def named(comparison, name):
    (found,) = [each for each in comparison.people.all() if each.name == name]
    return found


def test_a_comparison_stays_with_its_file_its_hour_and_whoever_made_it(
    desk, organizer, batch, people
):
    file = sheet(people, "LULUS", "LULUS")
    content = file.read()
    file.seek(0)
    answer = desk.post(at("compare_siapkerja", batch), {"file": file})
    kept = Comparison.objects.get()
    assert answer.url == at("show_comparison", kept)
    assert (kept.compared_by, kept.file_name) == (organizer, "kembali.xlsx")
    assert (kept.same, kept.differing, kept.only_here, kept.only_there) == (1, 1, 0, 0)
    assert read_compared_file(kept) == content
    page = Page(desk.get(at("compare_siapkerja", batch)))
    assert "kembali.xlsx" in page.rows[0]
    assert "kembali.xlsx" in Page(desk.get(at("show_comparison", kept))).heading


def test_a_center_reads_what_the_ministry_compared_for_it(desk, ministry, batch, people):
    kept = compared(batch, ministry, sheet(people, "LULUS", "LULUS"))
    with acting_as(ministry):
        settle_differences(kept, [named(kept, "Bakung").pk], note=NOTE, by=ministry)
    assert ministry.name in Page(desk.get(at("compare_siapkerja", batch))).rows[0]
    assert ministry.name in Page(desk.get(at("show_comparison", kept))).row("Bakung")[-1]


def test_names_and_differences_are_sealed_in_the_database(organizer, batch, people):
    compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    (raw,) = ComparedPerson.objects.filter(standing="DIFFERS").extra(
        select={"raw": "participants_comparedperson.name || differences"}
    )
    assert "Bakung" not in raw.raw
    assert "LULUS" not in raw.raw


def test_the_next_comparison_says_what_is_new_and_what_is_no_longer_open(organizer, batch, people):
    first = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    second = compared(batch, organizer, sheet(people, "BERHENTI", "TIDAK LULUS"))
    assert since_last(first, first.people.all()) is None
    since = since_last(second, second.people.all())
    assert since.earlier == first
    assert since.news == {named(second, "Anggrek").pk}
    assert since.mended == 1


def test_an_old_difference_is_not_called_new(organizer, batch, people):
    compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    again = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    since = since_last(again, again.people.all())
    assert (since.news, since.mended) == (frozenset(), 0)


def test_what_is_ticked_is_settled_with_a_word_on_how(desk, organizer, batch, people):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    bakung = named(kept, "Bakung")
    page = Page(
        desk.post(at("settle_differences", kept), {"row": [bakung.pk], "note": NOTE}, follow=True)
    )
    bakung.refresh_from_db()
    assert (bakung.settled_by, bakung.note) == (organizer, NOTE)
    assert bakung.settled_at
    assert NOTE in page.row("Bakung")[-1]


def test_what_was_settled_stays_settled_until_the_registers_say_something_else(
    organizer, batch, people
):
    first = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    with acting_as(organizer):
        settle_differences(first, [named(first, "Bakung").pk], note=NOTE, by=organizer)
    second = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    assert named(second, "Bakung").note == NOTE
    third = compared(batch, organizer, sheet(people, "LULUS", "BERHENTI"))
    assert named(third, "Bakung").settled_at is None


@pytest.mark.parametrize(
    ("name", "note", "code"),
    [("Bakung", " ", "note_missing"), ("Anggrek", NOTE, "nothing_to_settle")],
)
def test_nothing_is_settled_without_a_word_or_where_nothing_differs(
    organizer, batch, people, name, note, code
):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    with acting_as(organizer), pytest.raises(Refusal) as refused:
        settle_differences(kept, [named(kept, name).pk], note=note, by=organizer)
    assert refused.value.code == code


def test_a_person_of_another_comparison_is_not_settled_along(organizer, batch, people):
    first = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    second = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    with acting_as(organizer), pytest.raises(Refusal):
        settle_differences(second, [named(first, "Bakung").pk], note=NOTE, by=organizer)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "original"])
def test_a_comparison_is_taken_along_against_a_reason(desk, organizer, batch, people, kind):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    assert desk.post(at("export_comparison", kept), {"format": kind}).status_code == 302
    words = {"format": kind, "reason": "Rapat dengan kementerian"}
    answer = desk.post(at("export_comparison", kept), words)
    content = b"".join(answer.streaming_content)
    noted = StatusChange.objects.get(verb="export")
    assert "Rapat dengan kementerian" in noted.reason
    if kind == "csv":
        lines = content.decode("utf-8-sig").splitlines()
        assert len(lines) == 3
        (bakung,) = [line for line in lines if "Bakung" in line]
        assert "TIDAK LULUS" in bakung
        assert people[1].nik not in bakung
    else:
        assert content.startswith(b"PK")
        ending = answer["Content-Disposition"].rpartition(".")[2]
        assert ending.strip('"') == "xlsx"


def test_whoever_has_the_own_data_erased_is_gone_from_comparisons_and_their_files(
    organizer, ministry, batch, people
):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    with acting_as(ministry):
        erase_person(Participant.objects.get(pk=people[1].pk), by=ministry)
    kept.refresh_from_db()
    assert (kept.differing, kept.file) == (1, "")
    gone = kept.people.get(standing="DIFFERS")
    assert (gone.nik_hash, gone.nik_last4, gone.facts) == ("", "0000", [])
    assert "Bakung" not in gone.name
    with pytest.raises(Refusal) as refused:
        read_compared_file(kept)
    assert refused.value.code == "compared_file_gone"


def test_before_closing_the_last_comparison_is_told(desk, organizer, batch, people):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    assert at("show_comparison", kept) in Page(desk.get(at("show_closing", batch))).links


def test_programs_read_and_settle_the_same(organizer, batch, people):
    door = Door(organizer)
    file = sheet(people, "LULUS", "LULUS")
    told = door.send_file(f"classes/{batch.pk}/compare-siapkerja/", file).json()
    (bakung,) = [each for each in told["people"] if each["standing"] == "DIFFERS"]
    assert told["since"] is None
    answer = door.post(f"comparisons/{told['id']}/settle/", people=[bakung["id"]], note=NOTE)
    assert answer.json() == {"settled": 1}
    settled = door.get("compared-people/", comparison=told["id"], settled_at__isnull="false")
    assert [each["note"] for each in settled.json()["results"]] == [NOTE]
    (listed,) = door.get("comparisons/", batch=batch.pk).json()["results"]
    assert listed["counts"] == {"ONLY_HERE": 0, "ONLY_THERE": 0, "DIFFERS": 1, "SAME": 1}


def test_a_neighbouring_center_sees_no_comparison_and_an_instructor_settles_none(
    signed_in, organizer, other_organizer, center, batch, people
):
    kept = compared(batch, organizer, sheet(people, "LULUS", "LULUS"))
    neighbour = signed_in(other_organizer)
    assert neighbour.get(at("show_comparison", kept)).status_code == 404
    assert neighbour.post(at("settle_differences", kept), {"row": [1]}).status_code == 404
    instructor = signed_in(make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR))
    assert instructor.get(at("show_comparison", kept)).status_code == 403
    assert instructor.post(at("settle_differences", kept), {"row": [1]}).status_code == 403
