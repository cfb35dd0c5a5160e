"""The second line: what the database itself lets a role read and write."""

from tests.controls.fault import Fault

MAKER = "blkportal/core/rowsecurity.py"
POLICIES = "blkportal/core/rowpolicies.py"
PEOPLE = "participants/migrations/0002_row_security.py"
APART = "tests/rowsecurity/test_regions_apart.py"
FIRMS = "tests/placements/test_database_promises.py"
AGREES = f"{FIRMS}::test_an_employer_reaches_no_row_of_who_does_not_agree"

FAULTS = (
    Fault(
        "all orders of all tables are tried",
        "blkportal/settings.py",
        "TABLES_REORDERED = 6",
        "TABLES_REORDERED = 8",
        (
            "tests/core/test_planning.py::"
            "test_a_page_about_one_person_is_planned_with_little_thought",
        ),
    ),
    Fault(
        "the audit by year is open to every region",
        "docs/partition-audit.sql",
        "ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
        "FORCE ROW LEVEL SECURITY",
        (
            "tests/database/test_partitions.py::"
            "test_the_audit_by_year_keeps_rows_rights_and_row_security",
        ),
    ),
    Fault(
        "a policy of a province has no upper end",
        POLICIES,
        "{column} >= {own} || '.' AND {column} < {own} || '/'",
        "{column} >= {own} || '.'",
        (f"{APART}::test_a_province_reads_its_regencies_and_no_others",),
    ),
    Fault(
        "a policy is read when reading and not when writing",
        MAKER,
        "WITH CHECK ({policy.rows})",
        "WITH CHECK (true)",
        (f"{APART}::test_a_foreign_row_is_neither_changed_nor_removed_nor_taken_over",),
    ),
    Fault(
        "the owner of a table walks past its policies",
        MAKER,
        '            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",\n',
        "",
        (
            "tests/rowsecurity/test_catalogue.py"
            "::test_every_table_with_a_person_or_a_region_is_protected",
        ),
    ),
    Fault(
        "the policy of referrals lost its condition for regions",
        PEOPLE,
        '[ministry(), region(grants=WRITE), province(), center(grants="SELECT, UPDATE")]',
        '[ministry(), Policy("scope_region", "true", WRITE), province(),'
        ' center(grants="SELECT, UPDATE")]',
        (f"{APART}::test_a_region_reads_only_its_own_rows",),
    ),
    Fault(
        "the policy of certificates forgets whether the person agrees",
        PEOPLE,
        "f\"kind = 'COMPETENCY' AND status = 'ISSUED' AND {AGREES}\"",
        "\"kind = 'COMPETENCY' AND status = 'ISSUED'\"",
        (AGREES,),
    ),
    Fault(
        "the policy of seats forgets whether the person agrees",
        PEOPLE,
        "                    AGREES,\n",
        '                    "true",\n',
        (AGREES,),
    ),
    Fault(
        "the policy of consents forgets that one was withdrawn",
        PEOPLE,
        "\"purpose = 'TALENT_SEARCH' AND withdrawn_at IS NULL\"",
        "\"purpose = 'TALENT_SEARCH'\"",
        (AGREES,),
    ),
    Fault(
        "an employer's role reads names",
        PEOPLE,
        '"SELECT (id, initials, sex,',
        '"SELECT (id, name, initials, sex,',
        (f"{FIRMS}::test_an_employer_cannot_select_the_column",),
    ),
    Fault(
        "the database shows drafts to the center",
        "participants/migrations/0003_center_reads_no_draft.py",
        'f"{OWN} AND submitted_on IS NOT NULL"',
        "OWN",
        (
            "tests/participants/test_review_pages.py"
            "::test_the_database_too_keeps_a_draft_from_the_center",
        ),
    ),
    Fault(
        "the public reads a certificate by its number alone",
        "participants/migrations/0004_certificate_check.py",
        "\n        AND check_code = nullif(current_setting('app.certificate_code', true), '')",
        "",
        (
            "tests/participants/test_check_certificate.py"
            "::test_the_database_shows_the_public_the_one_that_it_holds",
        ),
    ),
    Fault(
        "the public reads all that is known of a certified person",
        "participants/migrations/0004_certificate_check.py",
        "GRANT SELECT (id, name) ON participants_participant TO scope_public",
        "GRANT SELECT ON participants_participant TO scope_public",
        (
            "tests/participants/test_check_certificate.py"
            "::test_the_database_shows_the_public_no_more_than_the_name",
        ),
    ),
    Fault(
        "a region reads points while the class is still tested",
        "participants/migrations/0005_selection_by_points.py",
        "return replace(policy, rows=policy.rows + DECIDED)",
        "return replace(policy, rows=policy.rows)",
        (
            "tests/participants/test_note_points.py"
            "::test_the_database_too_hides_points_from_a_region_until_its_person_is_decided",
        ),
    ),
    Fault(
        "a firm may verify itself in the database",
        "placements/migrations/0004_employers_write_less.py",
        "UPDATE (sector, regency_id, address, website, version)",
        "UPDATE (status, sector, regency_id, address, website, version)",
        (f"{FIRMS}::test_a_firm_cannot_verify_or_rename_itself",),
    ),
    Fault(
        "a region may raise its own quota in the database",
        "programs/migrations/0002_row_security.py",
        'region(grants="SELECT, UPDATE (nominated)")',
        'region(grants="SELECT, UPDATE")',
        (f"{APART}::test_who_counts_on_a_quota_does_not_raise_it",),
    ),
    Fault(
        "writes to consents leave no trail",
        PEOPLE,
        'for noun in ("consent", "referral",',
        'for noun in ("referral",',
        (
            "tests/database/test_audit.py::test_every_table_with_a_maker_is_audited_or_says_why_not",
        ),
    ),
    Fault(
        "the trail of a person holds the values in clear",
        PEOPLE,
        'Audit("participants_participant", hidden=PERSONAL)',
        'Audit("participants_participant")',
        ("tests/core/test_audit.py::test_of_personal_columns_only_the_fact_of_a_change_is_kept",),
    ),
)
