"""Certificates: issued once, found by whoever holds one, and by no guess."""

from tests.controls.fault import Fault

CERTIFICATE = "participants/services/certificate.py"
CHECK = "participants/services/certificate_check.py"
MODEL = "participants/models/certificate.py"
ISSUE = "tests/participants/test_issue_certificate.py"
ASKED = "tests/participants/test_check_certificate.py"

FAULTS = (
    Fault(
        "two certificates bear one number",
        CERTIFICATE,
        "SET last = counter.last + 1",
        "SET last = counter.last",
        (f"{ISSUE}::test_numbers_never_repeat_and_each_center_kind_and_year_counts_alone",),
    ),
    Fault(
        "a certificate is issued to somebody who has not graduated",
        CERTIFICATE,
        "    must_be_due(enrollment, kind, day)\n",
        "",
        (f"{ISSUE}::test_only_graduates_get_one",),
    ),
    Fault(
        "a revoked certificate still certifies",
        CERTIFICATE,
        "update(certified_on=None)",
        "update(certified_on=certificate.issued_on)",
        (f"{ISSUE}::test_a_revoked_one_says_why_and_certifies_nothing_any_more",),
    ),
    Fault(
        "a certificate expires on its last day",
        CERTIFICATE,
        "valid_until__lt=day",
        "valid_until__lte=day",
        (f"{ISSUE}::test_certificates_expire_after_their_last_day_and_only_once",),
    ),
    Fault(
        "a certificate is called valid until the clock comes round",
        MODEL,
        "and until and until < timezone.localdate():",
        "and until and not until:",
        (f"{ASKED}::test_one_whose_last_day_has_passed_is_not_valid_though_no_clock_came_round",),
    ),
    Fault(
        "the link of a certificate can be guessed",
        MODEL,
        "secrets.token_urlsafe(16)",
        "secrets.token_urlsafe(4)",
        (f"{ASKED}::test_secrets_are_long_and_codes_read_without_doubt",),
    ),
    Fault(
        "guesses at certificates are not counted",
        CHECK,
        "    if certificate is not None:\n        forget_try(noted)\n",
        "    forget_try(noted)\n",
        (f"{ASKED}::test_guessing_ends_and_the_honest_question_costs_nothing",),
    ),
    Fault(
        "the key of a certificate stays with the connection",
        CHECK,
        "        _hold()\n",
        "",
        (f"{ASKED}::test_what_was_held_is_let_go_with_the_answer",),
    ),
    Fault(
        "links that lead nowhere may be tried without end",
        CHECK,
        "            note_check(network)\n",
        "            pass\n",
        (f"{ASKED}::test_links_that_lead_nowhere_are_counted_like_wrong_codes",),
    ),
    Fault(
        "who has guessed too often goes on asking for links",
        CHECK,
        "    refuse_guesser(network)\n",
        "",
        (f"{ASKED}::test_guessing_ends_and_the_honest_question_costs_nothing",),
    ),
    Fault(
        "a wrong code is told from an unknown number",
        "participants/views/certificate_check.py",
        "            form.add_error(None, NOT_THE_PAIR)\n",
        "            from participants.models import CertificateCounter\n"
        "            year = form.cleaned_data['number'].split('/')[-2:][0]\n"
        "            form.add_error(None, f'{NOT_THE_PAIR} {year}')\n",
        (f"{ASKED}::test_a_wrong_code_and_an_unknown_number_are_answered_alike",),
    ),
    Fault(
        "search engines list certificates",
        "participants/views/certificate_check.py",
        '    response["X-Robots-Tag"] = "noindex"\n',
        "",
        (f"{ASKED}::test_the_page_is_light_kept_by_nobody_and_found_by_no_search_engine",),
    ),
    Fault(
        "a pattern may give one number to two centers",
        "programs/numbering.py",
        'NEEDED = ("center", "mark", "year", "serial")',
        'NEEDED = ("mark", "year", "serial")',
        ("tests/programs/test_numbering.py::test_a_pattern_names_all_that_tells_numbers_apart",),
    ),
)
