"""What is kept of a person, and who may see or change it."""

from tests.controls.fault import Fault

PERSON = "participants/services/participant.py"
REGISTER = "tests/participants/test_register_participant.py"
CONSENT = "tests/participants/test_give_consent.py"

FAULTS = (
    Fault(
        "an age is one year too high before the birthday",
        "participants/nik.py",
        "return day.year - born.year - ((day.month, day.day) < (born.month, born.day))",
        "return day.year - born.year",
        ("tests/participants/test_nik_properties.py::test_the_age_grows_by_one_on_the_birthday",),
    ),
    Fault(
        "asking who is known elsewhere leaves people behind",
        PERSON,
        "        transaction.set_rollback(True)\n",
        "",
        (f"{REGISTER}::test_asking_who_is_known_elsewhere_leaves_nothing_behind",),
    ),
    Fault(
        "a person's region is corrected like a fact",
        PERSON,
        '"name", "sex", "birth_date", "education", "phone", "email", "address", "domicile",',
        '"name", "sex", "birth_date", "education", "phone", "email", "address", "domicile",'
        ' "regency_id",',
        (f"{REGISTER}::test_nothing_but_facts_can_be_corrected",),
    ),
    Fault(
        "a whole NIK is shown and nobody learns of it",
        PERSON,
        '    StatusChange.of(person, "reveal_nik", "", "", by=by, reason=reason).save()\n',
        "",
        (
            "tests/participants/test_reveal_nik.py"
            "::test_the_whole_nik_is_shown_once_and_the_reason_is_kept",
        ),
    ),
    Fault(
        "three letters are reason enough for a whole NIK",
        PERSON,
        "< SHORTEST_REASON:",
        "< 3:",
        ("tests/participants/test_reveal_nik.py::test_a_reason_of_a_few_letters_is_none",),
    ),
    Fault(
        "a list of the API holds the NIK",
        "participants/api/participant.py",
        'fields = ["id", "masked_nik", *FACTS, "regency",',
        'fields = ["id", "nik", "masked_nik", *FACTS, "regency",',
        (
            "tests/participants/test_api_lists.py"
            "::test_no_row_of_a_list_holds_a_nik_or_an_address_by_another_name",
        ),
    ),
    Fault(
        "an export holds the NIK",
        "participants/export_rows.py",
        'PERSON = ("pk", "nik_last4",',
        'PERSON = ("pk", "nik",',
        (
            "tests/participants/test_export_participants.py"
            "::test_the_file_holds_what_the_page_shows_and_masks_every_nik",
        ),
    ),
    Fault(
        "a file ends with its first piece",
        "participants/read_ahead.py",
        "while piece := coming",
        "if piece := coming",
        (
            "tests/participants/test_export_participants.py"
            "::test_a_list_of_several_pieces_keeps_the_order_of_the_page",
        ),
    ),
    Fault(
        "a file tells of the first nomination of a person",
        "participants/export_rows.py",
        'referrals.annotate(told=told).values("told")',
        'referrals.annotate(told=told).order_by("pk").values("told")',
        (
            "tests/participants/test_export_participants.py"
            "::test_beside_each_person_stands_the_last_nomination",
        ),
    ),
    Fault(
        "the fingerprint of a NIK can be searched without a key",
        "blkportal/core/fields.py",
        "hmac.new(settings.NIK_HASH_KEY.encode(), content, hashlib.sha256).hexdigest()",
        "hashlib.sha256(content).hexdigest()",
        ("tests/core/test_fields.py::test_the_fingerprint_depends_on_a_key_outside_the_database",),
    ),
    Fault(
        "the NIK lies in the database as it was typed",
        "blkportal/core/fields.py",
        "return seal(value) if value else value",
        "return value",
        ("tests/core/test_fields.py::test_the_database_never_holds_the_nik_in_clear",),
    ),
    Fault(
        "a consent is withdrawn twice",
        "participants/services/consent.py",
        "filter(pk=consent.pk, withdrawn_at__isnull=True)",
        "filter(pk=consent.pk)",
        (f"{CONSENT}::test_a_consent_is_withdrawn_once_and_may_be_given_again",),
    ),
    Fault(
        "a region is offered batches in which it has nobody",
        "participants/filters.py",
        'rows = batches.filter(IsOneOf(F("pk"), ArraySubquery(own.values("batch").distinct())))',
        "rows = batches",
        (
            "tests/participants/test_offered_batches.py"
            "::test_batches_with_people_of_ones_own_are_offered",
        ),
    ),
    Fault(
        "somebody who was nominated twice is counted twice",
        "participants/filters.py",
        '.values("participant").distinct()[',
        '.values("participant")[',
        (
            "tests/participants/test_participant_pages.py::test_whoever_sees_everybody_counts_each_person_of_a_year_once",
        ),
    ),
    Fault(
        "all nominations of a person are sorted for the newest",
        "participants/migrations/0032_newest_of_person.py",
        'fields=["participant", "-id"]',
        'fields=["participant", "status"]',
        (
            "tests/participants/test_export_participants.py"
            "::test_the_last_nomination_of_each_is_found_without_sorting_all_of_them",
        ),
    ),
    Fault(
        "a list on its way out knows the classes of its first piece alone",
        "participants/export_rows.py",
        "        if new := named - self.batch.keys():",
        "        if new := named if not self.batch else None:",
        (
            "tests/participants/test_export_participants.py"
            "::test_a_list_of_several_pieces_keeps_the_order_of_the_page",
        ),
    ),
)
