"""The list of the withdrawn: one bit each, mixed, cheap, and the same until something changes."""

import tracemalloc

import pytest
from django.test import Client
from django.urls import reverse

from participants.credentials import shuffle
from participants.credentials.shuffle import SIZE, place_of, shuffled
from participants.credentials.status import encoded_list
from participants.models import Certificate
from participants.services import revoke_certificate
from participants.services.status_list import lists_now
from tests import assessing
from tests.participants.verifier import Verifier, bit

LIST = reverse("credentials:show_status_list", args=[0])
PINNED = [(0, 916029), (0, 693303), (0, 968665), (2, 1010477)]


@pytest.fixture
def certificate(db):
    return assessing.make_graduate(name="Rina Kusuma")


def number_of(certificate):
    return place_of(certificate.pk)[0]


def address_of(certificate):
    return reverse("credentials:show_status_list", args=[number_of(certificate)])


def test_no_two_certificates_share_a_bit():
    """All of a list, and the last of one beside the first of the next."""
    seen = bytearray(SIZE)
    for index in range(SIZE):
        seen[shuffled(0, index)] += 1
    assert set(seen) == {1}
    assert [place_of(number)[0] for number in (SIZE - 1, SIZE)] == [0, 1]


def test_neighbours_in_a_class_are_no_neighbours_in_the_list():
    places = [place_of(number)[1] for number in range(7_000, 7_016)]
    assert all(abs(a - b) > 16 for a, b in zip(places, places[1:], strict=False))
    assert [shuffled(0, index) for index in range(16)] != [
        shuffled(1, index) for index in range(16)
    ]


def test_a_bit_stays_where_signed_credentials_say_that_it_is(settings):
    """These numbers are in the hands of people: whatever changes them breaks every credential."""
    settings.NIK_HASH_KEY = "a key that this test knows"
    shuffle._rounds.cache_clear()
    try:
        assert [place_of(n) for n in (1, 2, 1_000_000, 3_000_000)] == PINNED
    finally:
        shuffle._rounds.cache_clear()


def test_each_withdrawn_has_its_bit_and_nobody_else():
    withdrawn = [3, 4, 70_000, SIZE - 1]
    encoded = encoded_list(0, withdrawn)
    for number in (*withdrawn, 5, 69_999):
        assert bit(encoded, shuffled(0, number)) == (number in withdrawn)


def test_a_list_is_as_long_as_privacy_asks_for():
    assert SIZE >= 131_072, "Bitstring Status List, 16 kB"


def test_it_is_a_credential_of_its_own(certificate):
    verifier = Verifier()
    answer = verifier.client.get(address_of(certificate))
    assert answer["Content-Type"] == "application/vc+jwt"
    said = verifier.verify(answer.content.decode())
    assert "BitstringStatusListCredential" in said["type"]
    assert said["credentialSubject"]["type"] == "BitstringStatusList"
    assert said["id"].endswith(address_of(certificate))


def test_it_is_not_sent_again_before_something_changes(certificate, ministry):
    client, address = Client(), address_of(certificate)
    first = client.get(address)
    tag = first["ETag"]
    kept = client.get(address, headers={"If-None-Match": tag})
    assert (kept.status_code, kept.content) == (304, b"")
    assert client.get(address).content == first.content
    revoke_certificate(certificate, reason="Salah cetak nama", by=ministry)
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again["ETag"] != tag


def test_it_may_be_kept_for_minutes(certificate):
    assert Client().get(address_of(certificate))["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("ahead", [1, 2**31, 2**70])
def test_a_list_that_nobody_is_on_does_not_exist(certificate, ahead):
    address = reverse("credentials:show_status_list", args=[number_of(certificate) + ahead])
    assert Client().get(address).status_code == 404


def test_without_certificates_there_is_no_list(db):
    assert lists_now() == {}
    assert Client().get(LIST).status_code == 404


def test_it_costs_the_same_for_one_and_for_many(certificate, django_assert_max_num_queries):
    client, address = Client(), address_of(certificate)
    client.get(address)
    for count in (1, 20):
        for _time in range(count):
            Certificate.objects.filter(pk=assessing.make_graduate().pk).update(status="REVOKED")
        with django_assert_max_num_queries(30):
            client.get(address)


def test_a_million_bits_take_the_memory_of_the_list_itself():
    shuffled(0, 0)
    tracemalloc.start()
    encoded_list(0, (number for number in range(0, SIZE, 20)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_500_000
