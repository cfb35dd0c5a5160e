"""Coming in, and what keeps others out: tries, devices, sessions."""

from tests.controls.fault import Fault

THROTTLE = "accounts/services/throttle.py"
SIGN_IN = "accounts/services/sign_in.py"
TRIES = "tests/accounts/test_throttle.py"
ENTER = "tests/accounts/test_sign_in.py"

FAULTS = (
    Fault(
        "one try too many is let through",
        THROTTLE,
        ".count() >= most",
        ".count() > most",
        (f"{TRIES}::test_the_eleventh_failed_try_is_refused",),
    ),
    Fault(
        "tries are not counted for the network",
        THROTTLE,
        'limits.append(({"network": network}, settings.SIGN_IN_TRIES * NETWORK_FACTOR))',
        "pass",
        (f"{TRIES}::test_one_network_may_not_go_through_many_accounts",),
    ),
    Fault(
        "any device counts as known",
        "accounts/services/device.py",
        'return seen["device"] if user_id in seen["accounts"] else ""',
        'return seen["device"]',
        (f"{TRIES}::test_a_device_is_known_to_the_account_that_used_it_only",),
    ),
    Fault(
        "whatever address the sender claims is believed",
        "blkportal/core/peer.py",
        'hops[-trusted].strip() if 0 < trusted <= len(hops) else ""',
        "hops[0].strip()",
        (f"{TRIES}::test_a_forged_header_changes_no_counter",),
    ),
    Fault(
        "an unknown address is answered quicker",
        "accounts/backends.py",
        "            make_password(password)\n",
        "",
        (f"{ENTER}::test_unknown_inactive_unusable_and_wrong_get_one_answer_at_one_price",),
    ),
    Fault(
        "a closed account signs in",
        "accounts/backends.py",
        "if user.check_password(password) and user.is_active else None",
        "if user.check_password(password) else None",
        (f"{ENTER}::test_an_inactive_person_with_the_right_password_stays_outside",),
    ),
    Fault(
        "the session keeps its key at sign-in",
        SIGN_IN,
        "    login(request, user, backend=BACKEND)\n",
        "    request.session.cycle_key = lambda: None  # type: ignore[method-assign]\n"
        "    login(request, user, backend=BACKEND)\n",
        (f"{ENTER}::test_the_session_gets_a_new_key",),
    ),
    Fault(
        "whoever signs in is led to another site",
        SIGN_IN,
        "return following if is_ours and is_path else",
        "return following if following else",
        (f"{ENTER}::test_next_leads_nowhere_but_here",),
    ),
    Fault(
        "a silent session never ends",
        "accounts/middleware.py",
        "if idle > settings.IDLE_MINUTES * 60 or age > settings.SESSION_COOKIE_AGE:",
        "if age > settings.SESSION_COOKIE_AGE:",
        (
            "tests/accounts/test_session.py::test_half_an_hour_of_silence_ends_it_and_the_page_says_so",
        ),
    ),
    Fault(
        "a browser may not say where the first password comes from",
        "templates/accounts/accept_invitation.html",
        "{% block content %}",
        '{% block head %}<meta name="referrer" content="no-referrer">{% endblock %}'
        "{% block content %}",
        ("tests/browser/test_passwords.py::test_the_link_of_a_letter_leads_to_a_password_and_in",),
    ),
)
