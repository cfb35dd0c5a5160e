"""A person reads the own file by a link: everything that is kept, and nobody else's."""

import json
from datetime import timedelta

import pytest
from django.core import mail
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as, acting_in, scope_of_person
from participants import services, tasks
from participants.models import Consent, Look, Participant
from participants.personal_link import Linked, write_link
from placements.models import Graduate
from placements.services.asking import FOLLOW_UP
from placements.services.hire_request import accept_hire_request
from tests.assessing import make_graduate
from tests.chain import make_participant
from tests.door import Door
from tests.follow_ups import make_follow_up
from tests.own_files import make_link, make_look
from tests.pages import Page
from tests.papers import make_document
from tests.placements.conftest import CANARIES, ask, costs_at_most

assert tasks  # the kinds of background work are known


@pytest.fixture
def certificate(center):
    return make_graduate(**CANARIES)


@pytest.fixture
def person(certificate):
    return certificate.participant


@pytest.fixture
def page(person):
    return make_link(person)


def test_the_person_reads_all_that_is_kept_but_the_whole_nik(client, page, person, certificate):
    make_document(person)
    html = client.get(page).content.decode()
    for word in (CANARIES["name"], CANARIES["phone"], CANARIES["email"], CANARIES["address"]):
        assert word in html
    assert certificate.number in html
    assert person.nik_last4 in html
    assert CANARIES["nik"] not in html


def test_open_questions_are_one_press_away(client, page, certificate, recruiter):
    ask(certificate, recruiter)
    make_follow_up(certificate.enrollment)
    html = client.get(page).content.decode()
    assert html.count("/placements/my/") == 2
    assert "/placements/my/request/" in html


def test_a_firm_that_was_told_yes_stays_one_press_away(client, page, certificate, recruiter):
    asked = ask(certificate, recruiter)
    accept_hire_request(asked, by=recruiter)
    read = Page(client.get(page))
    assert f"{asked.employer} memiliki nama dan nomor telepon Anda" in read.text
    [link] = [link for link in read.links if "/placements/my/request/" in link]
    assert "Berubah pikiran?" in Page(client.get(link)).text


def test_the_page_costs_the_same_for_few_and_for_many(client, page, person, certificate):
    for number in range(30):
        make_look(person, office=f"Kantor {number}")
        make_document(person)
    with costs_at_most(10):
        assert client.get(page).status_code == 200


def test_somebody_with_nothing_yet_gets_a_page_too(client, db):
    answer = client.get(make_link(make_participant()))
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("wish", ["replaced", "ended", "other purpose", "altered", "joined"])
def test_a_link_that_does_not_count_opens_nothing(client, page, person, officer, wish):
    if wish == "replaced":
        with acting_as(officer):
            services.give_link(person, by=officer)
    elif wish == "ended":
        yesterday = timezone.localdate() - timedelta(days=1)
        Participant.objects.filter(pk=person.pk).update(link_until=yesterday)
    elif wish == "joined":
        Participant.objects.filter(pk=person.pk).update(merged_into=make_participant())
    elif wish == "other purpose":
        link = write_link(FOLLOW_UP, Linked(person.pk, 1))
        page = reverse("participants:show_own_file", args=[link])
    else:
        page = page[:-2] + "/"
    for part in ("", "consent/", "correct/", "erase/", "copy/", "requests/1/withdraw/"):
        act = client.post if part in {"consent/", "requests/1/withdraw/"} else client.get
        answer = act(page + part)
        assert answer.status_code == 404, part
        assert CANARIES["name"] not in answer.content.decode()


def test_the_database_shows_the_holder_nobody_else(person):
    other = make_graduate().participant
    with acting_in(scope_of_person(person.pk)):
        assert [each.pk for each in Participant.objects.only("name")] == [person.pk]
        assert not Consent.objects.filter(participant=other).exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            list(Participant.objects.filter(pk=person.pk).values("nik"))


def test_a_switch_hides_from_employers_at_once_and_shows_again(client, page, person, recruiter):
    client.post(page + "consent/", {"purpose": "TALENT_SEARCH", "wish": "off"})
    with acting_as(recruiter):
        assert not Graduate.objects.visible_to(recruiter).exists()
    client.post(page + "consent/", {"purpose": "TALENT_SEARCH", "wish": "on"})
    with acting_as(recruiter):
        assert Graduate.objects.visible_to(recruiter).exists()
    newest = Consent.objects.live().get(participant=person, purpose="TALENT_SEARCH")
    assert (newest.channel, newest.recorded_by) == ("LINK", None)


def test_history_says_that_the_person_withdrew(client, page, person, officer):
    client.post(page + "consent/", {"purpose": "TALENT_SEARCH", "wish": "off"})
    with acting_as(officer):
        step = StatusChange.about(person).get(verb="withdraw_consent")
    assert step.by is None
    assert step.by_name


def test_the_same_press_twice_changes_nothing_more(client, page, person):
    for _ in range(2):
        client.post(page + "consent/", {"purpose": "TALENT_SEARCH", "wish": "on"})
    assert Consent.objects.filter(participant=person, purpose="TALENT_SEARCH").count() == 1


@pytest.mark.parametrize("sent", [{}, {"purpose": "X", "wish": "on"},
                                  {"purpose": "TRAINING", "wish": "maybe"}])  # fmt: skip
def test_an_odd_switch_is_not_found(client, page, sent):
    assert client.post(page + "consent/", sent).status_code == 404


def test_an_office_cannot_say_that_the_person_pressed(officer, person):
    door = Door(officer)
    answer = door.post(
        f"participants/{person.pk}/give-consent/", purpose="TALENT_SEARCH", channel="LINK"
    )
    assert answer.status_code == 400


