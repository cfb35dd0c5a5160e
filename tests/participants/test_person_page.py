"""A person's page: facts, corrections, consents, the whole NIK; what each of them answers."""

import pytest
from django.utils import timezone

from blkportal.core.models import AuditEntry, StatusChange
from participants.models import Consent, Participant
from tests.assessing import make_certificate
from tests.chain import make_consent, make_enrollment, make_participant, make_referral
from tests.pages import Page, told
from tests.participants.nominees import open_batch

LIST = "/participants/"


@pytest.fixture
def browser(signed_in, officer):
    return signed_in(officer)


def page_of(person):
    return f"/participants/{person.pk}/"


def test_the_page_of_a_person_tells_the_facts_and_masks_the_nik(browser):
    person = make_participant(
        name="Kenari Emas", address="Jl. Damang Batu 3", phone="081211112222", has_disability=False
    )
    page = Page(browser.get(page_of(person)))
    assert page.heading == "Kenari Emas"
    said = page.facts
    assert said["Alamat"] == "Jl. Damang Batu 3"
    assert said["Telepon"] == "081211112222"
    assert "Kab. Gunung Mas" in said["Domisili"]
    assert person.nik not in page.text
    assert person.masked_nik in page.text


def test_what_nobody_knows_is_said_to_be_unknown_and_never_no(browser):
    facts = Page(browser.get(page_of(make_participant(phone="")))).facts
    unknown = [label for label, said in facts.items() if said == "belum diketahui"]
    assert len(unknown) >= 4  # phone, address, disability, social registry


@pytest.mark.parametrize(
    ("status", "way_on"),
    [
        (None, "/participants/nominate/?person={person}"),
        ("DRAFT", "/participants/referrals/{referral}/review/"),
        ("RETURNED", "/participants/referrals/{referral}/mend/"),
    ],
)
def test_the_page_offers_the_next_step(browser, status, way_on):
    person = make_participant()
    referral = make_referral(open_batch(), person, status=status) if status else None
    page = Page(browser.get(page_of(person)))
    assert way_on.format(person=person.pk, referral=referral and referral.pk) in page.links


def test_a_person_whose_number_has_many_digits_is_found_again_by_the_link(browser):
    """A key is a name and no quantity: 12345, never 12.345."""
    person = make_participant(pk=12_345)
    assert "/participants/nominate/?person=12345" in Page(browser.get(page_of(person))).links


def test_the_page_tells_the_whole_way_of_a_person_who_works(browser):
    certificate = make_certificate()
    seat = certificate.enrollment
    type(seat).objects.filter(pk=seat.pk).update(
        placed_on=seat.graduated_on, outcome="WORKING", outcome_known_on=seat.graduated_on
    )
    steps = browser.get(page_of(seat.participant)).context["steps"]
    assert [step["state"] for step in steps] == ["done"] * 6


def test_two_nominations_stand_below_each_other(browser):
    person = make_participant()
    first = make_referral(open_batch(), person, status="REJECTED")
    second = make_referral(open_batch(), person)
    page = Page(browser.get(page_of(person)))
    assert [row[0] for row in page.rows] == [str(second.batch), str(first.batch)]
    assert page.row(str(first.batch))[2] == "Tidak terpilih"


def test_a_seat_speaks_instead_of_the_nomination_that_led_to_it(browser):
    seat = make_enrollment("EXPELLED")
    page = Page(browser.get(page_of(seat.participant)))
    assert page.rows[0][2] == "Dikeluarkan"


def correction(person, **changes):
    return {
        "name": person.name, "sex": person.sex, "birth_date": f"{person.birth_date:%Y-%m-%d}",
        "education": person.education, "phone": person.phone, "version": person.version,
        **changes,
    }  # fmt: skip


