"""A checked list is saved as a whole or not at all, by page, API and admin alike."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Participant, Referral, ReferralImport
from participants.services import list_save
from programs.models import Quota
from tests.chain import make_participant, make_referral
from tests.pages import Page
from tests.participants.nominees import (
    checked,
    nominee,
    open_batch,
    run_latest,
    saved,
    workbook,
)
from tests.people import make_officer

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def batch(center):
    return open_batch(center)


def test_all_rows_must_fit_the_quota_or_none_is_saved(officer, center):
    batch = open_batch(center, seats=1, nominees=2)
    make_referral(batch)
    upload = saved(officer, batch, [nominee(1), nominee(2)])
    assert upload.status == "CHECKED"
    assert "1" in upload.refusal
    assert Participant.objects.count() == 1
    assert Quota.objects.get().nominated == 1


def test_a_list_that_was_refused_can_be_confirmed_again(officer, center):
    batch = open_batch(center, seats=1, nominees=1)
    upload = saved(officer, batch, [nominee(1), nominee(2)])
    with acting_as(officer):
        services.confirm_import(upload, by=officer, leave_out=[3])
    run_latest()
    upload.refresh_from_db()
    assert (upload.status, upload.rows_saved, upload.refusal) == ("SAVED", 1, "")


def test_the_second_of_two_confirmations_is_refused(officer, batch, signed_in):
    upload = checked(officer, batch, [nominee(1)])
    url = f"/participants/imports/{upload.pk}/confirm/"
    assert signed_in(officer).post(url).status_code == 302
    assert signed_in(officer).post(url).status_code == 409


def test_a_saved_list_saves_nothing_when_its_job_runs_again(officer, batch):
    saved(officer, batch, [nominee(1)])
    run_latest()
    assert Referral.objects.count() == 1


def test_who_was_registered_elsewhere_since_the_check_stops_the_list(officer, batch):
    upload = checked(officer, batch, [nominee(1), nominee(2)])
    make_participant("62.11", nik=nominee(1)["nik"])
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    run_latest()
    upload.refresh_from_db()
    assert upload.status == "CHECKED"
    assert not Referral.objects.exists()
    assert Quota.objects.get().nominated == 0


def test_who_was_nominated_by_page_since_the_check_gives_the_place_back(officer, batch):
    upload = checked(officer, batch, [nominee(1), nominee(2)])
    make_referral(batch, make_participant(nik=nominee(1)["nik"]))
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    run_latest()
    upload.refresh_from_db()
    assert upload.rows_saved == 1
    assert Quota.objects.get().nominated == Referral.objects.count() == 2


def test_a_crash_in_the_middle_leaves_nothing_half_done(officer, batch, monkeypatch):
    upload = checked(officer, batch, [nominee(1)])
    monkeypatch.setattr(list_save, "CONSENTS", "SELECT 1/0")
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    job = run_latest()
    upload.refresh_from_db()
    assert (job.status, upload.status) == ("QUEUED", "SAVING")  # the sweeper tries again
    assert not Participant.objects.exists()
    assert Quota.objects.get().nominated == 0


def test_the_way_by_pages_from_upload_to_result(officer, batch, signed_in):
    browser = signed_in(officer)
    file = workbook([nominee(1), nominee(2, sex="X")])
    answer = browser.post(
        "/participants/imports/new/", {"batch": batch.pk, "mode": "GOOD_ROWS", "file": file}
    )
    url = answer["Location"]
    waiting = browser.get(url)
    assert waiting["Refresh"] == "2"
    run_latest()
    preview = browser.get(url)
    assert "Refresh" not in preview
    assert "C" in preview.content.decode()
    browser.post(f"{url}confirm/")
    assert browser.get(url)["Refresh"] == "2"
    run_latest()
    assert browser.get(url).status_code == 200
    assert Referral.objects.count() == 1
    assert browser.get("/participants/imports/").status_code == 200


@pytest.mark.parametrize("verb", ["confirm", "discard", "reopen"])
def test_a_neighbour_finds_no_list_and_a_reader_may_not(
    verb, officer, neighbour, ministry_reader, province_officer, organizer, batch, signed_in
):
    upload = checked(officer, batch, [nominee(1)])
    url = f"/participants/imports/{upload.pk}/"
    assert signed_in(neighbour).get(url).status_code == 404
    assert signed_in(neighbour).post(f"{url}{verb}/").status_code == 404
    for reader in (ministry_reader, province_officer, organizer):
        assert signed_in(reader).post(f"{url}{verb}/").status_code == 403
    assert signed_in(ministry_reader).get(url).status_code == 200
    assert signed_in(organizer).get(url).status_code == 403


def test_the_api_uploads_shows_problems_and_confirms(officer, neighbour, batch, signed_in):
    api = signed_in(officer)
    content = workbook([nominee(1), nominee(2, sex="X")]).getvalue()

    def send(content=content, name="a.xlsx"):
        body = {"batch": batch.pk, "mode": "GOOD_ROWS", "file": SimpleUploadedFile(name, content)}
        return api.post("/api/v1/referral-imports/", body)

    made = send()
    assert (made.status_code, made.json()["status"]) == (201, "UPLOADED")
    assert send().status_code == 200
    run_latest()
    url = f"/api/v1/referral-imports/{made.json()['id']}/"
    shown = api.get(url).json()
    assert (shown["rows_good"], shown["problems"][0]["column"]) == (1, "C")
    assert signed_in(neighbour).post(f"{url}confirm/").status_code == 404
    assert api.post(f"{url}confirm/").json()["status"] == "SAVING"
    run_latest()
    assert api.get(url).json()["rows_saved"] == 1
    assert send(b"", "a.xlsx").status_code == 400
    assert "problems" not in api.get("/api/v1/referral-imports/").json()["results"][0]


def test_the_admin_confirms_and_discards_by_the_same_services(ministry, officer, batch, signed_in):
    first = checked(officer, batch, [nominee(1)])
    second = checked(officer, batch, [nominee(2)])
    url = "/admin/participants/referralimport/"
    signed_in(ministry).post(
        url, {"action": "discard", "sure": "yes", "_selected_action": [second.pk]}
    )
    signed_in(ministry).post(
        url, {"action": "confirm", "sure": "yes", "_selected_action": [first.pk, second.pk]}
    )
    for upload in (first, second):
        upload.refresh_from_db()
    assert (first.status, second.status) == ("SAVING", "DISCARDED")


def test_the_statements_are_the_same_number_for_three_rows_and_for_thirty(
    officer, batch, django_assert_max_num_queries
):
    for rows in ([nominee(n) for n in range(1, 4)], [nominee(n) for n in range(10, 20)]):
        with acting_as(officer):
            upload, _ = services.upload_referrals(batch, workbook(rows), "a.xlsx", by=officer)
        with django_assert_max_num_queries(34):  # four of them ask in all regions for slips
            run_latest()
        upload.refresh_from_db()
        with acting_as(officer):
            services.confirm_import(upload, by=officer)
        with django_assert_max_num_queries(35):
            run_latest()
        upload.refresh_from_db()
        assert upload.status == "SAVED"


def test_where_an_office_wants_two_the_uploader_waits_for_a_colleague(officer, batch, signed_in):
    upload = checked(officer, batch, [nominee(1)])
    agency = officer.officer.agency
    agency.two_for_a_list = True
    agency.save()
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.confirm_import(upload, by=officer)
    assert refused.value.code == "second_person"
    url = f"/participants/imports/{upload.pk}/"
    assert "Rekan" in Page(signed_in(officer).get(url)).notices
    colleague = make_officer("rekan@gunungmas.test", "62.10")
    signed_in(colleague).post(f"{url}confirm/")
    upload.refresh_from_db()
    assert upload.status == "SAVING"


def test_a_colleague_refuses_a_list_with_a_reason_that_the_uploader_reads(
    officer, batch, signed_in
):
    upload = checked(officer, batch, [nominee(1)])
    url = f"/participants/imports/{upload.pk}/"
    colleague = make_officer("rekan@gunungmas.test", "62.10")
    signed_in(colleague).post(f"{url}discard/", {"reason": "Daftar tahun lalu."})
    page = Page(signed_in(officer).get(url))
    assert "Daftar tahun lalu." in page.text
    assert colleague.name in page.text


def test_an_office_chooses_by_itself_whether_two_look_at_a_list(officer, neighbour, signed_in):
    agency = officer.officer.agency
    url = f"/regions/agencies/{agency.pk}/change/"
    words = {"version": agency.version, "name": "Disnaker", "two_for_a_list": "on"}
    assert signed_in(neighbour).post(url, words).status_code == 404
    signed_in(officer).post(url, words)
    agency.refresh_from_db()
    assert agency.two_for_a_list


def test_a_list_checked_before_the_lines_were_pressed_is_asked_for_again(officer, batch):
    upload = checked(officer, batch, [nominee(1)])
    ReferralImport.objects.filter(pk=upload.pk).update(checked_rows='{"rows": []}')
    upload.refresh_from_db()
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    run_latest()
    upload.refresh_from_db()
    assert upload.status == "CHECKED"
    assert upload.refusal
    assert not Referral.objects.exists()


def test_a_list_of_several_parts_is_saved_whole(officer, batch, monkeypatch):
    monkeypatch.setattr(list_save, "AT_ONCE", 2)
    upload = checked(officer, batch, [nominee(n) for n in range(1, 6)])
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    run_latest()
    upload.refresh_from_db()
    assert (upload.status, upload.rows_saved, Referral.objects.count()) == ("SAVED", 5, 5)


def test_a_save_that_is_cancelled_stops_at_the_next_part_and_keeps_nothing(
    officer, batch, monkeypatch
):
    monkeypatch.setattr(list_save, "AT_ONCE", 2)
    upload = checked(officer, batch, [nominee(n) for n in range(1, 6)])
    write, parts = list_save._write, []

    def cancelled_meanwhile(parameters):
        parts.append(parameters)
        Job.objects.using("side").filter(kind="save_referrals").update(status="CANCELLED")
        return write(parameters)

    monkeypatch.setattr(list_save, "_write", cancelled_meanwhile)
    with acting_as(officer):
        services.confirm_import(upload, by=officer)
    run_latest()  # its cancelling is rolled back with the rest: one connection serves a test
    upload.refresh_from_db()
    assert (len(parts), upload.status, Referral.objects.count()) == (1, "SAVING", 0)
    assert Quota.objects.get().nominated == 0


def test_lines_that_nobody_has_pressed_are_no_riddle():
    with pytest.raises(Refusal) as refused:
        list_save.unpack('{"rows": []}')
    assert refused.value.code == "checked_before_renewal"
