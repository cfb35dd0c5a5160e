"""The ladder of evidence: a firm without an account, a paper on file, a visit, and a no."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse

from blkportal.core.jobs import run_job
from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as, acting_in, scope_of_witness
from participants.models import Look, Participant
from participants.personal_link import write_link
from placements import services, tasks
from placements.models import FirmQuestion, Placement, WorkPaper
from placements.services.asking import FOLLOW_UP
from placements.services.firm_question import CONFIRM
from placements.services.proof import MOST_PAPERS, drop_papers
from tests.door import Door
from tests.evidence import make_firm_question, make_work, make_work_paper
from tests.placements.conftest import CANARIES, today

assert tasks
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WITNESS = {"witness_name": "Bu Tini", "witness_title": "Kepala personalia"}


@pytest.fixture
def work(seat):
    return make_work(seat)


def scan(content=PDF):
    return SimpleUploadedFile("kontrak.pdf", content, "application/pdf")


def code_of(act, by):
    with acting_as(by), pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def page_of(question):
    return reverse("placements:answer_firm_by_link", args=[write_link(CONFIRM, question)])


def answer(client, question, said="WORKS", **more):
    return client.post(page_of(question), {"answer": said, **WITNESS, **more}, follow=True)


# --- the firm ---------------------------------------------------------------------------------


def test_an_officer_asks_a_firm_and_has_the_words_to_send(client, officer, work):
    client.force_login(officer)
    address = reverse("placements:ask_firm", args=[work.pk])
    html = client.post(address, {"sent_to": "0812 7777 1234"}, follow=True).content.decode()
    assert "wa.me/6281277771234" in html
    assert "/placements/firm/" in html
    assert work.questions.get().closes_on == today(30)


def test_a_letter_brings_the_link_to_an_address(client, officer, work):
    with acting_as(officer):
        services.ask_firm(work, sent_to="hrd@jaya.test", by=officer)
    run_job(Job.objects.get(kind=CONFIRM).pk)
    letter = mail.outbox[-1]
    assert letter.to == ["hrd@jaya.test"]
    link = "/placements/firm/" + letter.body.split("/placements/firm/")[1].split()[0]
    assert CANARIES["name"] in client.get(link).content.decode()


def test_the_firm_reads_name_job_and_first_day_and_nothing_else(client, work):
    html = client.get(page_of(make_firm_question(work))).content.decode()
    assert CANARIES["name"] in html
    for secret in ("phone", "email", "address", "nik"):
        assert CANARIES[secret] not in html


def test_a_yes_is_the_firms_confirmation_with_a_name(client, work, officer):
    question = make_firm_question(work)
    assert answer(client, question).status_code == 200
    work.refresh_from_db()
    assert work.evidence == "CONFIRMED"
    with acting_as(officer):
        step = StatusChange.about(work).get(verb="firm_answers")
        assert "Bu Tini" in step.reason
    assert FirmQuestion.objects.get().witness_title == "Kepala personalia"


def test_the_link_works_once(client, work):
    question = make_firm_question(work)
    answer(client, question)
    again = answer(client, question, "NEVER")
    assert '<form class="form"' not in again.content.decode()
    work.refresh_from_db()
    assert (work.evidence, work.disputed_on) == ("CONFIRMED", None)


def test_whoever_has_left_was_there_until_the_last_day(client, work):
    answer(client, make_firm_question(work), "LEFT", last_day=today(-2))
    work.refresh_from_db()
    assert (work.evidence, work.ended_on) == ("CONFIRMED", today(-2))


def test_a_no_puts_the_work_in_doubt_and_on_the_officers_desk(client, work, officer):
    answer(client, make_firm_question(work), "NEVER")
    work.refresh_from_db()
    assert (work.evidence, work.disputed_on) == ("REPORTED", today())
    client.force_login(officer)
    assert "?disputed=yes" in client.get("/").content.decode()
    assert str(work.pk) in client.get("/placements/placements/?disputed=yes").content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"answer": ""}, "answer"),
        ({"answer": "MAYBE"}, "answer"),
        ({"answer": "LEFT"}, "last_day"),
        ({"answer": "LEFT", "last_day": "2999-01-01"}, "last_day"),
        ({"answer": "LEFT", "last_day": "2001-01-01"}, "last_day"),
        ({"answer": "WORKS", "witness_name": ""}, "witness_name"),
    ],
)
def test_odd_answers_get_a_sentence_at_their_field(client, work, said, field):
    question = make_firm_question(work)
    response = client.post(page_of(question), WITNESS | said)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    work.refresh_from_db()
    assert work.evidence == "REPORTED"


@pytest.mark.parametrize("wish", ["altered", "other purpose", "asked again", "closed"])
def test_a_link_that_does_not_count_changes_nothing(client, work, officer, wish):
    question = make_firm_question(work)
    page = page_of(question)
    if wish == "altered":
        page = page[:-3] + "/"
    elif wish == "other purpose":
        page = reverse("placements:answer_firm_by_link", args=[write_link(FOLLOW_UP, question)])
    elif wish == "asked again":
        with acting_as(officer):
            services.ask_firm(work, sent_to="hrd@jaya.test", by=officer)
    else:
        FirmQuestion.objects.update(closes_on=today(-1))
    response = client.post(page, {"answer": "WORKS", **WITNESS})
    assert response.status_code == (422 if wish == "closed" else 404)
    work.refresh_from_db()
    assert work.evidence == "REPORTED"


def test_the_database_shows_the_firm_one_person_and_one_work(work):
    question, other = make_firm_question(work), make_work()
    with acting_in(scope_of_witness(question.pk)):
        assert [each.pk for each in Participant.objects.only("name")] == [work.participant_id]
        assert [each.pk for each in Placement.objects.only("kind")] == [work.pk]
        assert not Placement.objects.filter(pk=other.pk).update(evidence="CONFIRMED")
        with pytest.raises(ProgrammingError), transaction.atomic():
            list(Participant.objects.values("phone"))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("hrd", "not_an_address"),
        ("12345", "not_an_address"),
        (CANARIES["phone"], "not_the_firm"),
        ("+62 812-9988-7766", "not_the_firm"),
        (CANARIES["email"].upper(), "not_the_firm"),
    ],
)
def test_nobody_confirms_the_own_work(officer, work, address, code):
    act = lambda: services.ask_firm(work, sent_to=address, by=officer)  # noqa: E731
    assert code_of(act, officer) == code


def test_an_officer_does_not_ask_the_own_mailbox(officer, work):
    act = lambda: services.ask_firm(work, sent_to=officer.email, by=officer)  # noqa: E731
    assert code_of(act, officer) == "not_the_firm"


def test_a_registered_firm_and_an_own_business_are_not_asked_by_link(officer, seat, employer):
    registered = make_work(seat, employer=employer)
    ask = lambda: services.ask_firm(registered, sent_to="hrd@jaya.test", by=officer)  # noqa: E731
    assert code_of(ask, officer) == "firm_confirms_itself"
    Placement.objects.filter(pk=registered.pk).update(ended_on=today())
    own = make_work(seat, kind="SELF_EMPLOYED")
    ask = lambda: services.ask_firm(own, sent_to="hrd@jaya.test", by=officer)  # noqa: E731
    assert code_of(ask, officer) == "no_firm_to_ask"


def test_the_answer_of_a_closed_question_is_refused_by_the_service_too(work, officer):
    question = make_firm_question(work, closes_on=today(-1), asked_on=today(-40))
    with pytest.raises(Refusal) as refusal:
        services.answer_firm_question(question, answer="WORKS", by=officer, **WITNESS)
    assert refusal.value.code == "firm_question_closed"


def test_leaving_without_a_day_is_refused_by_the_service_too(work, officer):
    with pytest.raises(Refusal) as refusal:
        services.answer_firm_question(
            make_firm_question(work), answer="LEFT", by=officer, **WITNESS
        )
    assert refusal.value.code == "last_day_missing"


# --- a paper ----------------------------------------------------------------------------------


def test_a_paper_lifts_the_work_and_is_read_by_offices_alone(client, work, placer, recruiter):
    client.force_login(placer)
    address = reverse("placements:add_work_paper", args=[work.pk])
    client.post(address, {"kind": "CONTRACT", "file": scan()})
    work.refresh_from_db()
    assert work.evidence == "DOCUMENTED"
    paper = work.workpapers.get()
    assert default_storage.open(paper.file).read() != PDF, "sealed on the disk"
    got = client.get(reverse("placements:download_work_paper", args=[paper.pk]))
    assert got.content == PDF
    assert Look.objects.get(participant=work.participant).kind == "DOCUMENT"
    client.force_login(recruiter)
    assert (
        client.get(reverse("placements:download_work_paper", args=[paper.pk])).status_code == 403
    )


def test_a_paper_settles_a_dispute(officer, work):
    Placement.objects.filter(pk=work.pk).update(disputed_on=today())
    work.refresh_from_db()
    with acting_as(officer):
        services.add_work_paper(work, "PAYSLIP", BytesIO(PDF), by=officer)
    work.refresh_from_db()
    assert work.disputed_on is None


def test_a_visited_work_does_not_fall_by_a_paper(officer, work):
    Placement.objects.filter(pk=work.pk).update(evidence="VISITED")
    work.refresh_from_db()
    with acting_as(officer):
        services.add_work_paper(work, "PAYSLIP", BytesIO(PDF), by=officer)
    work.refresh_from_db()
    assert work.evidence == "VISITED"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<html>", b"%PDF" + b"0" * 5_500_000])
def test_what_is_no_scan_gets_a_sentence_and_nothing_is_kept(client, officer, work, content):
    client.force_login(officer)
    address = reverse("placements:add_work_paper", args=[work.pk])
    response = client.post(address, {"kind": "CONTRACT", "file": scan(content)})
    assert response.status_code == 200 or response.status_code == 422
    assert response.context["form"].errors
    assert not WorkPaper.objects.exists()


def test_the_same_file_and_the_eleventh_are_refused(officer, work):
    add = lambda: services.add_work_paper(work, "OTHER", BytesIO(PDF), by=officer)  # noqa: E731
    with acting_as(officer):
        add()
    assert code_of(add, officer) == "work_paper_there"
    for _ in range(MOST_PAPERS - 1):
        make_work_paper(work)
    assert code_of(add, officer) == "too_many_papers"


def test_a_paper_that_is_lost_says_so(officer, work):
    paper = make_work_paper(work)
    default_storage.delete(paper.file)
    assert (
        code_of(lambda: services.read_work_paper(paper, by=officer), officer) == "work_paper_lost"
    )


def test_papers_of_whoever_was_erased_are_gone(work, django_capture_on_commit_callbacks):
    paper = make_work_paper(work)
    with django_capture_on_commit_callbacks(execute=True):
        drop_papers(work.participant)
    assert not default_storage.exists(paper.file)
    assert WorkPaper.objects.get().file == ""


# --- a visit ----------------------------------------------------------------------------------


def test_a_visit_is_the_highest_step(client, officer, work):
    client.force_login(officer)
    client.post(
        reverse("placements:note_visit", args=[work.pk]),
        {"on": today(), "found": "AT_WORK", "note": "Bertemu mandor"},
    )
    work.refresh_from_db()
    assert work.evidence == "VISITED"
    html = client.get(f"/placements/placements/{work.pk}/").content.decode()
    assert "Bertemu mandor" in html


def test_whoever_is_not_found_puts_the_work_in_doubt(officer, work):
    with acting_as(officer):
        services.note_visit(work, on=today(), found="NOT_THERE", note="Tutup", by=officer)
    work.refresh_from_db()
    assert (work.evidence, work.disputed_on) == ("REPORTED", today())


def test_not_found_wants_words_and_a_visit_a_day_at_work(officer, work):
    visit = lambda **told: lambda: services.note_visit(work, by=officer, **told)  # noqa: E731
    said = visit(on=today(), found="NOT_THERE", note=" ")
    assert code_of(said, officer) == "visit_says_nothing"
    for day in (work.started_on - timedelta(days=1), today(1)):
        early = visit(on=day, found="AT_WORK", note="")
        assert code_of(early, officer) == "day_of_visit"


def test_the_page_tells_no_step_that_was_passed_over(client, officer, work):
    with acting_as(officer):
        services.note_visit(work, on=today(), found="AT_WORK", note="", by=officer)
    client.force_login(officer)
    steps = client.get(f"/placements/placements/{work.pk}/").context["steps"]
    assert [step["state"] for step in steps] == ["done", "waiting", "waiting", "waiting", "done"]


# --- who may not ------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["ask_firm", "add_work_paper", "note_visit"])
def test_a_neighbour_and_a_firm_may_not(client, neighbour, recruiter, work, verb):
    address = reverse(f"placements:{verb}", args=[work.pk])
    client.force_login(neighbour)
    assert client.post(address, {}).status_code == 404
    client.force_login(recruiter)
    assert client.post(address, {}).status_code == 403


def test_a_firm_with_an_account_reads_no_proof(client, recruiter, seat, employer):
    work = make_work(seat, employer=employer)
    make_work_paper(work)
    client.force_login(recruiter)
    html = client.get(f"/placements/placements/{work.pk}/").content.decode()
    assert "/placements/papers/" not in html


def test_the_api_asks_adds_and_visits(officer, work):
    door = Door(officer)
    asked = door.post(f"placements/{work.pk}/ask-firm/", sent_to="hrd@jaya.test")
    assert "/placements/firm/" in asked.json()["link"]
    paper = door.send_file(f"placements/{work.pk}/add-paper/", scan(), kind="PAYSLIP")
    assert paper.status_code == 201
    visit = door.post(f"placements/{work.pk}/note-visit/", on=f"{today()}", found="AT_WORK")
    assert visit.status_code == 201
    assert door.ids("work-papers/") == [paper.json()["id"]]
    assert door.ids("work-visits/") == [visit.json()["id"]]
    assert len(door.ids("firm-questions/")) == 1
    address = f"/api/v1/work-papers/{paper.json()['id']}/download/"
    assert door.client.get(address, **door.headers).content == PDF