def test_the_copy_holds_everything_for_a_machine(client, page, person, certificate, officer):
    client.force_login(officer)
    client.get(f"/participants/{person.pk}/")
    client.logout()
    answer = client.get(page + "copy/")
    copy = json.loads(answer.content)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert copy["person"]["name"] == CANARIES["name"]
    assert copy["certificates"][0]["number"] == certificate.number
    assert copy["nominations"][0]["seat"]["graduated_on"]
    assert copy["looked_at_by"][0]["kind"] == "FILE"
    assert CANARIES["nik"] not in answer.content.decode()


def test_the_certificate_comes_as_pdf_and_a_foreign_one_does_not(client, page, certificate):
    answer = client.get(f"{page}certificates/{certificate.pk}/")
    assert answer.content.startswith(b"%PDF")
    other = make_graduate()
    assert client.get(f"{page}certificates/{other.pk}/").status_code == 404


# --- the office gives the link ---------------------------------------------------------------


def test_an_officer_makes_a_link_and_has_the_words_ready(client, officer, person):
    client.force_login(officer)
    address = reverse("participants:give_link", args=[person.pk])
    assert "wa.me" not in client.get(address).content.decode()
    html = client.post(address, follow=True).content.decode()
    assert "wa.me" in html
    assert "/participants/my/" in html


def test_every_link_before_is_worthless(client, officer, person, page):
    client.force_login(officer)
    client.post(reverse("participants:give_link", args=[person.pk]))
    client.logout()
    assert client.get(page).status_code == 404


def test_a_neighbour_finds_nobody_to_give_a_link_to(client, neighbour, person):
    client.force_login(neighbour)
    address = reverse("participants:give_link", args=[person.pk])
    assert client.post(address).status_code == 404
    person.refresh_from_db()
    assert person.link_edition == 0


def test_a_letter_brings_the_link(client, officer, person, django_capture_on_commit_callbacks):
    client.force_login(officer)
    client.post(reverse("participants:send_link", args=[person.pk]))
    run_job(Job.objects.get(kind="send-own-file").pk)
    letter = mail.outbox[-1]
    assert letter.to == [CANARIES["email"]]
    link = "/participants/my/" + letter.body.split("/participants/my/")[1].split()[0]
    client.logout()
    assert client.get(link).status_code == 200


def test_without_an_address_no_letter_goes(officer):
    person = make_participant()
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.send_link(person, by=officer)
    assert refusal.value.code == "no_address"


def test_the_api_gives_a_link_once(client, officer, person):
    answer = Door(officer).post(f"participants/{person.pk}/give-link/")
    assert answer.status_code == 201
    assert answer.headers["Cache-Control"] == "no-store"
    link = "/" + answer.json()["link"].split("/", 3)[3]
    assert client.get(link).status_code == 200


# --- who looked ------------------------------------------------------------------------------


def kinds(person):
    return sorted(Look.objects.filter(participant=person).values_list("kind", flat=True))


def test_each_look_is_told_with_the_office_and_without_a_name(client, page, person, officer):
    client.force_login(officer)
    for _ in range(3):
        client.get(f"/participants/{person.pk}/")
    client.logout()
    assert kinds(person) == ["FILE"], "once a day"
    html = client.get(page).content.decode()
    assert officer.office in html
    assert officer.name not in html


def test_a_firm_that_reads_a_profile_or_a_phone_is_told_too(client, certificate, recruiter):
    person = certificate.participant
    client.force_login(recruiter)
    client.get(f"/placements/graduates/{certificate.pk}/")
    assert kinds(person) == ["PROFILE"]
    asked = ask(certificate, recruiter)
    client.get(f"/placements/hire-requests/{asked.pk}/")
    assert kinds(person) == ["PROFILE"], "nothing is open before the yes"
    asked.status, asked.contact_name, asked.contact_phone = "ACCEPTED", "Siti", "0812"
    asked.save()
    client.get(f"/placements/hire-requests/{asked.pk}/")
    assert kinds(person) == ["CONTACT", "PROFILE"]


def test_the_api_is_no_way_around(certificate, officer, recruiter):
    person = certificate.participant
    Door(officer).get(f"participants/{person.pk}/")
    Door(recruiter).get(f"graduates/{certificate.pk}/")
    asked = ask(certificate, recruiter)
    asked.status, asked.contact_name, asked.contact_phone = "ACCEPTED", "Siti", "0812"
    asked.save()
    Door(recruiter).get(f"hire-requests/{asked.pk}/")
    assert kinds(person) == ["CONTACT", "FILE", "PROFILE"]


def test_nik_document_list_and_admin_are_noted(client, certificate, officer, ministry):
    person = certificate.participant
    document = make_document(person)
    client.force_login(officer)
    reason = {"reveal-reason": "Mencocokkan kartu keluarga"}
    client.post(f"/participants/{person.pk}/reveal-nik/", reason)
    client.get(f"/participants/documents/{document.pk}/download/")
    client.post("/participants/export/", {"format": "csv", "reason": "Rapat koordinasi daerah"})
    assert kinds(person) == ["DOCUMENT", "LIST", "NIK"]
    client.force_login(ministry)
    client.get(f"/admin/participants/participant/{person.pk}/change/")
    assert kinds(person) == ["DOCUMENT", "FILE", "LIST", "NIK"]


def test_an_office_reads_of_looks_only_its_own(person, officer, neighbour):
    with acting_as(officer):
        services.look.note_look([person.pk], "FILE", by=officer)
    with acting_as(neighbour):
        assert not Look.objects.exists()
