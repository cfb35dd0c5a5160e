"""The certificates of a class are proposed by one person and issued by another."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.center_work import center_work
from participants.ministry_day import ministry_today
from participants.models import Certificate, CertificateProposal, Enrollment
from tests.assessing import make_certificate, make_proposal
from tests.chain import make_batch
from tests.door import Door
from tests.pages import Page, told
from tests.participants.classes import at, seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)
WHY = "Nama Kenari salah eja"


@pytest.fixture
def batch(center):
    return make_batch(center, status="GRADUATION", starts_on=TODAY - 90 * A_DAY)


@pytest.fixture
def people(batch):
    return [seat(batch, name, "GRADUATED") for name in ("Anggrek", "Bakung", "Cempaka")]


@pytest.fixture
def proposal(batch, people, certifier):
    return services.propose_certificates(batch, kind="COMPETENCY", by=certifier)


@pytest.fixture
def desk(signed_in, certifier):
    return signed_in(certifier)


@pytest.fixture
def second_desk(signed_in, second_certifier):
    return signed_in(second_certifier)


def names(proposal):
    rows = proposal.people.select_related("enrollment__participant")
    return sorted(row.enrollment.participant.name for row in rows)


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value


# --- who is on the list ------------------------------------------------------------------------


def test_everybody_who_is_due_is_on_the_list_and_nobody_else(center, batch, people, certifier):
    make_certificate(people[0])
    Enrollment.objects.filter(pk=people[1].pk).update(competent_on=None)
    seat(batch, "Dahlia", "NOT_PASSED")
    seat(make_batch(center, status="GRADUATION", starts_on=TODAY - 90 * A_DAY), "Edelweis")
    competency = services.propose_certificates(batch, kind="COMPETENCY", by=certifier)
    training = services.propose_certificates(batch, kind="TRAINING", by=certifier)
    assert names(competency) == ["Cempaka"]
    assert names(training) == ["Anggrek", "Bakung", "Cempaka"]
    assert Certificate.objects.count() == 1, "nothing is issued yet"


def test_a_class_in_which_nobody_is_due_is_refused(batch, certifier):
    seat(batch, "Dahlia", "NOT_PASSED")
    refusal = refusal_of(services.propose_certificates, batch, kind="TRAINING", by=certifier)
    assert refusal.code == "nobody_due"


def test_who_was_found_competent_later_is_not_due_on_that_day(batch, people, certifier):
    Enrollment.objects.filter(pk=people[0].pk).update(competent_on=TODAY)
    early = TODAY - A_DAY
    proposal = services.propose_certificates(
        batch, kind="COMPETENCY", issued_on=early, by=certifier
    )
    assert names(proposal) == ["Bakung", "Cempaka"]


@pytest.mark.parametrize("day", [TODAY + A_DAY, TODAY - 400 * A_DAY])
def test_a_day_on_which_nothing_can_be_issued_is_refused(batch, people, certifier, day):
    propose = services.propose_certificates
    refusal = refusal_of(propose, batch, kind="TRAINING", issued_on=day, by=certifier)
    assert refusal.code == "certificate_day"
    assert CertificateProposal.objects.count() == 0


def test_of_one_kind_one_proposal_is_open(batch, proposal, second_certifier):
    propose = services.propose_certificates
    refusal = refusal_of(propose, batch, kind="COMPETENCY", by=second_certifier)
    assert refusal.code == "proposed_twice"
    services.withdraw_proposal(proposal, reason=WHY, by=second_certifier)
    assert propose(batch, kind="COMPETENCY", by=second_certifier).pk


# --- the second person -------------------------------------------------------------------------


def test_another_person_issues_for_exactly_the_list(
    batch, people, proposal, certifier, second_certifier
):
    seat(batch, "Dahlia", "GRADUATED")  # became due afterwards
    with acting_as(second_certifier):
        issued = services.approve_certificates(proposal, by=second_certifier)
    rows = Certificate.objects.select_related("participant")
    assert sorted(row.participant.name for row in rows) == ["Anggrek", "Bakung", "Cempaka"]
    assert {(row.proposed_by, row.issued_by) for row in rows} == {(certifier, second_certifier)}
    assert len({row.number for row in issued}) == 3
    assert (proposal.status, proposal.decided_by) == ("ISSUED", second_certifier)
    assert StatusChange.about(proposal).get().verb == "approve"


@pytest.mark.parametrize("answer", ["approve_certificates", "return_proposal"])
def test_nobody_answers_the_own_proposal(proposal, certifier, answer):
    words = {} if answer == "approve_certificates" else {"reason": WHY}
    refusal = refusal_of(getattr(services, answer), proposal, by=certifier, **words)
    assert refusal.code == "second_person"
    assert Certificate.objects.count() == 0


def test_the_database_itself_wants_two_people(proposal, certifier):
    rows = CertificateProposal.objects.filter(pk=proposal.pk)
    alone = {"status": "ISSUED", "decided_by": certifier, "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="answered_by_another"), transaction.atomic():
        rows.update(**alone)
    with pytest.raises(IntegrityError, match="answered_by_another"), transaction.atomic():
        rows.update(**alone | {"decided_by": None})


def test_a_list_that_has_aged_is_issued_for_nobody(proposal, people, second_certifier):
    make_certificate(people[1])
    refusal = refusal_of(services.approve_certificates, proposal, by=second_certifier)
    assert refusal.code == "proposal_aged"
    assert "Bakung" in str(refusal.text)
    proposal.refresh_from_db()
    assert (proposal.status, Certificate.objects.count()) == ("PROPOSED", 1)


def test_an_answer_is_given_once(proposal, second_certifier, ministry):
    services.return_proposal(proposal, reason=WHY, by=ministry)
    with pytest.raises(IllegalMove):
        services.approve_certificates(proposal, by=second_certifier)
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("answer", ["return_proposal", "withdraw_proposal"])
def test_an_answer_that_issues_nothing_says_why(proposal, second_certifier, answer):
    act = getattr(services, answer)
    assert refusal_of(act, proposal, reason=" ", by=second_certifier).code == "reason_missing"
    act(proposal, reason=WHY, by=second_certifier)
    assert StatusChange.about(proposal).get().reason == WHY


# --- pages -------------------------------------------------------------------------------------


def test_a_class_is_proposed_looked_at_and_issued(desk, second_desk, batch, people):
    page = Page(desk.get(at("propose_certificates", batch)))
    assert "3 orang berhak" in page.text
    sent = {"kind": "COMPETENCY", "issued_on": TODAY.isoformat()}
    shown = desk.post(at("propose_certificates", batch), sent)["Location"]
    page = Page(desk.get(shown))
    assert [row[0] for row in page.rows] == ["Anggrek", "Bakung", "Cempaka"]
    approve = f"{shown}approve/"
    assert approve not in page.targets, "not by whoever proposed it"
    assert "Menunggu orang lain" in page.notices
    assert desk.post(approve).status_code == 409
    page = Page(second_desk.get(shown))
    assert approve in page.targets
    assert told(second_desk.post(approve)) == ["3 sertifikat diterbitkan."]
    assert at("print_class", batch) in Page(second_desk.get(shown)).links
    assert second_desk.post(approve).status_code == 409
    facts = Page(desk.get(at("show_certificate", Certificate.objects.first()))).facts
    assert (facts["Diusulkan oleh"], facts["Diterbitkan oleh"]) == ("Maya", "Rina")


def test_a_returned_proposal_tells_its_proposer_why(
    desk, second_desk, proposal, certifier, second_certifier
):
    assert [item.url for item in waiting(second_certifier)] == [at("show_proposal", proposal)]
    assert waiting(certifier) == []
    answer = at("return_proposal", proposal)
    assert "reason" in Page(second_desk.post(answer, {"reason": ""})).errors
    second_desk.post(answer, {"reason": WHY})
    assert WHY in Page(desk.get(at("show_proposal", proposal))).text
    assert [item.url for item in waiting(certifier)] == [at("show_proposal", proposal)]
    assert waiting(second_certifier) == []
    services.propose_certificates(proposal.batch, kind="COMPETENCY", by=certifier)
    assert waiting(certifier) == [], "proposed anew"


def waiting(user):
    with acting_as(user):
        return [item for item in center_work(user) if "certificate-proposals" in item.url]


def test_the_page_says_who_waits_for_a_decision(desk, batch, people):
    Enrollment.objects.filter(pk=people[0].pk).update(competent_on=None)
    page = Page(desk.get(at("propose_certificates", batch)))
    assert "belum dinyatakan kompeten oleh lembaga sertifikasi: Anggrek" in page.notices
    assert at("show_assessments", batch) in page.links


def test_a_class_in_which_nobody_is_due_has_no_form(desk, batch):
    page = Page(desk.get(at("propose_certificates", batch)))
    assert "Belum ada peserta kelas ini yang berhak" in page.notices
    assert "kind" not in page.values


def test_a_center_reads_the_proposal_of_somebody_it_does_not_know(desk, batch, people, ministry):
    shown = at("show_proposal", make_proposal(*people, by=ministry))
    assert Page(desk.get(shown)).facts["Diusulkan oleh"] == "kementerian"
    assert "kementerian" in Page(desk.get(at("propose_certificates", batch))).row("kompetensi")[2]


def test_neither_regions_nor_other_centers_find_it(signed_in, officer, other_organizer, proposal):
    page = at("show_proposal", proposal)
    assert signed_in(officer).get(page).status_code == 403
    assert signed_in(other_organizer).get(page).status_code == 404


# --- programs ----------------------------------------------------------------------------------


def test_programs_do_it_too(certifier, second_certifier, batch, people):
    first, second = Door(certifier), Door(second_certifier)
    made = first.post(f"classes/{batch.pk}/propose-certificates/", kind="TRAINING")
    assert made.status_code == 200
    assert sorted(made.json()["people"]) == sorted(person.pk for person in people)
    address = f"certificate-proposals/{made.json()['id']}/"
    alone = first.post(f"{address}approve/")
    assert (alone.status_code, alone.json()["code"]) == (409, "second_person")
    assert second.post(f"{address}return/", reason=WHY).json()["status"] == "RETURNED"
    made = first.post(f"classes/{batch.pk}/propose-certificates/", kind="TRAINING")
    address = f"certificate-proposals/{made.json()['id']}/"
    assert first.post(f"{address}withdraw/", reason=WHY).json()["status"] == "WITHDRAWN"
    made = second.post(f"classes/{batch.pk}/propose-certificates/", kind="TRAINING")
    address = f"certificate-proposals/{made.json()['id']}/"
    assert first.post(f"{address}approve/").json()["status"] == "ISSUED"
    assert first.get("certificate-proposals/", status="ISSUED").json()["count"] == 1
    assert Certificate.objects.count() == 3


def test_the_database_itself_keeps_the_list_as_it_was_proposed(proposal, certifier):
    for act in (
        lambda: proposal.people.all().delete(),
        lambda: proposal.people.update(center_id=proposal.center_id),
    ):
        with acting_as(certifier), pytest.raises(ProgrammingError), transaction.atomic():
            act()
    assert len(names(proposal)) == 3


def test_what_is_proposed_is_no_work_of_the_proposer_any_more(batch, people, certifier):
    with acting_as(certifier):
        assert [item.text for item in center_work(certifier)] == ["3 sertifikat perlu diterbitkan"]
        services.propose_certificates(batch, kind="COMPETENCY", by=certifier)
        assert center_work(certifier) == []


def test_a_kind_that_waits_is_not_offered_again(desk, batch, people, proposal):
    page = Page(desk.get(at("propose_certificates", batch)))
    assert "Sertifikat pelatihan: 3 orang berhak" in page.text
    assert "Sertifikat kompetensi: " not in page.text


def test_the_ministry_sees_what_waits_anywhere_but_not_the_own(ministry, people, proposal):
    waits = "1 usulan sertifikat menunggu orang kedua"
    assert waits in [item.text for item in ministry_today(ministry)]
    CertificateProposal.objects.update(proposed_by=ministry)
    assert waits not in [item.text for item in ministry_today(ministry)]
