"""Documents of an agreement: kept by either side, read by both, removed with a reason."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from programs import services
from programs.models import AgreementPaper
from tests.agreements import make_agreement_paper, make_signed_agreement
from tests.door import Door
from tests.pages import Page
from tests.people import make_center_user

PDF = b"%PDF-1.4\nPerjanjian\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(own_files):
    """Each test has its own folder."""


@pytest.fixture
def agreement(center):
    return make_signed_agreement()


def at(name, row):
    return reverse(f"programs:{name}", args=[row.pk])


def pdf(content=PDF):
    return SimpleUploadedFile("perjanjian.pdf", content, "application/pdf")


def add(agreement, by, kind="SIGNED", content=PDF):
    with acting_as(by):
        return services.add_agreement_paper(agreement, kind, pdf(content), by=by)


def refused(by, act, *args, **words):
    with acting_as(by), pytest.raises(Refusal) as error:
        act(*args, by=by, **words)
    return error.value.code


def sealed(settings):
    return list(Path(settings.MEDIA_ROOT).rglob("*.sealed"))


def test_the_region_adds_on_the_page_and_the_center_takes_the_file(
    agreement, officer, organizer, signed_in, settings
):
    desk = signed_in(officer)
    page = Page(desk.get(at("show_agreement", agreement)))
    assert at("add_agreement_paper", agreement) in page.links
    answer = desk.post(at("add_agreement_paper", agreement), {"kind": "SIGNED", "file": pdf()})
    assert answer.url == at("show_agreement", agreement)
    paper = AgreementPaper.objects.get()
    assert b"Perjanjian" not in sealed(settings)[0].read_bytes()
    page = Page(signed_in(organizer).get(at("show_agreement", agreement)))
    assert at("download_agreement_paper", paper) in page.links
    file = signed_in(organizer).get(at("download_agreement_paper", paper))
    assert file.content == PDF
    assert file["Content-Disposition"] == f'attachment; filename="signed-{paper.pk}.pdf"'
    assert StatusChange.about(paper).first().by == organizer


def test_what_is_no_document_is_refused_beside_its_field(agreement, officer, signed_in):
    desk, url = signed_in(officer), at("add_agreement_paper", agreement)
    page = Page(desk.post(url, {"kind": "OTHER", "file": pdf(b"MZ program")}))
    assert "Hanya PDF" in page.errors["file"]
    assert not AgreementPaper.objects.exists()


def test_the_same_file_is_refused_and_leaves_nothing_on_the_disk(agreement, officer, settings):
    add(agreement, officer)
    code = refused(officer, services.add_agreement_paper, agreement, "OTHER", pdf())
    assert (code, len(sealed(settings))) == ("paper_there", 1)


def test_one_agreement_keeps_thirty_documents_at_most(agreement, officer, monkeypatch):
    monkeypatch.setattr("programs.services.agreement_paper.MOST_PAPERS", 1)
    add(agreement, officer)
    code = refused(officer, services.add_agreement_paper, agreement, "OTHER", pdf(PDF + b"2"))
    assert code == "too_many_documents"


def test_removed_with_a_reason_the_file_is_gone_and_the_reason_stays(
    agreement, officer, organizer, signed_in, settings, django_capture_on_commit_callbacks
):
    paper = add(agreement, officer)
    desk = signed_in(officer)
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(at("remove_agreement_paper", paper), {"reason": "Salah unggah"})
    assert sealed(settings) == []
    page = Page(signed_in(organizer).get(at("show_agreement", agreement)))
    assert "Salah unggah" in page.text
    assert at("download_agreement_paper", paper) not in page.links
    assert desk.get(at("download_agreement_paper", paper)).status_code == 409


def test_without_a_reason_nothing_is_removed(agreement, officer):
    paper = add(agreement, officer)
    code = refused(officer, services.remove_agreement_paper, paper, reason=" ")
    assert code == "reason_missing"


def test_the_other_side_does_not_remove_but_the_ministry_does(
    agreement, officer, organizer, ministry
):
    paper = add(agreement, officer)
    code = refused(organizer, services.remove_agreement_paper, paper, reason="Lama")
    assert code == "paper_of_the_other_side"
    with acting_as(ministry):
        services.remove_agreement_paper(paper, reason="Lama", by=ministry)
        with pytest.raises(IllegalMove):
            services.remove_agreement_paper(paper, reason="Lagi", by=ministry)


def test_a_neighbour_finds_nothing_and_other_desks_of_the_center_may_not(
    agreement, neighbour, other_organizer, center, signed_in
):
    paper = make_agreement_paper(agreement)
    placer = make_center_user("lia@bekasi.test", center, "center_placer")
    for name in ("download_agreement_paper", "remove_agreement_paper"):
        assert signed_in(neighbour).get(at(name, paper)).status_code == 404
        assert signed_in(other_organizer).get(at(name, paper)).status_code == 404
        assert signed_in(placer).get(at(name, paper)).status_code == 403
    assert (
        "Perjanjian bertanda"
        not in Page(signed_in(placer).get(at("show_agreement", agreement))).text
    )
    with acting_as(neighbour):
        assert not AgreementPaper.objects.exists()
        code = AgreementPaper.objects.filter(pk=paper.pk).update(kind="OTHER")
        assert code == 0


def test_the_api_adds_gives_out_and_removes(agreement, officer):
    door = Door(officer)
    made = door.send_file("agreement-papers/", pdf(), agreement=agreement.pk, kind="BUDGET")
    assert made.status_code == 201
    key = made.json()["id"]
    assert door.ids("agreement-papers/", agreement=agreement.pk) == [key]
    file = door.client.get(f"/api/v1/agreement-papers/{key}/download/", **door.headers)
    assert file.content == PDF
    gone = door.post(f"agreement-papers/{key}/remove/", reason="Salah")
    assert gone.json()["removal"] == "Salah"
    assert door.post(f"agreement-papers/{key}/remove/", reason="Salah").status_code == 409
