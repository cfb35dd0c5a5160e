"""Records that may be one person: found with reasons, joined with all that is theirs, undone."""

from datetime import date

import pytest
from django.db import ProgrammingError

from blkportal.core.models import AuditEntry
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Merge, Participant, TwoPeople
from participants.nik import slips_of
from participants.services.list_check import Candidate, compare
from participants.services.look_alike import look_alikes, pairs_in
from participants.services.participant import joined_into
from tests.assessing import make_graduate
from tests.chain import (
    make_batch,
    make_consent,
    make_nik,
    make_participant,
    make_quota,
    make_referral,
)
from tests.door import Door
from tests.pages import Page, told
from tests.papers import make_document
from tests.participants.test_nomination_pages import PERSON
from tests.people import make_center

BORN = date(2000, 6, 3)


def twin(name="Siti Rahma", born=BORN, nik=None, **facts):
    person = make_participant(name=name, birth_date=born, **facts)
    if nik:
        person.set_nik(nik)
        person.save()
    return person


def join(kept, gone, by, **more):
    with acting_as(by):
        return services.join_people(kept, gone, reason="NIK salah ketik", by=by, **more)


def pairs(by):
    with acting_as(by):
        return [(pair.first, pair.second) for pair in pairs_in(by.scope_key)]


def test_alike_names_of_one_birth_date_are_found_with_their_reasons(officer):
    nik = make_nik(born=BORN, sex="FEMALE", serial=41)
    one = twin("Siti Rahma", nik=nik, phone="08123")
    two = twin("Sitti Rahmah", nik=nik[:-1] + "7", phone="08123")
    twin("Yohanes Kila")
    twin("Siti Rahma", date(1999, 1, 1))
    with acting_as(officer):
        (pair,) = pairs_in("62.10")
    assert (pair.first, pair.second) == (one, two)
    assert "nama yang sangat mirip" in pair.reasons
    assert "NIK yang berbeda satu salah ketik" in pair.reasons
    assert "nomor telepon yang sama" in pair.reasons
    assert "tetapi anak kembar juga seperti ini" in pair.reasons


def test_one_name_with_day_and_month_swapped_is_found_too(officer):
    one, two = twin(born=date(2000, 6, 3)), twin(born=date(2000, 3, 6))
    twin("Siti Rahmawati", born=date(2000, 3, 6))
    assert (one, two) in pairs(officer)
    assert len(pairs(officer)) == 2  # the two of one day are alike as well


def test_another_region_and_another_sex_are_never_compared(officer, neighbour):
    twin()
    twin(sex="MALE")
    twin(regency="62.11")
    assert pairs(officer) == []
    assert pairs(neighbour) == []


def test_who_was_told_apart_is_not_asked_about_again(officer):
    one, two = twin(), twin()
    with acting_as(officer):
        services.tell_apart(two, one, by=officer)
        services.tell_apart(one, two, by=officer)
    assert TwoPeople.objects.count() == 1
    assert pairs(officer) == []


def test_everything_moves_to_the_record_that_stays(officer):
    certificate = make_graduate(name="Siti Rahma")
    gone, kept = certificate.participant, twin()
    document = make_document(gone)
    merge = join(kept, gone, officer)
    for moved in (certificate, certificate.enrollment, certificate.enrollment.referral, document):
        moved.refresh_from_db()
        assert moved.participant == kept
    assert kept.consents.live().count() == gone.merges.count() + 1
    assert merge.moved["participants.certificate"] == [certificate.pk]
    with acting_as(officer):
        assert list(Participant.objects.visible_to(officer)) == [kept]


def test_an_undo_brings_back_what_moved_and_leaves_what_came_since(officer):
    certificate = make_graduate(name="Siti Rahma")
    gone, kept = certificate.participant, twin(phone="0812")
    merge = join(kept, gone, officer, take=["name"])
    later = make_document(kept)
    with acting_as(officer):
        services.undo_join(merge, by=officer)
        with pytest.raises(Refusal) as error:
            services.undo_join(merge, by=officer)
        assert set(Participant.objects.visible_to(officer)) == {kept, gone}
    assert error.value.code == "separate_already"
    for moved in (certificate, later):
        moved.refresh_from_db()
    assert (certificate.participant, later.participant) == (gone, kept)