def test_a_correction_leads_back_with_a_message_and_is_in_the_history(browser, officer):
    person = make_participant(name="Siti Rahma")
    answer = browser.post(page_of(person) + "correct/", correction(person, phone="089912345678"))
    assert (answer.status_code, answer["Location"]) == (302, page_of(person))
    page = Page(browser.get(page_of(person)))
    assert page.facts["Telepon"] == "089912345678"
    assert officer.name in page.text
    assert AuditEntry.about(person).filter(action="UPDATE", user_id=officer.pk).exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"birth_date": "2001-02-31"}, "birth_date"),
        ({"email": "siti@"}, "email"),
        ({"domicile": "Bogr"}, "domicile"),
        ({"new_nik": "6210"}, "new_nik"),
        ({"education": "S9"}, "education"),
    ],
)
def test_a_wrong_correction_is_answered_beside_its_field_and_kept(browser, change, field):
    person = make_participant()
    sent = correction(person, phone="0811-typed") | change
    page = Page(browser.post(page_of(person) + "correct/", sent))
    assert page.status == 200
    assert field in page.errors
    assert page.errors[field].startswith("Kesalahan: ")
    assert page.values["phone"] == "0811-typed"
    person.refresh_from_db()
    assert person.version == 1


def test_the_second_of_two_corrections_sees_both_values_and_the_way_back(browser):
    person = make_participant(phone="0811")
    Participant.objects.filter(pk=person.pk).update(phone="0822", version=2)
    page = Page(browser.post(page_of(person) + "correct/", correction(person, phone="0833")))
    assert page.status == 409
    assert page.rows[0][1:] == ["0822", "0833"]
    assert page_of(person) in page.links


def test_a_consent_is_recorded_told_and_not_recorded_twice(browser):
    person = make_participant()
    sent = {"purpose": "TALENT_SEARCH", "channel": "PAPER"}
    answer = browser.post(page_of(person) + "consent/", sent)
    assert (answer["Location"], len(told(answer))) == (page_of(person), 1)
    again = Page(browser.post(page_of(person) + "consent/", sent))
    assert again.status == 409
    assert page_of(person) in again.links
    assert Consent.objects.count() == 1


def test_an_incomplete_consent_is_answered_with_what_is_missing(browser):
    person = make_participant()
    answer = browser.post(page_of(person) + "consent/", {"purpose": "TALENT_SEARCH"})
    assert answer.status_code == 302
    assert "Pilih" in told(answer)[0]
    assert not Consent.objects.exists()


def test_a_withdrawn_consent_stays_written_with_its_day(browser):
    consent = make_consent(make_participant())
    browser.post(f"/participants/consents/{consent.pk}/withdraw/", {"reason": "Sudah bekerja"})
    page = Page(browser.get(page_of(consent.participant)))
    assert "· dicabut " in page.text
    assert f"/participants/consents/{consent.pk}/withdraw/" not in page.targets
    assert "Sudah bekerja" in page.text


def test_the_whole_nik_is_on_one_page_only(browser):
    person = make_participant()
    shown = browser.post(page_of(person) + "reveal-nik/",
                         {"reveal-reason": "Mencocokkan kartu keluarga"})  # fmt: skip
    assert person.nik in Page(shown).text
    assert "no-store" in shown["Cache-Control"]
    assert person.nik not in browser.get(page_of(person)).content.decode()
    refused = Page(browser.post(page_of(person) + "reveal-nik/", {"reveal-reason": "x"}))
    assert refused.status == 409
    assert page_of(person) in refused.links
    assert StatusChange.objects.filter(verb="reveal_nik").count() == 1


def test_the_reader_is_offered_nothing_that_writes(signed_in, ministry_reader, province_officer):
    person = make_referral(open_batch()).participant
    make_consent(person)
    for reader in (ministry_reader, province_officer):
        page = Page(signed_in(reader).get(page_of(person)))
        assert not [target for target in page.targets if target]
        assert not [link for link in page.links if "correct" in link or "nominate" in link]


def test_the_day_of_the_list_is_written_in_words(browser):
    referral = make_referral(open_batch())
    day = timezone.localdate().replace(month=11, day=3)
    type(referral).objects.filter(pk=referral.pk).update(submitted_on=day)
    assert Page(browser.get(LIST)).rows[0][4] == f"3 November {day.year}"
