"""Firms that register themselves."""

from tests.controls.fault import Fault

SIGNUP, ANSWER = "placements/services/signup.py", "placements/services/signup_answer.py"
VIEW, MIGRATION = "placements/views/signup.py", "placements/migrations/0019_firm_signups.py"
TESTS = "tests/placements/test_sign_up_firm.py"

FAULTS = (
    Fault(
        "a look at the link of a firm confirms its address",
        VIEW,
        '        if request.method != "POST":',
        "        if False:",
        (f"{TESTS}::test_a_firm_registers_confirms_and_reads_how_it_stands",),
    ),
    Fault(
        "a firm registers with any number of digits",
        SIGNUP,
        '    if not re.fullmatch(r"[0-9]{13}", digits):',
        "    if False:",
        (f"{TESTS}::test_a_number_that_is_no_nib_is_refused",),
    ),
    Fault(
        "a firm registers as often as it likes",
        SIGNUP,
        "    note_signup(email, network)\n",
        "",
        (f"{TESTS}::test_only_so_many_registrations_for_one_address",),
    ),
    Fault(
        "a link to a registration is good for ever",
        SIGNUP,
        "    if signup.is_too_late:",
        "    if False:",
        (f"{TESTS}::test_a_link_is_good_for_three_days_and_then_the_words_are_erased",),
    ),
    Fault(
        "a stranger joins a firm whose number they type in",
        ANSWER,
        "    if not is_theirs:",
        "    if False:",
        (f"{TESTS}::test_a_known_number_needs_the_word_of_that_firm",),
    ),
    Fault(
        "somebody joins a firm that is not verified",
        ANSWER,
        "    if firm.status != EmployerStatus.VERIFIED:",
        "    if False:",
        (f"{TESTS}::test_nobody_joins_a_firm_that_is_not_verified",),
    ),
    Fault(
        "a firm that was denied is not told",
        ANSWER,
        "denied_because=reason)\n    start_signup_letter(signup, by=by)",
        "denied_because=reason)",
        (f"{TESTS}::test_an_officer_denies_and_the_firm_reads_why",),
    ),
    Fault(
        "what nobody confirmed is kept",
        "placements/models/firm_signup.py",
        "return self.filter(unconfirmed | denied)",
        "return self.filter(denied)",
        (f"{TESTS}::test_a_link_is_good_for_three_days_and_then_the_words_are_erased",),
    ),
    Fault(
        "whoever holds the link takes a confirmation back",
        MIGRATION,
        "USING (status = 'SENT') WITH CHECK (status = 'CONFIRMED');",
        "USING (true);",
        (f"{TESTS}::test_what_is_confirmed_is_not_taken_back_by_link",),
    ),
    Fault(
        "the public reads registrations of firms",
        MIGRATION,
        'HELD = f"key = {KEY}"',
        'HELD = "true"',
        (f"{TESTS}::test_the_public_reads_no_registration_and_a_link_opens_one",),
    ),
    Fault(
        "a firm learns one after the other what is wrong",
        "placements/forms/fields.py",
        "            return self.read(written) if written else written",
        "            return written",
        (
            "tests/placements/test_sign_up_firm.py"
            "::test_all_that_is_wrong_is_said_at_once_beside_its_field",
        ),
    ),
)
