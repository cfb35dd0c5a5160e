"""Corrections and erasure: asked by the person, answered within 3 × 24 hours."""

import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import AuditEntry, Job, StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services, tasks
from participants.models import Certificate, Consent, DataRequest, Merge, Participant, Transfer
from participants.services.look_alike import pairs_in
from placements.models import Graduate, HireRequest
from reports.services.counting import count
from reports.services.question import Question
from tests.assessing import make_graduate
from tests.chain import make_enrollment, make_merge, make_participant
from tests.door import Door
from tests.own_files import make_data_request, make_link
from tests.papers import make_document
from tests.placements.conftest import CANARIES, ask

assert tasks
ANSWER = {"answer": "Sudah kami perbaiki sesuai KTP."}


@pytest.fixture
def certificate(center):
    return make_graduate(**CANARIES)


@pytest.fixture
def person(certificate):
    return certificate.participant


def hours_ago(asked, hours):
    then = timezone.now() - timedelta(hours=hours)
    DataRequest.objects.filter(pk=asked.pk).update(
        asked_at=then, due_at=then + timedelta(hours=72)
    )


def fulfil(asked, by):
    with acting_as(by):
        return services.fulfil_data_request(asked, by=by, **ANSWER)


def test_a_person_asks_and_the_office_reads_it_with_its_day(client, person, officer):
    page = make_link(person)
    client.post(page + "correct/", {"text": "Nama saya Siti Rahmah"})
    asked = DataRequest.objects.get()
    assert asked.due_at - asked.asked_at == timedelta(hours=72)
    client.force_login(officer)
    assert CANARIES["name"] in client.get("/participants/data-requests/").content.decode()
    assert f"/participants/data-requests/{asked.pk}/" in client.get("/").content.decode()


def test_a_correction_says_what_is_wrong(client, person):
    answer = client.post(make_link(person) + "correct/", {"text": "  "})
    assert answer.status_code == 422
    assert not DataRequest.objects.exists()


def test_erasure_wants_the_tick(client, person):
    answer = client.post(make_link(person) + "erase/", {"text": ""})
    assert answer.status_code == 422
    assert not DataRequest.objects.exists()


def test_the_same_is_asked_once_and_the_page_says_so(client, person):
    page = make_link(person)
    client.post(page + "erase/", {"is_sure": "on"})
    again = client.post(page + "erase/", {"is_sure": "on"})
    assert again.status_code == 422
    assert DataRequest.objects.count() == 1


def test_services_refuse_the_same_in_words(person, officer):
    with pytest.raises(Refusal) as refusal:
        services.ask_about_data(person, "CORRECTION", text=" ", by=officer)
    assert refusal.value.code == "words_missing"
    services.ask_about_data(person, "ERASURE", text="", by=officer)
    with pytest.raises(Refusal) as refusal:
        services.ask_about_data(person, "ERASURE", text="", by=officer)
    assert refusal.value.code == "asked_already"


def test_a_person_withdraws_the_own_request_and_no_other(client, person):
    page, other = make_link(person), make_data_request()
    own = make_data_request(person)
    assert client.post(f"{page}requests/{other.pk}/withdraw/").status_code == 404
    client.post(f"{page}requests/{own.pk}/withdraw/")
    own.refresh_from_db()
    assert own.status == "WITHDRAWN"
    assert client.post(f"{page}requests/{own.pk}/withdraw/").status_code == 404


def test_the_answer_reaches_the_person_on_the_page_and_by_letter(client, person, officer):
    page, asked = make_link(person), make_data_request(person)
    client.force_login(officer)
    client.post(f"/participants/data-requests/{asked.pk}/fulfil/", ANSWER)
    client.logout()
    assert ANSWER["answer"] in client.get(page).content.decode()
    run_job(Job.objects.get(kind="answer-data-request").pk)
    assert ANSWER["answer"] in mail.outbox[-1].body
    assert "/participants/my/" in mail.outbox[-1].body


def test_without_an_answer_nothing_is_done(client, person, officer):
    asked = make_data_request(person)
    client.force_login(officer)
    answer = client.post(f"/participants/data-requests/{asked.pk}/fulfil/", {"answer": ""})
    assert answer.status_code == 422
    asked.refresh_from_db()
    assert asked.status == "ASKED"


