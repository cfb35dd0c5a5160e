"""The second picture on the paper: signed, small enough for a camera, and nothing too much."""

import json
from urllib.parse import unquote_plus

import jwt
import pytest
import segno
from django.test import Client

from participants.credentials.keypair import from_base64url
from participants.credentials.offline import offline_address, offline_picture
from participants.credentials.shuffle import BITS, place_of
from participants.documents import print_certificates, with_paper
from participants.documents.certificate import signed_picture
from participants.models import Certificate
from participants.services.signing_key import active_signer
from tests import assessing

READABLE = 20  # 97 squares a side: half a millimetre each on the 44 mm that the paper gives it


@pytest.fixture
def certificate(db):
    return assessing.make_graduate(name="Rina Kusuma")


def values_of(address):
    return [unquote_plus(part) for part in address.split("#")[1].split("~")]


def is_signed(values):
    *said, signature = values
    keys = Client().get("/credentials/keys.json").json()["keys"]
    key = next(key for key in keys if key["kid"].endswith(f"/{said[1]}.json"))
    algorithm = jwt.algorithms.OKPAlgorithm()
    public = algorithm.from_jwk(json.dumps(key))
    return algorithm.verify("\n".join(said).encode(), public, from_base64url(signature))


def test_another_program_believes_it(certificate):
    values = values_of(offline_address(certificate, active_signer()))
    assert is_signed(values)
    number, index = place_of(certificate.pk)
    assert values[:10] == [
        "BLK1", active_signer().kid, "C", str(number << BITS | index), certificate.number,
        "Rina Kusuma", certificate.program.title, "2", f"{certificate.issued_on:%Y%m%d}",
        f"{certificate.valid_until:%Y%m%d}",
    ]  # fmt: skip


@pytest.mark.parametrize("place", range(10))
def test_no_value_can_be_changed(certificate, place):
    values = values_of(offline_address(certificate, active_signer()))
    kid = values[1]
    values[place] += "1"
    if place == 1:
        assert values[1] != kid, "a key that nobody publishes"
    else:
        assert not is_signed(values)


@pytest.mark.parametrize(
    "name", ["I Gusti Ngurah ~ Rai", "D'Souza + 1%", "Nur Aïsyah 李", "Siti\nRahma", "A#B&C=D?"]
)
def test_any_name_survives_the_way(certificate, name):
    certificate.participant.name = name
    values = values_of(offline_address(certificate, active_signer()))
    assert len(values) == 11
    assert values[5] == " ".join(name.split())
    assert is_signed(values)


def test_nothing_else_about_the_person_is_in_it(certificate):
    person = certificate.participant
    said = " ".join(values_of(offline_address(certificate, active_signer())))
    assert person.nik not in said
    assert certificate.check_token not in said
    assert certificate.check_code not in said


def test_a_usual_one_is_small_and_the_longest_still_readable(certificate, settings):
    settings.PUBLIC_URL = "https://portal.kemnaker.go.id"
    certificate.number = "BBPLK-BEKASI/KOMP/2026/000123"
    usual = segno.make_qr(offline_address(certificate, active_signer()), error="l")
    assert usual.version <= 10
    certificate.participant.name = "Maria Magdalena Situmorang " * 3
    certificate.program.title = "Pengoperasian Mesin Produksi dengan Kendali Numerik " * 3
    longest = segno.make_qr(offline_address(certificate, active_signer()), error="l")
    assert longest.version <= READABLE


def test_the_paper_bears_it_and_a_letter_of_participation_does_not(certificate):
    signer = active_signer()
    assert offline_picture(offline_address(certificate, signer)) == signed_picture(
        certificate, signer
    )
    certificate.kind = Certificate.Kind.LETTER
    assert signed_picture(certificate, signer) == ""


def test_a_class_is_signed_with_one_look_at_the_key(certificate, django_assert_max_num_queries):
    active_signer()
    for _time in range(5):
        assessing.make_graduate(batch=certificate.enrollment.batch)
    with django_assert_max_num_queries(3):
        print_certificates(with_paper(Certificate.objects.all()))
