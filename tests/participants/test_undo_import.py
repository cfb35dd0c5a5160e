"""A list that was a mistake is taken back as a whole, while no center has touched it."""

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Participant, Referral
from programs.models import Quota
from tests.chain import make_referral
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at
from tests.participants.nominees import checked, nominee, open_batch, saved

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def upload(officer, batch):
    return saved(officer, batch, [nominee(1), nominee(2), nominee(3)])


def undo(upload, by, reason="Daftar tahun lalu"):
    with acting_as(by):
        return services.undo_import(upload, reason=reason, by=by)


def refusal_of(upload, by, **more):
    with pytest.raises(Refusal) as caught:
        undo(upload, by, **more)
    return caught.value


def statuses():
    return sorted(Referral.objects.values_list("status", flat=True))


def test_all_nominations_are_withdrawn_and_their_places_free(upload, officer):
    assert Quota.objects.get().nominated == 3
    undo(upload, officer)
    upload.refresh_from_db()
    assert (upload.status, statuses()) == ("UNDONE", ["WITHDRAWN"] * 3)
    assert Quota.objects.get().nominated == 0
    notes = StatusChange.objects.filter(verb="withdraw")
    assert {note.reason for note in notes} == {"Daftar tahun lalu"}
    assert notes.count() == 3


def test_the_people_stay_registered_and_may_be_nominated_again(upload, officer, batch):
    undo(upload, officer)
    assert Participant.objects.count() == 3
    again = saved(officer, batch, [nominee(1), nominee(2), nominee(3)])
    assert (again.status, again.rows_saved) == ("SAVED", 3)
    assert Participant.objects.count() == 3
    assert Quota.objects.get().nominated == 3


def test_what_was_nominated_otherwise_stays(upload, officer, batch):
    other = make_referral(batch)
    undo(upload, officer)
    other.refresh_from_db()
    assert other.status == "SUBMITTED"
    assert Quota.objects.get().nominated == 1


def test_a_list_on_which_the_center_works_stays_as_it_is(upload, officer, organizer):
    row = Referral.objects.get(source_row=3)
    services.verify_referral(row, by=organizer)
    refusal = refusal_of(upload, officer)
    assert refusal.code == "import_touched"
    assert f"{row.participant.name} (Berkas lengkap)" in str(refusal.text)
    upload.refresh_from_db()
    assert upload.status == "SAVED"
    assert statuses() == ["SUBMITTED", "SUBMITTED", "VERIFIED"]
    assert Quota.objects.get().nominated == 3


def test_whoever_was_withdrawn_before_is_not_withdrawn_twice(upload, officer):
    row = Referral.objects.get(source_row=2)
    with acting_as(officer):
        services.withdraw_referral(row, by=officer)
    undo(upload, officer)
    assert Quota.objects.get().nominated == 0
    assert StatusChange.objects.filter(verb="withdraw", record_id=row.pk).count() == 1


def test_it_needs_a_reason(upload, officer):
    assert refusal_of(upload, officer, reason=" ").code == "reason_missing"


def test_it_is_done_once_and_only_to_a_saved_list(upload, officer, batch):
    undo(upload, officer)
    assert refusal_of(upload, officer).code == "illegal_move"
    waiting = checked(officer, batch, [nominee(4)])
    assert refusal_of(waiting, officer).code == "illegal_move"


def test_a_long_list_costs_no_more_than_a_short_one(officer, batch, django_assert_max_num_queries):
    upload = saved(officer, batch, [nominee(number) for number in range(1, 13)])
    with acting_as(officer), django_assert_max_num_queries(16):
        services.undo_import(upload, reason="Keliru", by=officer)
    assert statuses() == ["WITHDRAWN"] * 12


# --- the page and the API --------------------------------------------------------------------


def test_the_page_says_how_many_and_asks_why(signed_in, officer, upload):
    client = signed_in(officer)
    assert at("undo_import", upload) in Page(client.get(at("import_detail", upload))).links
    page = Page(client.get(at("undo_import", upload)))
    assert "3 usulan" in page.text
    assert list(Page(client.post(at("undo_import", upload), {"reason": ""})).errors) == ["reason"]
    answer = client.post(at("undo_import", upload), {"reason": "Keliru"})
    assert told(answer) == ["Daftar ditarik kembali; tempatnya kosong lagi."]
    page = Page(client.get(at("import_detail", upload)))
    assert "ditarik kembali" in page.notices
    assert at("undo_import", upload) not in page.links


def test_a_neighbour_takes_nothing_back(signed_in, neighbour, upload):
    answer = signed_in(neighbour).post(at("undo_import", upload), {"reason": "Keliru"})
    assert answer.status_code == 404
    assert statuses() == ["SUBMITTED"] * 3


def test_a_program_takes_a_list_back(officer, upload):
    said = Door(officer).post(f"referral-imports/{upload.pk}/undo/", reason="Keliru").json()
    assert said["status"] == "UNDONE"