def test_a_neighbour_finds_no_request(client, person, neighbour):
    asked = make_data_request(person)
    client.force_login(neighbour)
    for verb in ("fulfil", "decline"):
        answer = client.post(f"/participants/data-requests/{asked.pk}/{verb}/", ANSWER)
        assert answer.status_code == 404


def test_what_is_answered_cannot_be_answered_again(person, officer):
    asked = make_data_request(person)
    fulfil(asked, officer)
    with acting_as(officer), pytest.raises(IllegalMove):
        services.decline_data_request(asked, by=officer, **ANSWER)


# --- the clock (P4) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "warned", "late"), [(47, 0, 0), (49, 1, 0), (71, 1, 0), (73, 1, 1)]
)
def test_the_region_is_warned_after_48_hours_and_the_ministry_told_after_72(
    person, hours, warned, late
):
    hours_ago(make_data_request(person), hours)
    assert services.mind_data_requests() == {"warned": warned, "late": late}
    assert services.mind_data_requests() == {"warned": 0, "late": 0}, "told once"


def test_whoever_answers_in_time_is_not_told_as_late(person, officer):
    asked = make_data_request(person)
    fulfil(asked, officer)
    hours_ago(asked, 100)
    assert services.mind_data_requests() == {"warned": 0, "late": 0}


def test_the_ministry_sees_what_is_late_on_its_first_page(client, person, ministry):
    hours_ago(make_data_request(person), 80)
    client.force_login(ministry)
    assert "/participants/data-requests/" in client.get("/admin/").content.decode()


# --- erasure ---------------------------------------------------------------------------------


def test_a_region_does_not_erase_through_page_or_api(client, person, officer):
    asked = make_data_request(person, "ERASURE")
    client.force_login(officer)
    page = client.post(f"/participants/data-requests/{asked.pk}/fulfil/", ANSWER)
    assert page.status_code == 422
    api = Door(officer).post(f"data-requests/{asked.pk}/fulfil/", **ANSWER)
    assert api.json()["code"] == "ministry_erases"
    person.refresh_from_db()
    assert person.name == CANARIES["name"]


def test_nothing_that_names_the_person_is_left(
    person, ministry, recruiter, certificate, django_capture_on_commit_callbacks
):
    accepted = ask(certificate, recruiter)
    HireRequest.objects.filter(pk=accepted.pk).update(
        status="ACCEPTED", contact_name=person.name, contact_phone=person.phone
    )
    document = make_document(person, status="ACCEPTED")
    merge = make_merge(person, changed=json.dumps({"name": [person.name, "x"]}))
    with django_capture_on_commit_callbacks(execute=True):
        fulfil(make_data_request(person, "ERASURE", text=f"Saya {person.name}"), ministry)
    for secret in CANARIES.values():
        assert found_in_database(secret) == [], secret
    assert not default_storage.exists(document.file)
    assert Merge.objects.get(pk=merge.pk).changed == "{}"
    assert not Consent.objects.live().filter(participant=person).exists()
    with acting_as(recruiter):
        assert not Graduate.objects.visible_to(recruiter).exists()


