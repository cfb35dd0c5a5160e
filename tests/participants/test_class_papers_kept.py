"""Papers of the report pack that come from outside: kept, needed, given out, removed."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import ClassPaper
from participants.services.class_paper import papers_lacking, read_class_paper
from participants.services.closing import must_be_complete
from programs.class_papers import check_papers
from tests.chain import make_batch
from tests.door import Door
from tests.pages import Page
from tests.papers import make_class_paper
from tests.participants.classes import at

PDF = b"%PDF-1.4\nBerita acara\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(own_files):
    """Each test has its own folder."""


@pytest.fixture
def batch(center):
    center.closing_papers = ["DECREE", "MINUTES"]
    center.save()
    return make_batch(center, status="GRADUATION")


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def pdf(content=PDF):
    return SimpleUploadedFile("berita acara.pdf", content, "application/pdf")


def add(batch, by, kind="MINUTES", content=PDF):
    with acting_as(by):
        return services.add_class_paper(batch, kind, pdf(content), by=by)


def refused(by, act, *args, **words):
    with acting_as(by), pytest.raises(Refusal) as error:
        act(*args, by=by, **words)
    return error.value.code


def test_a_class_stays_open_until_every_needed_paper_is_there(batch, organizer):
    with acting_as(organizer), pytest.raises(Refusal) as error:
        must_be_complete(batch)
    assert error.value.code == "class_incomplete"
    assert "2 berkas belum ada" in str(error.value.text)
    add(batch, organizer)
    with acting_as(organizer):
        assert papers_lacking(batch) == ["Surat keputusan bertanda tangan (SK)"]
    add(batch, organizer, "DECREE", PDF + b"2")
    with acting_as(organizer):
        must_be_complete(batch)


def test_a_center_that_needs_none_is_asked_for_none(center, organizer):
    batch = make_batch(center)
    with acting_as(organizer):
        assert papers_lacking(batch) == []


def test_the_page_before_closing_keeps_lists_and_gives_out(desk, batch, settings):
    page = Page(desk.get(at("show_closing", batch)))
    assert "Masih kurang" in page.text
    answer = desk.post(at("add_class_paper", batch), {"kind": "MINUTES", "file": pdf()})
    assert answer.url == at("show_closing", batch)
    paper = ClassPaper.objects.get()
    assert b"Berita" not in next(Path(settings.MEDIA_ROOT).rglob("*.sealed")).read_bytes()
    file = desk.get(at("download_class_paper", paper))
    assert file.content == PDF
    assert file["Content-Disposition"] == f'attachment; filename="minutes-{paper.pk}.pdf"'


def test_a_file_that_is_none_is_refused_beside_its_field(desk, batch):
    page = Page(
        desk.post(at("add_class_paper", batch), {"kind": "OTHER", "file": pdf(b"MZ program")})
    )
    assert "Hanya PDF" in page.errors["file"]
    desk.post(at("add_class_paper", batch), {"kind": "OTHER", "file": pdf()})
    page = Page(desk.post(at("add_class_paper", batch), {"kind": "OTHER", "file": pdf()}))
    assert "sama persis" in page.errors["file"]


def test_the_same_file_is_refused_and_leaves_nothing_on_the_disk(batch, organizer, settings):
    add(batch, organizer)
    assert refused(organizer, services.add_class_paper, batch, "OTHER", pdf()) == "paper_there"
    assert len(list(Path(settings.MEDIA_ROOT).rglob("*.sealed"))) == 1


def test_a_removed_paper_is_gone_and_needed_again(
    batch, organizer, settings, django_capture_on_commit_callbacks
):
    paper = add(batch, organizer)
    with acting_as(organizer), django_capture_on_commit_callbacks(execute=True):
        services.remove_class_paper(paper, by=organizer)
        with pytest.raises(Refusal) as error:
            read_class_paper(paper)
    assert error.value.code == "paper_gone"
    assert list(Path(settings.MEDIA_ROOT).rglob("*.sealed")) == []
    with acting_as(organizer):
        assert len(papers_lacking(batch)) == 2


def test_a_closed_class_keeps_what_it_was_closed_with(batch, organizer):
    paper = add(batch, organizer)
    type(batch).objects.filter(pk=batch.pk).update(status="CLOSED")
    batch.refresh_from_db()
    paper.batch = batch
    assert refused(organizer, services.remove_class_paper, paper) == "papers_closed"
    assert refused(organizer, services.add_class_paper, batch, "OTHER", pdf()) == "papers_closed"


def test_a_neighbouring_center_and_a_region_find_no_paper(
    batch, other_organizer, officer, signed_in
):
    paper = make_class_paper(batch)
    assert signed_in(other_organizer).get(at("download_class_paper", paper)).status_code == 404
    assert signed_in(officer).get(at("download_class_paper", paper)).status_code == 403
    with acting_as(other_organizer):
        assert not ClassPaper.objects.exists()


@pytest.mark.parametrize("odd", ["DECREE", ["SIM"], [["DECREE"]], {"DECREE": 1}])
def test_papers_that_nobody_knows_cannot_be_needed(odd):
    check_papers(["DECREE"])
    with pytest.raises(ValidationError):
        check_papers(odd)


def test_the_api_adds_gives_out_and_removes(batch, organizer):
    door = Door(organizer)
    made = door.send_file("class-papers/", pdf(), batch=batch.pk, kind="DECREE")
    assert made.status_code == 201
    key = made.json()["id"]
    assert door.ids("class-papers/", batch=batch.pk) == [key]
    file = door.client.get(f"/api/v1/class-papers/{key}/download/", **door.headers)
    assert file.content == PDF
    assert door.post(f"class-papers/{key}/remove/").json()["removed_at"]
    assert door.post(f"class-papers/{key}/remove/").status_code == 409
