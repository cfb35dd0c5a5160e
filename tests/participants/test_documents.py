"""Papers of a person: kept sealed, judged by content, answered by the center, removable."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import PersonalDocument
from participants.services import personal_document
from tests.chain import make_batch, make_participant, make_referral
from tests.door import Door
from tests.pages import Page
from tests.papers import make_document

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(own_files):
    """Each test has its own folder."""


@pytest.fixture
def person(center):
    """Somebody whom the region has nominated to the center."""
    return make_referral(make_batch(center), make_participant(name="Siti Rahma")).participant


def photo(size=(1600, 900), kind="JPEG", **more):
    drawn = BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, **more)
    return drawn.getvalue()


def add(person, by, content=PDF, kind="KTP"):
    with acting_as(by):
        return services.add_document(person, kind, BytesIO(content), by=by)


def refused(person, by, content):
    with pytest.raises(Refusal) as error:
        add(person, by, content)
    return error.value.code


def files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_photo_is_kept_sealed_under_a_name_that_says_nothing(person, officer, settings):
    document = add(person, officer, photo())
    names = [path.name for path in files(settings)]
    assert len(names) == 2
    assert all("ktp" not in name and "siti" not in name.lower() for name in names)
    assert all(b"JFIF" not in path.read_bytes() for path in files(settings))
    assert (document.media, document.status, document.is_scanned) == ("jpg", "WAITING", False)


def test_whoever_may_read_it_gets_the_very_file_as_an_attachment(
    person, officer, organizer, signed_in
):
    content = photo()
    document = add(person, officer, content)
    answer = signed_in(organizer).get(f"/participants/documents/{document.pk}/download/")
    assert answer.content == content
    assert answer["Content-Disposition"] == f'attachment; filename="ktp-{document.pk}.jpg"'
    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_preview_is_drawn_anew_small_upright_and_without_what_was_hidden(
    person, officer, signed_in
):
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright
    exif[0x010E] = "Jalan Rahasia 7"
    document = add(person, officer, photo((2000, 1000), exif=exif))
    answer = signed_in(officer).get(f"/participants/documents/{document.pk}/preview/")
    picture = Image.open(BytesIO(answer.content))
    assert (picture.format, picture.size) == ("WEBP", (600, 1200))
    assert b"Rahasia" not in answer.content
    assert not picture.getexif()


def test_each_look_stays_in_the_history_with_its_name(person, officer, organizer, signed_in):
    document = add(person, officer, photo())
    desk = signed_in(organizer)
    desk.get(f"/participants/documents/{document.pk}/preview/")
    desk.get(f"/participants/documents/{document.pk}/download/")
    looks = StatusChange.objects.filter(record_type="participants.personaldocument").order_by("pk")
    assert [(row.verb, row.by) for row in looks] == [
        ("look", organizer), ("download", organizer),
    ]  # fmt: skip
    page = Page(desk.get(f"/participants/documents/{document.pk}/"))
    assert "Diunduh" in page.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\x00 a program called ktp.pdf", "file_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file_kind"),
        (b"GIF89a" + bytes(60), "file_kind"),
        (PDF.replace(b"%%EOF", b""), "file_damaged"),
        (PDF.replace(b"<<>>", b"<< /Encrypt 2 0 R >>"), "file_locked"),
        (PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript >>"), "file_active"),
        (PDF.replace(b"/Catalog", b"/Catalog /EmbeddedFiles 3 0 R"), "file_active"),
        (photo()[:900], "file_damaged"),
        (b"\xff\xd8\xff" + bytes(500), "file_damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "file_damaged"),
        (photo((6000, 5000), "PNG"), "file_too_many_pixels"),
        (PDF + bytes(5_000_000), "file_too_big"),
    ],
)
def test_what_is_not_a_whole_harmless_document_is_refused(
    person, officer, settings, content, code
):
    assert refused(person, officer, content) == code
    assert files(settings) == []
    assert not PersonalDocument.objects.exists()


def test_the_same_file_is_kept_once_also_when_two_send_it(person, officer, settings, monkeypatch):
    add(person, officer)
    assert refused(person, officer, PDF) == "document_there"
    kept = files(settings)
    monkeypatch.setattr(personal_document, "_must_be_new", lambda *_: None)  # the slower one
    assert refused(person, officer, PDF) == "document_there"
    assert files(settings) == kept


def test_twenty_documents_are_enough_for_one_person(person, officer):
    for _number in range(20):
        make_document(person)
    assert refused(person, officer, PDF) == "too_many_documents"


def test_the_center_accepts_or_says_why_not_and_may_change_its_mind(person, officer, organizer):
    document = add(person, officer)
    with acting_as(organizer):
        services.decline_document(document, reason="Tanggal tidak terbaca", by=organizer)
        assert (document.status, document.refusal) == ("REFUSED", "Tanggal tidak terbaca")
        services.accept_document(document, by=organizer)
        assert (document.status, document.refusal) == ("ACCEPTED", "")
        with pytest.raises(Refusal) as error:
            services.decline_document(document, reason=" ", by=organizer)
    assert error.value.code == "reason_missing"


def test_a_removed_document_is_gone_from_the_disk_and_may_be_sent_again(
    person, officer, settings, django_capture_on_commit_callbacks
):
    document = add(person, officer, photo())
    with acting_as(officer), django_capture_on_commit_callbacks(execute=True):
        services.remove_document(document, by=officer)
        with pytest.raises(Refusal) as error:
            services.read_document(document, by=officer)
    assert error.value.code == "document_gone"
    assert files(settings) == []
    assert add(person, officer, photo()).pk != document.pk


def test_an_accepted_document_cannot_be_removed(person, officer):
    document = make_document(person, status="ACCEPTED")
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.remove_document(document, by=officer)
    assert error.value.code == "illegal_move"


def test_a_file_that_the_disk_has_lost_is_told_and_no_error(person, officer, settings, signed_in):
    document = add(person, officer)
    files(settings)[0].unlink()
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.read_document(document, by=officer)
    assert error.value.code == "document_lost"
    answer = signed_in(officer).get(f"/participants/documents/{document.pk}/download/")
    assert answer.status_code == 409
    assert "tidak ditemukan" in Page(answer).text


def test_a_neighbour_a_draft_and_an_employer_show_no_document(
    officer, neighbour, organizer, employer, center, signed_in
):
    person = make_participant()
    make_referral(make_batch(center), person, status="DRAFT")
    document = make_document(person)
    for stranger in (neighbour, organizer):
        with acting_as(stranger):
            assert not PersonalDocument.objects.exists()
        url = f"/participants/documents/{document.pk}/download/"
        assert signed_in(stranger).get(url).status_code == 404
    with acting_as(officer):
        assert PersonalDocument.objects.exists()


def test_a_province_and_a_reader_see_that_it_is_there_and_not_what_is_in_it(
    person, province_officer, ministry_reader, signed_in
):
    document = make_document(person)
    for reader in (province_officer, ministry_reader):
        browser = signed_in(reader)
        page = Page(browser.get(f"/participants/documents/{document.pk}/"))
        assert "bukan isinya" in page.text
        url = f"/participants/documents/{document.pk}/preview/"
        assert browser.get(url).status_code == 403


def test_a_center_writes_its_answer_and_nothing_else(person, organizer):
    document = make_document(person)
    with acting_as(organizer), pytest.raises(Exception, match="permission denied"):
        PersonalDocument.objects.filter(pk=document.pk).update(kind="KK")


def test_the_page_keeps_the_choice_and_says_beside_the_file_what_is_wrong(
    person, officer, signed_in
):
    browser = signed_in(officer)
    url = f"/participants/{person.pk}/documents/add/"
    bad = SimpleUploadedFile("ktp.pdf", b"MZ not a pdf", "application/pdf")
    page = Page(browser.post(url, {"kind": "KK", "file": bad}))
    assert "Hanya PDF, JPG, dan PNG" in page.text
    assert page.values["kind"] == "KK"
    good = SimpleUploadedFile("apa saja.exe", PDF, "application/x-msdownload")
    answer = browser.post(url, {"kind": "KK", "file": good}, follow=True)
    assert Page(answer).rows[-1][:2] == ["Kartu keluarga (KK)", "Menunggu diperiksa"]


def test_nobody_is_verified_whose_documents_nobody_has_accepted(person, organizer):
    referral = person.referrals.get()
    program = referral.batch.program
    program.eligibility = {"documents": ["KTP", "DIPLOMA"]}
    program.save()
    make_document(person, "KTP", "ACCEPTED")
    diploma = make_document(person, "DIPLOMA")
    with acting_as(organizer):
        with pytest.raises(Refusal) as error:
            services.verify_referral(referral, by=organizer)
        assert error.value.code == "documents_missing"
        assert "ijazah" in str(error.value.text).lower()
        assert "KTP" not in str(error.value.text)
        services.accept_document(diploma, by=organizer)
        services.verify_referral(referral, by=organizer)
    assert referral.status == "VERIFIED"


def test_a_page_tells_which_documents_the_program_still_waits_for(person, officer, signed_in):
    program = person.referrals.get().batch.program
    program.eligibility = {"documents": ["KTP", "HEALTH"]}
    program.save()
    make_document(person, "KTP", "ACCEPTED")
    page = Page(signed_in(officer).get(f"/participants/{person.pk}/"))
    assert "Surat keterangan sehat" in page.text


def test_the_api_adds_answers_and_gives_out(person, officer, organizer):
    told = Door(officer).send_file(
        "documents/", SimpleUploadedFile("a", PDF), participant=person.pk, kind="KTP"
    )
    assert told.status_code == 201
    key = told.json()["id"]
    center = Door(organizer)
    assert center.post(f"documents/{key}/decline/", reason="Buram").json()["refusal"] == "Buram"
    assert center.post(f"documents/{key}/accept/").json()["status"] == "ACCEPTED"
    assert center.ids("documents/", status="ACCEPTED") == [key]
    assert Door(officer).post(f"documents/{key}/remove/").status_code == 409
    file = center.client.get(f"/api/v1/documents/{key}/download/", **center.headers)
    assert file.content == PDF


def test_a_database_row_without_a_file_is_a_removed_one(person):
    document = make_document(person)
    with pytest.raises(IntegrityError):
        PersonalDocument.objects.filter(pk=document.pk).update(file="")
