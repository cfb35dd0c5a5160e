"""Who may use a verb, and whose rows a filter lets through."""

from tests.controls.fault import Fault

MAY = "tests/core/test_may.py"
VISIBLE = "tests/core/test_visibility.py"
ACCESS = "blkportal/core/access.py"
VISIBILITY = "blkportal/core/visibility.py"

FAULTS = (
    Fault(
        "a guarded page opens for whoever has signed in",
        ACCESS,
        "if not may_do(request.user, permission):",
        "if not request.user.is_authenticated:",
        (f"{MAY}::test_a_guarded_view_is_not_even_entered_by_others",),
    ),
    Fault(
        "an action of the API without a verb is open",
        ACCESS,
        "return view.action is None  #",
        "return True  #",
        (f"{MAY}::test_an_action_of_the_api_without_a_verb_is_closed_to_everybody",),
    ),
    Fault(
        "a closed account may still use its verbs",
        ACCESS,
        "user.is_authenticated and user.is_active and user.role in roles",
        "user.is_authenticated and user.role in roles",
        (f"{MAY}::test_a_closed_account_may_nothing",),
    ),
    Fault(
        "a reader of the ministry may put agreements into force",
        "programs/permissions.py",
        '"activate_agreement": roles.MINISTRY_WRITERS',
        '"activate_agreement": roles.MINISTRY',
        (f"{MAY}::test_each_role_may_what_the_table_says_and_nothing_else",),
    ),
    Fault(
        "the page that grants quotas has lost its guard",
        "programs/views/quota.py",
        '@may("programs.grant_quota")\n',
        "",
        ("tests/programs/test_pages.py::test_nobody_but_the_ministry_grants",),
    ),
    Fault(
        "a role without a rule sees every row",
        VISIBILITY,
        "return self.filter(rule(user)) if rule else self.none()",
        "return self.filter(rule(user)) if rule else self",
        (f"{VISIBLE}::test_who_is_nobody_sees_nothing",),
    ),
    Fault(
        "a province reaches beyond its borders",
        VISIBILITY,
        '"{province}.", f"{path}__lt": f"{province}/"}',
        '"{province}."}',
        (f"{VISIBLE}::test_a_province_ends_at_its_borders",),
    ),
    Fault(
        "an officer's rule for people of other regions is everything",
        "participants/rows.py",
        'roles.Role.REGENCY_OFFICER: own("regency")',
        "roles.Role.REGENCY_OFFICER: everything",
        (
            f"{VISIBLE}::test_of_what_belongs_to_a_region_a_center_or_a_firm_each_sees_these_worlds",
        ),
    ),
    Fault(
        "a center's filter lets drafts through",
        "participants/models/referral.py",
        'return own("center")(user) & Q(submitted_on__isnull=False)',
        'return own("center")(user)',
        (
            "tests/participants/test_review_pages.py"
            "::test_the_filter_alone_keeps_a_draft_from_the_center",
        ),
    ),
    Fault(
        "a foreign report is shown by its address",
        "reports/views/regional_report.py",
        "RegionalReport.objects.visible_to(user).select_related(*about)",
        "RegionalReport.objects.select_related(*about)",
        (
            "tests/reports/test_report_page.py"
            "::test_the_filter_hides_it_even_where_row_security_would_not",
        ),
    ),
    Fault(
        "everybody follows everybody's background work",
        "blkportal/core/models/job.py",
        "return self if user.is_ministry else self.filter(requested_by=user)",
        "return self",
        (f"{VISIBLE}::test_of_accounts_offices_keys_and_work_each_sees_those_of_these_people",),
    ),
    Fault(
        "a colleague sees the tokens of others",
        "accounts/models/api_token.py",
        "return self.filter(user=user) if is_active(user) else self.none()",
        "return self if is_active(user) else self.none()",
        (f"{VISIBLE}::test_of_accounts_offices_keys_and_work_each_sees_those_of_these_people",),
    ),
    Fault(
        "a firm that is not verified browses graduates",
        "placements/models/graduate.py",
        "roles.Role.EMPLOYER: of_a_verified_firm",
        "roles.Role.EMPLOYER: everything",
        (
            "tests/placements/test_search_graduates.py"
            "::test_a_firm_that_is_not_verified_finds_nobody",
        ),
    ),
    Fault(
        "an officer asks for a report about any region",
        "reports/services/asking.py",
        "return level == Level.REGENCY and place == user.scope_key",
        "return level == Level.REGENCY",
        ("tests/reports/test_request_report.py::test_nobody_asks_about_another_place",),
    ),
    Fault(
        "an officer changes the agency of another place",
        "regions/services/agency.py",
        "own = by.role in roles.OFFICERS and by.scope_key == agency.scope_key",
        "own = by.role in roles.OFFICERS",
        (
            "tests/regions/test_agencies.py"
            "::test_the_api_keeps_a_province_from_the_address_of_a_regency",
        ),
    ),
    Fault(
        "a manager turns an administrator into an officer",
        "regions/services/officer.py",
        "    check_may_release(user, by=by)\n",
        "",
        (
            "tests/regions/test_officers.py"
            "::test_a_manager_does_not_turn_an_administrator_into_an_officer",
        ),
    ),
)
