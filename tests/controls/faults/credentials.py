"""Credentials: believed by others for years, so nothing that signs or is signed may slip."""

from tests.controls.fault import Fault

KEYS = "participants/services/signing_key.py"
CREDENTIAL = "participants/services/credential.py"
STATUS = "participants/credentials/status.py"
LISTS = "participants/services/status_list.py"
SHUFFLE = "participants/credentials/shuffle.py"
OFFLINE = "participants/credentials/offline.py"
SCRIPT = "static/js/offline.js"
VIEWS = "participants/views/credential.py"
MIGRATION = "participants/migrations/0014_credentials.py"
SIGNED = "tests/participants/test_credential.py"
PAIRS = "tests/participants/test_signing_key.py"
BITS = "tests/participants/test_status_list.py"
PICTURE = "tests/participants/test_offline_picture.py"
PAGE = "tests/browser/test_offline_check.py"
RACE = "tests/races/test_signing_keys.py"

FAULTS = (
    Fault(
        "whoever may open a page may open a signing key",
        MIGRATION,
        'SHOWN = "id, kid, public_key,',
        'SHOWN = "id, kid, private_key, public_key,',
        (f"{PAIRS}::test_no_other_role_reads_the_private_half",),
    ),
    Fault(
        "who signs reads certificates too",
        MIGRATION,
        "GRANT SELECT (id, status)",
        "GRANT SELECT (id, status, number)",
        (f"{PAIRS}::test_the_signer_sees_no_person_and_of_a_certificate_its_state_alone",),
    ),
    Fault(
        "a stolen signing key stays published",
        MIGRATION,
        'Policy(role, "distrusted_at IS NULL"',
        'Policy(role, "true"',
        (f"{PAIRS}::test_the_public_sees_no_key_that_is_not_trusted",),
    ),
    Fault(
        "a signing key is kept unsealed",
        "participants/models/signing_key.py",
        'private_key = SealedText(_("private key"))',
        'private_key = models.TextField(_("private key"))',
        (f"{PAIRS}::test_the_private_half_is_sealed_and_published_nowhere",),
    ),
    Fault(
        "retired keys prove nothing any more",
        KEYS,
        'SigningKey.objects.values_list("kid", "public_key")',
        'SigningKey.objects.filter(IS_ACTIVE).values_list("kid", "public_key")',
        (f"{SIGNED}::test_a_retired_key_still_proves_what_it_signed",),
    ),
    Fault(
        "a stolen signing key goes on signing",
        KEYS,
        "if active in {None, kid}:",
        "if active is None:",
        (f"{PAIRS}::test_a_key_that_is_distrusted_is_retired_first_and_published_no_more",),
    ),
    Fault(
        "the first signing keys of many at once collide",
        KEYS,
        ", ignore_conflicts=True)",
        ")",
        (f"{RACE}::test_the_first_who_ask_at_once_get_one_key",),
    ),
    Fault(
        "two rotations of the signing key collide",
        KEYS,
        "            cursor.execute(ONE_AT_A_TIME)\n",
        "            pass\n",
        (f"{RACE}::test_who_rotates_while_another_does_waits_and_rotates_after",),
    ),
    Fault(
        "a withdrawn certificate is signed anew",
        CREDENTIAL,
        " and certificate.status not in WITHDRAWN",
        "",
        (f"{SIGNED}::test_a_revoked_one_is_told_by_its_bit_and_not_signed_anew",),
    ),
    Fault(
        "guesses at credentials are not counted",
        VIEWS,
        "    certificate, notice = checked_or_notice(request, token)\n",
        "    certificate, notice = Certificate.objects.filter(check_token=token).first(), None\n",
        (f"{SIGNED}::test_guesses_here_and_at_the_page_are_counted_together",),
    ),
    Fault(
        "a replaced certificate is not on the list of the withdrawn",
        "participants/states.py",
        "WITHDRAWN = (C.REVOKED, C.REPLACED)",
        "WITHDRAWN = (C.REVOKED,)",
        (f"{SIGNED}::test_a_replaced_one_is_withdrawn_and_its_successor_is_not",),
    ),
    Fault(
        "bits of the status list are counted from the right",
        STATUS,
        "0x80 >> (index & 7)",
        "0x01 << (index & 7)",
        (f"{BITS}::test_each_withdrawn_has_its_bit_and_nobody_else",),
    ),
    Fault(
        "bits of neighbours are neighbours",
        SHUFFLE,
        "left, right = right, left ^ table[right]",
        "left, right = left, right",
        (f"{BITS}::test_neighbours_in_a_class_are_no_neighbours_in_the_list",),
    ),
    Fault(
        "two certificates share a bit",
        SHUFFLE,
        "left, right = right, left ^ table[right]",
        "left, right = right, left & table[right]",
        (f"{BITS}::test_no_two_certificates_share_a_bit",),
    ),
    Fault(
        "bits of credentials in the hands of people move",
        SHUFFLE,
        "ROUNDS = 4",
        "ROUNDS = 6",
        (f"{BITS}::test_a_bit_stays_where_signed_credentials_say_that_it_is",),
    ),
    Fault(
        "the status list is kept though somebody was withdrawn",
        LISTS,
        "{self.number}-{self.withdrawn}-",
        "{self.number}-",
        (f"{BITS}::test_it_is_not_sent_again_before_something_changes",),
    ),
    Fault(
        "the lines of a signed picture run into each other",
        OFFLINE,
        '[" ".join(value.split()) for value in values]',
        "list(values)",
        (f"{PICTURE}::test_any_name_survives_the_way",),
    ),
    Fault(
        "the page believes any signature",
        SCRIPT,
        'if (!isGood) stop("forged");',
        "",
        (f"{PAGE}::test_nothing_that_was_changed_is_believed",),
    ),
    Fault(
        "the page takes any word of an object for a key",
        SCRIPT,
        "!Object.hasOwn(trusted.keys, kid)",
        "!trusted.keys[kid]",
        (f"{PAGE}::test_nothing_that_was_changed_is_believed",),
    ),
    Fault(
        "the page overlooks that a certificate was withdrawn",
        SCRIPT,
        'if (status && status.isSet) return "withdrawn";',
        "",
        (f"{PAGE}::test_a_withdrawn_one_is_told_served_and_in_a_new_file",),
    ),
)
