"""A certificate as a credential: whoever reads it elsewhere believes the signature, not us."""

import re
from datetime import timedelta

import jwt
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from participants.credentials.keypair import base64url, from_base64url
from participants.models import Certificate
from participants.models.certificate import new_token
from participants.services import replace_certificate, revoke_certificate
from participants.services.credential import sign_credential
from participants.services.signing_key import distrust_signing_key, rotate_signing_key
from tests import assessing
from tests.pages import Page
from tests.participants.verifier import Verifier

SUBJECT = "credentialSubject"
# keys made by chance, and moments as seconds: four digits of a NIK may stand in either
CHANCE = re.compile(r"urn:uuid:[0-9a-f-]{36}|\b[0-9]{10}\b")


@pytest.fixture
def certificate(db):
    return assessing.make_graduate(name="Rina Kusuma")


@pytest.fixture
def verifier():
    return Verifier()


def link(certificate):
    return reverse("check:download_checked", args=[certificate.check_token])


def held(certificate):
    """As its holder downloads it."""
    return Client().get(link(certificate)).content.decode()


def test_the_holder_downloads_what_another_program_verifies(certificate, verifier):
    answer = Client().get(link(certificate))
    assert answer["Content-Type"] == "application/vc+jwt"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    credential = verifier.verify(answer.content.decode())
    assert "OpenBadgeCredential" in credential["type"]
    assert credential[SUBJECT]["licenseNumber"] == certificate.number
    assert credential[SUBJECT]["achievement"]["name"] == certificate.program.title
    assert not verifier.is_withdrawn(credential)


def test_the_header_is_that_of_a_secured_credential(certificate):
    header = jwt.get_unverified_header(held(certificate))
    assert (header["typ"], header["cty"], header["alg"]) == ("vc+jwt", "vc", "EdDSA")


