"""The keys that sign: one is active, none is shown, and a portal without one gets it by itself."""

import json

import jwt
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from blkportal.core.refusals import Refusal
from blkportal.core.scope import DATABASE_ROLES, PUBLIC, SIGNER, Scope, acting_in
from participants.credentials.keypair import Pair, from_base64url, thumbprint
from participants.models import Certificate, Participant, SigningKey
from participants.services.signing_key import (
    active_signer,
    distrust_signing_key,
    published_keys,
    rotate_signing_key,
)
from tests import assessing

KEYS = ["/credentials/keys.json", "/credentials/issuer.json"]


def kept():
    with acting_in(SIGNER):
        return list(SigningKey.objects.order_by("pk"))


def raw(column):
    with acting_in(SIGNER), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM participants_signingkey")
        return [value for (value,) in cursor.fetchall()]


def test_the_first_who_asks_makes_the_key_and_the_others_use_it(db):
    assert len({active_signer().kid for _time in range(3)}) == 1
    assert len(kept()) == 1


@pytest.mark.parametrize("address", KEYS)
def test_a_portal_without_a_key_publishes_one_at_once(db, address):
    assert active_signer().kid in Client().get(address).text


def test_the_private_half_is_sealed_and_published_nowhere(db):
    Client().get(KEYS[0])
    (key,), (sealed,) = kept(), raw("private_key")
    assert key.private_key not in sealed
    assert sealed.startswith("gAAAA"), "as the NIK is sealed"
    for address in (*KEYS, f"/credentials/keys/{key.kid}.json"):
        text = Client().get(address).text
        assert key.public_key in text
        assert key.private_key not in text
        assert '"d"' not in text
    assert key.private_key not in repr(active_signer())


def test_a_key_is_named_after_itself():
    """The example of RFC 8037, appendix A.3."""
    public = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    assert thumbprint(public) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_rotating_retires_one_and_publishes_both(db):
    before = active_signer().kid
    after = rotate_signing_key().kid
    assert active_signer().kid == after != before
    assert len(published_keys()) == 2
    assert [key.retired_at is None for key in kept()] == [False, True]


def test_a_key_that_is_distrusted_is_retired_first_and_published_no_more(db):
    stolen = active_signer().kid
    active = distrust_signing_key(stolen)
    assert active_signer().kid == active != stolen
    assert [key["kid"].rsplit("/", 1)[1] for key in published_keys()] == [f"{active}.json"]


def test_an_old_key_is_distrusted_without_a_new_one(db):
    old = active_signer().kid
    active = rotate_signing_key()
    assert distrust_signing_key(old) == active.kid
    assert len(kept()) == 2


@pytest.mark.parametrize("kid", ["nobody", ""])
def test_an_unknown_key_cannot_be_distrusted(db, kid):
    with pytest.raises(Refusal) as refused:
        distrust_signing_key(kid)
    assert refused.value.code == "no_such_key"


def test_nor_one_that_was_distrusted_before(db):
    kid = active_signer().kid
    distrust_signing_key(kid)
    with pytest.raises(CommandError):
        call_command("rotate_signing_key", "--distrust", kid)


def test_the_command_says_which_key_signs_from_now_on(db, capsys):
    call_command("rotate_signing_key")
    assert active_signer().kid in capsys.readouterr().out
    call_command("rotate_signing_key", "--distrust", active_signer().kid)
    assert active_signer().kid in capsys.readouterr().out


def test_an_unknown_key_has_no_page(db):
    assert Client().get("/credentials/keys/abcdefgh.json").status_code == 404


def test_keys_may_be_kept_for_minutes_but_not_by_who_has_signed_in(signed_in, officer):
    assert Client().get(KEYS[0])["Cache-Control"] == "public, max-age=300"
    assert "no-store" in signed_in(officer).get(KEYS[0])["Cache-Control"]


# --- the second line -------------------------------------------------------------------------


@pytest.mark.parametrize("role", [role for role in DATABASE_ROLES if role != "scope_signer"])
def test_no_other_role_reads_the_private_half(db, role):
    active_signer()
    with acting_in(Scope(role)), pytest.raises(ProgrammingError), transaction.atomic():
        list(SigningKey.objects.values_list("private_key"))


@pytest.mark.parametrize("role", [role for role in DATABASE_ROLES if role != "scope_signer"])
def test_no_other_role_adds_or_changes_a_key(db, role):
    active_signer()
    pair = Pair.new()
    for sql in (
        f"INSERT INTO participants_signingkey (kid, public_key, private_key, created_at) "
        f"VALUES ('{pair.kid}', '{pair.public}', 'x', now())",
        "UPDATE participants_signingkey SET retired_at = now()",
        "DELETE FROM participants_signingkey",
    ):
        with acting_in(Scope(role)), pytest.raises(ProgrammingError), transaction.atomic():
            connection.cursor().execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM participants_signingkey",
        "UPDATE participants_signingkey SET private_key = 'x'",
        "UPDATE participants_signingkey SET public_key = 'x'",
    ],
)
def test_not_even_the_signer_changes_what_was_published(db, sql):
    active_signer()
    with acting_in(SIGNER), pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_signer_sees_no_person_and_of_a_certificate_its_state_alone(db):
    certificate = assessing.make_graduate()
    with acting_in(SIGNER):
        assert list(Certificate.objects.order_by("pk").values_list("pk", "status")) == [
            (certificate.pk, "ISSUED")
        ]
        for rows in (Certificate.objects.values_list("number"), Participant.objects.values("pk")):
            with pytest.raises(ProgrammingError), transaction.atomic():
                list(rows.order_by())


def test_the_public_sees_no_key_that_is_not_trusted(db):
    stolen = active_signer().kid
    distrust_signing_key(stolen)
    with acting_in(PUBLIC):
        assert not SigningKey.objects.filter(kid=stolen).exists()


def test_what_is_published_is_what_signs(db):
    """Each half is of one pair: a mistake here is found before anybody relies on it."""
    (key,) = Client().get(KEYS[0]).json()["keys"]
    algorithm = jwt.algorithms.OKPAlgorithm()
    signature = from_base64url(active_signer().sign(b"a word"))
    assert algorithm.verify(b"a word", algorithm.from_jwk(json.dumps(key)), signature)