def test_the_better_facts_are_taken_and_an_undo_respects_later_corrections(officer):
    kept = twin("Siti R", phone="", address="Jalan A")
    gone = twin("Siti Rahma Dewi", phone="0813", address="Jalan B")
    merge = join(kept, gone, officer, take=["name", "phone"])
    assert (kept.name, kept.initials, kept.phone, kept.address) == (
        "Siti Rahma Dewi", "S.R.D.", "0813", "Jalan A",
    )  # fmt: skip
    with acting_as(officer):
        services.correct_participant(
            kept, version=kept.version, changes={"phone": "0999"}, by=officer
        )
        services.undo_join(merge, by=officer)
    kept.refresh_from_db()
    assert (kept.name, kept.phone) == ("Siti R", "0999")
    assert "Siti R" not in Merge.objects.values_list("moved", flat=True)[0]


def test_what_both_have_stays_where_it_is(officer):
    kept, gone = twin(), twin()
    make_consent(kept)
    theirs = make_consent(gone)
    join(kept, gone, officer)
    theirs.refresh_from_db()
    assert theirs.participant == gone


def test_two_nominated_for_one_class_are_not_joined_before_one_is_withdrawn(officer, center):
    batch = make_batch(center)
    quota = make_quota(batch)
    kept, gone = twin(), twin()
    make_referral(batch, kept, quota)
    referral = make_referral(batch, gone, quota)
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.join_people(kept, gone, reason="Sama", by=officer)
    assert error.value.code == "both_in_one_class"
    with acting_as(officer):
        services.withdraw_referral(referral, by=officer)
    join(kept, gone, officer)
    referral.refresh_from_db()
    assert referral.participant == kept


@pytest.mark.parametrize("other", [{"sex": "MALE"}, {"regency": "62.11"}, None])
def test_only_two_records_of_one_region_and_sex_can_be_one_person(officer, other):
    one = twin()
    two = twin(**other) if other else one
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.join_people(one, two, reason="Sama", by=officer)
    assert error.value.code == "not_two_of_one_region"


def test_of_two_who_join_the_same_record_the_second_is_told(officer):
    kept, gone, third = twin(), twin(), twin()
    join(kept, gone, officer)
    with acting_as(officer), pytest.raises(Refusal) as error:
        services.join_people(third, gone, reason="Sama", by=officer)
    assert error.value.code == "joined_already"


def test_an_old_number_and_an_old_nik_lead_to_the_record_that_stays(officer, signed_in):
    nik = make_nik(born=BORN, sex="FEMALE")
    first, second, last = twin(nik=nik), twin(), twin()
    join(second, first, officer)
    join(last, second, officer)
    with acting_as(officer):
        assert services.find_participant(nik, by=officer) == last
        assert services.register_participant(nik=nik, by=officer, name="X", sex="FEMALE",
                                             birth_date=BORN, education="SD") == last  # fmt: skip
        assert joined_into(last.pk, by=officer) is None
    answer = signed_in(officer).get(f"/participants/{first.pk}/")
    assert answer.url == f"/participants/{last.pk}/"


def test_a_list_with_an_old_nik_is_told_which_one_to_use(officer, center):
    nik = make_nik(born=BORN, sex="FEMALE")
    kept, gone = twin(), twin(nik=nik)
    batch = make_batch(center)
    make_quota(batch)
    join(kept, gone, officer)
    row = Candidate(2, nik, "Siti Rahma", "FEMALE", BORN, "SMA")
    with acting_as(officer):
        remarks = compare([row], batch, by=officer)
    (wrong,) = [each for each in remarks if each.kind == "WRONG"]
    assert (wrong.field, kept.nik_last4 in wrong.sentence) == ("nik", True)


def test_a_slip_of_the_pen_is_found_by_its_fingerprint(officer):
    nik = make_nik(born=BORN, sex="FEMALE", serial=7)
    assert len(slips_of(nik)) <= 159
    known = twin("Bunga Pertiwi", date(1999, 1, 1), nik=nik[:-2] + nik[-1] + nik[-2])
    with acting_as(officer):
        assert look_alikes(nik, "Bunga P", BORN, by=officer) == [known]
        assert look_alikes(make_nik(serial=990), "Bunga P", BORN, by=officer) == []
        assert look_alikes(nik, "Laras Ayu", BORN, by=officer) == []  # a neighbour


def test_whoever_types_in_a_known_person_is_asked_and_may_say_no(officer, center, signed_in):
    batch = make_batch(center)
    make_quota(batch)
    known = twin("Siti Rahma")
    browser = signed_in(officer)
    nik = make_nik(born=BORN, sex="FEMALE")
    browser.post(f"/participants/nominate/{batch.pk}/", {"nik": nik})
    form = PERSON | {"name": "Sitti Rahma", "birth_date": BORN.isoformat(), "sex": "FEMALE"}
    url = f"/participants/nominate/{batch.pk}/person/"
    page = Page(browser.post(url, form))
    assert f"/participants/{known.pk}/" in page.links
    assert Participant.objects.count() == 1
    browser.post(url, form | {"is_somebody_else": "1"})
    assert Participant.objects.count() == 2


