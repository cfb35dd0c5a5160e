"""Four ways to take a list: good rows, all or none, facts only, and both."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Participant, Referral
from participants.models.referral_import import Mode
from programs.models import Quota
from regions.models import Regency
from tests.chain import make_participant
from tests.door import Door
from tests.participants.nominees import checked, nominee, open_batch, run_latest, saved, workbook

pytestmark = pytest.mark.usefixtures("own_files")
NEW_PHONE = {"phone": "081399990000"}
EMPTY = {"phone": "", "address": "", "domicile": "", "has_disability": ""}


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def known(officer, batch):
    """Two people of the region, nominated by an earlier list."""
    return saved(officer, batch, [nominee(1), nominee(2)])


@pytest.fixture
def other(center):
    """Another batch, for which nobody is nominated yet."""
    return open_batch(center)


def lines(upload, kind):
    return [(line[0], line[2], line[4]) for line in upload.problems if line[5] == kind]


def person(number=1):
    return Participant.objects.get(nik_last4=nominee(number)["nik"][-4:])


def undo(upload, by):
    with acting_as(by):
        return services.undo_import(upload, reason="Daftar lama", by=by)


def test_all_or_nothing_is_held_up_by_one_row_and_says_how_many(officer, batch):
    rows = [nominee(1), nominee(2, education="TK")]
    upload = checked(officer, batch, rows, Mode.ALL_OR_NOTHING)
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.confirm_import(upload, by=officer)
    assert (refusal.value.code, "1" in str(refusal.value.text)) == ("rows_refused", True)
    assert not Participant.objects.exists()


def test_all_or_nothing_saves_a_list_without_a_fault(officer, batch):
    upload = saved(officer, batch, [nominee(1), nominee(2)], Mode.ALL_OR_NOTHING)
    assert (upload.status, upload.rows_saved) == ("SAVED", 2)


def test_an_update_changes_the_facts_and_nominates_nobody(officer, known, other):
    upload = saved(officer, other, [nominee(1, **NEW_PHONE), nominee(2)], Mode.UPDATE)
    assert (upload.status, upload.rows_saved, upload.rows_changed) == ("SAVED", 0, 1)
    assert (person(1).phone, person(1).version) == (NEW_PHONE["phone"], 2)
    assert person(2).version == 1
    assert not Referral.objects.filter(batch=other).exists()
    assert Quota.objects.get(batch=other).nominated == 0


def test_what_changes_is_shown_before_it_is_saved(officer, known, other):
    upload = checked(officer, other, [nominee(1, **NEW_PHONE), nominee(2)], Mode.UPDATE)
    ((row, column, sentence),) = lines(upload, "CHANGE")
    assert (row, column) == (2, "Telepon")
    assert nominee()["phone"] in sentence
    assert [row for row, _column, _text in lines(upload, "KNOWN")] == [3]
    assert person(1).phone == nominee()["phone"]


def test_an_empty_cell_leaves_what_is_kept(officer, known, other):
    before = Participant.objects.filter(pk=person(1).pk).values().get()
    saved(officer, other, [nominee(1, **EMPTY, name="Bimo Baru")], Mode.UPDATE)
    after = Participant.objects.filter(pk=person(1).pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"name", "initials", "version"}


def test_a_place_whose_code_was_succeeded_is_told_by_that_code(officer, known, other):
    old = Regency.objects.exclude(succeeded_by=None).first()
    Participant.objects.filter(pk=person(1).pk).update(domicile=old)
    upload = checked(officer, other, [nominee(1)], Mode.UPDATE)
    ((_row, column, sentence),) = lines(upload, "CHANGE")
    assert (column, old.pk in sentence) == ("Domisili", True)


def test_an_update_knows_nobody_new(officer, known, other):
    upload = saved(officer, other, [nominee(7), nominee(1, **NEW_PHONE)], Mode.UPDATE)
    ((row, _column, sentence),) = lines(upload, "WRONG")
    assert (row, "NIK" in sentence) == (2, True)
    assert (upload.rows_changed, Participant.objects.count()) == (1, 2)


def test_a_neighbours_person_is_not_updated(officer, known, other, neighbour):
    theirs = make_participant("62.11", nik=nominee(9)["nik"], phone="0811")
    upload = checked(officer, other, [nominee(9, **NEW_PHONE)], Mode.UPDATE)
    assert (upload.rows_good, len(lines(upload, "WRONG"))) == (0, 1)
    theirs.refresh_from_db()
    assert theirs.phone == "0811"


def test_both_nominates_the_new_and_updates_the_known(officer, known, batch):
    rows = [nominee(1, **NEW_PHONE), nominee(2), nominee(3)]
    upload = saved(officer, batch, rows, Mode.CREATE_AND_UPDATE)
    assert (upload.rows_good, upload.rows_saved, upload.rows_changed) == (2, 1, 1)
    assert Referral.objects.filter(batch=batch).count() == 3
    assert Quota.objects.get(batch=batch).nominated == 3
    assert person(1).phone == NEW_PHONE["phone"]


def test_both_nominates_a_known_person_with_the_new_facts(officer, known, other):
    upload = saved(officer, other, [nominee(1, education="SD")], Mode.CREATE_AND_UPDATE)
    assert (upload.rows_saved, upload.rows_changed) == (1, 1)
    assert person(1).education == "SD"


def test_the_rules_are_asked_about_the_facts_as_they_will_be(officer, known, center):
    strict = open_batch(center, eligibility={"education_min": "SMA"})
    upload = checked(officer, strict, [nominee(1, education="SD")], Mode.CREATE_AND_UPDATE)
    assert (upload.rows_good, len(lines(upload, "WRONG"))) == (0, 1)


def test_a_change_is_told_with_the_file_and_the_row_that_it_came_from(officer, known, other):
    saved(officer, other, [nominee(1, **NEW_PHONE)], Mode.UPDATE)
    note = StatusChange.about(person(1)).get(verb="change_by_list")
    assert (note.reason, note.by_name) == ("usulan.xlsx · 2", officer.name)


def test_whoever_was_corrected_since_the_check_stops_the_list(officer, known, other):
    rows = [nominee(1, **NEW_PHONE), nominee(2, **NEW_PHONE)]
    upload = checked(officer, other, rows, Mode.UPDATE)
    with acting_as(officer):
        changes = {"address": "Jl. Baru"}
        services.correct_participant(person(1), version=1, changes=changes, by=officer)
        services.confirm_import(upload, by=officer)
    assert run_latest().result == {"refused": "changed_meanwhile"}
    upload.refresh_from_db()
    assert (upload.status, person(1).address) == ("CHECKED", "Jl. Baru")
    assert person(2).phone == nominee()["phone"]


def test_the_list_that_was_stopped_is_compared_anew_when_it_is_uploaded_again(
    officer, known, other
):
    file = workbook([nominee(1, **NEW_PHONE)]).getvalue()
    with acting_as(officer):
        first, _ = services.upload_referrals(
            other, BytesIO(file), "a.xlsx", by=officer, mode=Mode.UPDATE
        )
    run_latest()
    first.refresh_from_db()
    with acting_as(officer):
        changes = {"phone": "081200000009"}
        services.correct_participant(person(1), version=1, changes=changes, by=officer)
        services.confirm_import(first, by=officer)
    run_latest()
    with acting_as(officer):
        again, is_new = services.upload_referrals(
            other, BytesIO(file), "a.xlsx", by=officer, mode=Mode.UPDATE
        )
    run_latest()
    first.refresh_from_db()
    again.refresh_from_db()
    assert (is_new, first.status) == (True, "DISCARDED")
    assert "081200000009" in str(again.problems)
    with acting_as(officer):
        services.confirm_import(again, by=officer)
    run_latest()
    assert person(1).phone == NEW_PHONE["phone"]


def test_a_row_that_is_left_out_changes_nothing(officer, known, other):
    rows = [nominee(1, **NEW_PHONE), nominee(2, **NEW_PHONE)]
    upload = saved(officer, other, rows, Mode.UPDATE, leave_out=[2])
    assert upload.rows_changed == 1
    assert [person(n).phone == NEW_PHONE["phone"] for n in (1, 2)] == [False, True]


def test_taken_back_the_facts_are_as_they_were(officer, known, other):
    before = Participant.objects.order_by("pk").values("name", "phone", "sex", "birth_date")
    was = list(before)
    rows = [nominee(1, **NEW_PHONE), nominee(2, name="Bimo Baru")]
    upload = saved(officer, other, rows, Mode.UPDATE)
    assert list(before.all()) != was
    undo(upload, officer)
    assert list(before.all()) == was
    assert StatusChange.about(person(1)).filter(verb="restore_by_list").exists()


def test_a_later_correction_is_not_lost_by_taking_the_list_back(officer, known, other):
    upload = saved(officer, other, [nominee(1, **NEW_PHONE), nominee(3)], Mode.CREATE_AND_UPDATE)
    with acting_as(officer):
        services.correct_participant(
            person(1), version=2, changes={"phone": "081211112222"}, by=officer
        )
    with pytest.raises(Refusal) as refusal:
        undo(upload, officer)
    assert refusal.value.code == "changed_meanwhile"
    upload.refresh_from_db()
    assert (upload.status, person(1).phone) == ("SAVED", "081211112222")
    assert Referral.objects.filter(batch=other, status="SUBMITTED").count() == 2


def test_the_same_file_may_be_used_once_for_each_way(officer, batch):
    content = workbook([nominee(1)]).read()
    with acting_as(officer):
        ways = (Mode.GOOD_ROWS, Mode.UPDATE, Mode.GOOD_ROWS, Mode.UPDATE)
        uploads = [
            services.upload_referrals(batch, BytesIO(content), "a.xlsx", by=officer, mode=mode)
            for mode in ways
        ]
    assert [is_new for _upload, is_new in uploads] == [True, True, False, False]
    assert uploads[0][0].pk == uploads[2][0].pk != uploads[1][0].pk


def test_the_way_of_an_update_by_pages(officer, known, other, signed_in):
    browser = signed_in(officer)
    content = workbook([nominee(1, **NEW_PHONE)]).read()
    sent = {"batch": other.pk, "mode": "UPDATE", "file": SimpleUploadedFile("a.xlsx", content)}
    url = browser.post("/participants/imports/new/", sent)["Location"]
    run_latest()
    page = browser.get(url).text
    assert NEW_PHONE["phone"] in page
    assert nominee()["phone"] in page
    browser.post(f"{url}confirm/")
    run_latest()
    assert person(1).phone == NEW_PHONE["phone"]
    assert browser.get(url).status_code == 200
    assert "1" in browser.get(f"{url}undo/").text


def test_a_list_that_is_held_up_offers_no_button_to_save(officer, batch, signed_in):
    rows = [nominee(1), nominee(2, education="TK")]
    upload = checked(officer, batch, rows, Mode.ALL_OR_NOTHING)
    url = f"/participants/imports/{upload.pk}/"
    assert f"{url}confirm/" not in signed_in(officer).get(url).text


def test_a_program_names_the_mode_and_reads_what_changed(officer, known, other):
    door = Door(officer)
    file = workbook([nominee(1, **NEW_PHONE)])
    made = door.send_file("referral-imports/", file, batch=other.pk, mode="UPDATE")
    assert (made.status_code, made.json()["mode"]) == (201, "UPDATE")
    run_latest()
    found = door.get(f"referral-imports/{made.json()['id']}/").json()["problems"]
    assert [line["kind"] for line in found] == ["CHANGE"]
    odd = door.send_file(
        "referral-imports/", workbook([nominee(1)]), batch=other.pk, mode="DELETE"
    )
    assert odd.status_code == 400