def found_in_database(secret):
    """Every text column of every table that holds this text."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public'"
            " AND data_type IN ('text', 'character varying', 'jsonb')"
        )
        for table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT 1 FROM "{table}" WHERE "{column}"::text LIKE %s LIMIT 1', [f"%{secret}%"]
            )
            if cursor.fetchone():
                found.append(f"{table}.{column}")
    return found


def test_no_figure_changes(person, ministry):
    question = Question("62.10", date(2017, 1, 1), timezone.localdate() + timedelta(days=400))
    before = count(question)
    assert before.figures["certified"] == 1
    fulfil(make_data_request(person, "ERASURE"), ministry)
    assert count(question) == before


def test_the_certificate_is_revoked_and_the_year_of_birth_stays(person, ministry, certificate):
    year = person.birth_date.year
    fulfil(make_data_request(person, "ERASURE"), ministry)
    person.refresh_from_db()
    assert (person.birth_date.year, person.birth_date.month) == (year, 1)
    assert Certificate.objects.get(pk=certificate.pk).status == "REVOKED"
    certificate.enrollment.refresh_from_db()
    assert certificate.enrollment.certified_on


def test_a_training_under_way_comes_first(center, ministry):
    person = make_enrollment("IN_TRAINING").participant
    with pytest.raises(Refusal) as refusal:
        fulfil(make_data_request(person, "ERASURE"), ministry)
    assert refusal.value.code == "training_under_way"
    assert DataRequest.objects.get().status == "ASKED"


def test_the_last_letter_goes_out_and_the_page_says_what_happened(
    client, person, ministry, django_capture_on_commit_callbacks
):
    page = make_link(person)
    with django_capture_on_commit_callbacks(execute=True):
        fulfil(make_data_request(person, "ERASURE"), ministry)
    assert mail.outbox[-1].to == [CANARIES["email"]]
    html = client.get(page).content.decode()
    assert CANARIES["name"] not in html
    assert client.get(page + "copy/").status_code == 404


@pytest.mark.parametrize("verb", ["correct", "reveal", "consent", "link", "nominate"])
def test_nothing_is_added_to_whoever_was_erased(person, ministry, officer, verb, certificate):
    fulfil(make_data_request(person, "ERASURE"), ministry)
    person.refresh_from_db()
    acts = {
        "correct": lambda: services.correct_participant(
            person, version=person.version, changes={"name": "A"}, by=officer
        ),
        "reveal": lambda: services.reveal_nik(person, reason="Mencocokkan kartu", by=officer),
        "consent": lambda: services.give_consent(person, "TRAINING", channel="PAPER", by=officer),
        "link": lambda: services.give_link(person, by=officer),
        "nominate": lambda: services.nominate(person, certificate.enrollment.batch, by=officer),
    }
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        acts[verb]()
    assert refusal.value.code == "person_erased"


def test_pages_of_whoever_was_erased_still_open(client, person, ministry, officer):
    fulfil(make_data_request(person, "ERASURE"), ministry)
    client.force_login(officer)
    assert client.get(f"/participants/{person.pk}/").status_code == 200
    assert client.get(f"/participants/{person.pk}/correct/").status_code == 409
    client.force_login(ministry)
    assert client.get(f"/admin/participants/participant/{person.pk}/change/").status_code == 200


def test_whoever_comes_again_is_somebody_new(person, ministry, officer):
    nik = person.nik
    fulfil(make_data_request(person, "ERASURE"), ministry)
    with acting_as(officer):
        again = services.register_participant(
            nik=nik, by=officer, name="Siti Rahma", sex="FEMALE",
            birth_date=person.birth_date, education="SMK",
        )  # fmt: skip
    assert again.pk != person.pk


def test_two_erased_people_are_no_likely_pair(ministry):
    for _ in range(2):
        fulfil(make_data_request(make_participant(), "ERASURE"), ministry)
    assert pairs_in("62.10") == []


def test_joined_records_and_transfers_are_blanked_too(person, ministry, officer):
    gone = make_participant(name="Kanari Lama")
    Participant.objects.filter(pk=gone.pk).update(merged_into=person)
    moved = Transfer.objects.create(
        regency_id="62.10", nik=person.nik, nik_hash=person.nik_hash, nik_last4="9911",
        reason="Pindah", asked_by=officer,
    )  # fmt: skip
    fulfil(make_data_request(person, "ERASURE"), ministry)
    gone.refresh_from_db()
    moved.refresh_from_db()
    assert (gone.name, gone.nik) == ("(data dihapus)", "")
    assert (moved.nik, moved.nik_hash) == ("", "")


def test_history_tells_who_erased(person, ministry, officer):
    fulfil(make_data_request(person, "ERASURE"), ministry)
    with acting_as(officer):
        assert StatusChange.about(person).get(verb="erase").by_name == ministry.name
        assert AuditEntry.about(person).exists()


def test_an_erased_person_offers_nothing_to_add(client, person, ministry, officer):
    fulfil(make_data_request(person, "ERASURE", text=""), ministry)
    client.force_login(officer)
    html = client.get(f"/participants/{person.pk}/").content.decode()
    assert "/documents/add/" not in html
    assert DataRequest.objects.get().text == "", "what was never said is not told as erased"