def test_the_pages_lead_from_the_list_to_one_record_and_back(officer, signed_in):
    one, two = twin(phone="0811"), twin("Sitti Rahmah", phone="0822")
    browser = signed_in(officer)
    page = Page(browser.get("/participants/duplicates/"))
    compare_url = f"/participants/{one.pk}/join/?with={two.pk}"
    assert compare_url in page.links
    page = Page(browser.get(compare_url))
    assert page.values["stays"] == "1"
    answer = browser.post(
        compare_url,
        {"stays": "2", "take_name": "1", "take_phone": "2", "reason": "Salah ketik"},
    )
    assert answer.url == f"/participants/{two.pk}/"
    two.refresh_from_db()
    assert (two.name, two.phone) == ("Siti Rahma", "0822")
    merge = Merge.objects.get()
    answer = browser.post(f"/participants/merges/{merge.pk}/undo/", follow=True)
    assert "terpisah" in " ".join(told(answer))
    browser.post(f"/participants/{one.pk}/tell-apart/", {"other": two.pk})
    assert "Tidak ada" in Page(browser.get("/participants/duplicates/")).empty


def test_the_ministry_chooses_a_region(ministry, signed_in):
    twin(), twin()
    browser = signed_in(ministry)
    assert Page(browser.get("/participants/duplicates/")).rows == []
    page = Page(browser.get("/participants/duplicates/", {"regency": "62.10"}))
    assert len(page.rows) == 1
    assert browser.get("/participants/duplicates/", {"regency": "x"}).status_code == 200


def test_a_neighbour_finds_neither_the_pair_nor_the_joined_record(officer, neighbour, signed_in):
    kept, gone = twin(), twin()
    browser = signed_in(neighbour)
    url = f"/participants/{kept.pk}/join/?with={gone.pk}"
    assert browser.post(url, {"stays": "1", "reason": "Sama"}).status_code == 404
    merge = join(kept, gone, officer)
    assert browser.post(f"/participants/merges/{merge.pk}/undo/").status_code == 404
    assert browser.get(f"/participants/{gone.pk}/").status_code == 404


def test_the_old_number_leads_on_for_the_center_that_knew_it(officer, organizer, signed_in):
    gone = make_referral(make_batch(make_center()), twin()).participant
    kept = twin()
    join(kept, gone, officer)
    answer = signed_in(organizer).get(f"/participants/{gone.pk}/")
    assert answer.url == f"/participants/{kept.pk}/"


def test_a_region_cannot_write_a_merge_past_the_service(officer):
    kept, gone = twin(), twin()
    merge = join(kept, gone, officer)
    with acting_as(officer), pytest.raises(ProgrammingError, match="permission denied"):
        Merge.objects.filter(pk=merge.pk).update(moved={})


def test_the_audit_names_who_joined(officer):
    kept, gone = twin(), twin()
    join(kept, gone, officer)
    entry = AuditEntry.about(gone).order_by("-pk").first()
    assert entry.user_id == officer.pk


def test_the_api_joins_and_separates(officer):
    kept, gone = twin(), twin()
    door = Door(officer)
    answer = door.post("merges/", kept=kept.pk, gone=gone.pk, reason="Satu orang")
    assert answer.status_code == 201
    assert door.get(f"participants/{gone.pk}/").status_code == 404
    undone = door.post(f"merges/{answer.json()['id']}/undo/")
    assert undone.json()["undone_at"]
    assert door.get(f"participants/{gone.pk}/").status_code == 200


def test_what_keeps_two_records_apart_is_said_beside_them(officer, center, signed_in):
    batch, kept, gone = make_batch(center), twin(), twin()
    quota = make_quota(batch)
    make_referral(batch, kept, quota)
    referral = make_referral(batch, gone, quota)
    browser, compare_them = signed_in(officer), f"/participants/{kept.pk}/join/?with={gone.pk}"
    page = Page(browser.get(compare_them))
    assert "Tarik dahulu salah satu usulan" in page.notices
    assert "reason" not in page.values
    with acting_as(officer):
        services.withdraw_referral(referral, by=officer)
    page = Page(browser.get(compare_them))
    assert "Tarik dahulu" not in page.notices
    assert "reason" in page.values