def test_it_says_what_open_badges_asks_for(certificate, verifier):
    credential = verifier.verify(held(certificate))
    assert credential["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert "/ob/v3p0/context-3.0.3.json" in credential["@context"][1]
    assert credential["jti"] == credential["id"]
    assert credential["sub"] == credential[SUBJECT]["id"]
    achievement = credential[SUBJECT]["achievement"]
    assert {"id", "type", "name", "description", "criteria"} <= achievement.keys()
    described = {row["id"] for row in achievement["resultDescription"]}
    assert {row["resultDescription"] for row in credential[SUBJECT]["result"]} == described
    assert achievement["resultDescription"][0]["name"].startswith("C.24LAS01.001.1")


def test_both_kinds_have_one_and_a_training_never_ends(certificate, verifier):
    training = assessing.make_graduate()
    Certificate.objects.filter(pk=training.pk).update(kind="TRAINING", valid_until=None)
    kinds = {}
    for row in (certificate, training):
        said = verifier.verify(held(row))
        kinds[said[SUBJECT]["achievement"]["achievementType"]] = "validUntil" in said
    assert kinds == {"Certification": True, "CertificateOfCompletion": False}


def test_it_is_valid_from_the_first_to_the_last_minute_of_its_days(certificate, verifier):
    credential = verifier.verify(held(certificate))
    assert credential["validFrom"] == f"{certificate.issued_on}T00:00:00+07:00"
    assert credential["validUntil"] == f"{certificate.valid_until}T23:59:59+07:00"


def test_one_whose_day_has_passed_is_refused_by_the_reader(certificate, verifier):
    day = timezone.localdate() - timedelta(days=1)
    Certificate.objects.filter(pk=certificate.pk).update(
        issued_on=day - timedelta(days=900), valid_until=day, status="EXPIRED"
    )
    with pytest.raises(jwt.ExpiredSignatureError):
        verifier.verify(held(certificate))


def test_nothing_but_the_name_is_said_of_the_person(certificate):
    person, token = certificate.participant, held(certificate)
    said = from_base64url(token.split(".")[1]).decode().replace(certificate.number, "")
    said = CHANCE.sub("", said)
    assert "Rina Kusuma" in said
    for secret in (person.nik, person.nik_hash, person.nik_last4, person.phone):
        assert not secret or secret not in said
    assert str(person.birth_date) not in said
    assert certificate.check_token not in said
    assert certificate.check_code not in said


def test_two_credentials_of_one_person_do_not_lead_to_each_other(certificate, verifier):
    second = assessing.make_certificate(certificate.enrollment, kind="TRAINING")
    one, other = (verifier.verify(held(row)) for row in (certificate, second))
    for name in ("id", "sub"):
        assert one[name] != other[name]
    assert one["credentialStatus"]["id"] != other["credentialStatus"]["id"]


def test_whoever_changes_a_letter_is_found_out(certificate, verifier):
    head, body, signature = held(certificate).split(".")
    forged = from_base64url(body).replace(b"Rina Kusuma", b"Rini Kusuma")
    with pytest.raises(jwt.InvalidSignatureError):
        verifier.verify(f"{head}.{base64url(forged)}.{signature}")


def test_the_same_certificate_gives_the_same_credential(certificate):
    assert held(certificate) == held(certificate)


def test_a_revoked_one_is_told_by_its_bit_and_not_signed_anew(certificate, verifier, ministry):
    neighbours = [assessing.make_graduate() for _time in range(3)]
    credential = verifier.verify(held(certificate))
    others = [verifier.verify(held(row)) for row in neighbours]
    revoke_certificate(certificate, reason="Salah cetak nama", by=ministry)
    assert verifier.is_withdrawn(credential)
    assert not any(verifier.is_withdrawn(other) for other in others)
    refused = Client().get(link(certificate))
    assert refused.status_code == 409
    assert "dicabut" in Page(refused).text


def test_a_replaced_one_is_withdrawn_and_its_successor_is_not(certificate, verifier, ministry):
    credential = verifier.verify(held(certificate))
    fresh = replace_certificate(certificate, reason="Nama salah tulis", by=ministry)
    assert verifier.is_withdrawn(credential)
    successor = verifier.verify(held(fresh))
    assert not verifier.is_withdrawn(successor)
    assert successor["id"] != credential["id"]


def test_a_letter_of_participation_has_none(certificate):
    certificate.kind = Certificate.Kind.LETTER
    with pytest.raises(Refusal) as refused:
        sign_credential(certificate)
    assert refused.value.code == "no_credential"


def test_a_link_that_leads_nowhere_leads_to_no_credential(certificate):
    assert Client().get(reverse("check:download_checked", args=[new_token()])).status_code == 404


def test_guesses_here_and_at_the_page_are_counted_together(certificate, settings):
    settings.CHECK_TRIES = 2
    guess = [reverse(f"check:{page}", args=[new_token()]) for page in
             ("show_checked", "download_checked")]  # fmt: skip
    assert [Client().get(address).status_code for address in guess] == [404, 404]
    assert Client().get(link(certificate)).status_code == 429


def test_who_sees_the_certificate_downloads_it_and_a_neighbour_does_not(
    certificate, signed_in, officer, organizer, neighbour, verifier
):
    address = reverse("participants:download_credential", args=[certificate.pk])
    for person in (officer, organizer):
        assert verifier.verify(signed_in(person).get(address).content.decode())
    assert signed_in(neighbour).get(address).status_code == 404


def test_the_pages_lead_there_unless_it_was_withdrawn(certificate, signed_in, officer, ministry):
    public = reverse("check:show_checked", args=[certificate.check_token])
    own = reverse("participants:show_certificate", args=[certificate.pk])
    mine = reverse("participants:download_credential", args=[certificate.pk])
    assert link(certificate) in Client().get(public).text
    assert mine in signed_in(officer).get(own).text
    revoke_certificate(certificate, reason="Salah cetak nama", by=ministry)
    assert link(certificate) not in Client().get(public).text
    assert mine not in signed_in(officer).get(own).text


# --- keys come and go ------------------------------------------------------------------------


def test_a_retired_key_still_proves_what_it_signed(certificate, verifier):
    before = held(certificate)
    rotate_signing_key()
    after = held(certificate)
    assert verifier.verify(before)["id"] == verifier.verify(after)["id"]
    kids = {jwt.get_unverified_header(token)["kid"] for token in (before, after)}
    assert len(kids) == 2
    listed = {key["kid"] for key in verifier.client.get("/credentials/keys.json").json()["keys"]}
    assert listed == kids


def test_a_stolen_key_proves_nothing_any_more(certificate, verifier):
    before = held(certificate)
    stolen = jwt.get_unverified_header(before)["kid"]
    distrust_signing_key(kid_of(stolen))
    assert verifier.client.get(stolen.removeprefix("http://localhost:8000")).status_code == 404
    assert stolen not in verifier.client.get("/credentials/issuer.json").text
    assert verifier.verify(held(certificate))


def kid_of(address):
    return address.rsplit("/", 1)[1].removesuffix(".json")
