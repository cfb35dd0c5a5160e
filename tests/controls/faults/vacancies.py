"""A firm offers work: reviewed, shown to everybody, and told when it is filled."""

from tests.controls.fault import Fault

SERVICE = "placements/services/vacancy.py"
SIMILAR = "placements/services/similar_vacancies.py"
MODEL = "placements/models/vacancy.py"
POSTING = "placements/job_posting.py"
RULES = "tests/placements/test_vacancies.py"
ALIKE = "tests/placements/test_similar_vacancies.py"
SHOWN = "tests/placements/test_public_vacancies.py"
UPLOAD = "tests/placements/test_upload_vacancies.py"
PAGES = "tests/placements/test_vacancy_pages.py"
UNITS, ASKED = "placements/services/vacancy_units.py", "tests/placements/test_vacancy_units.py"

FAULTS = (
    Fault(
        "half a list of vacancies is kept",
        "placements/views/vacancy_upload.py",
        "            if not problems:\n",
        "            if checked.rows:\n",
        (f"{UPLOAD}::test_every_cell_to_mend_is_named_and_nothing_is_kept",),
    ),
    Fault(
        "pairs in the wrong order are not looked at in a list",
        "placements/vacancy_imports.py",
        "in mistakes_in(facts).items():",
        "in ():",
        (f"{UPLOAD}::test_every_cell_to_mend_is_named_and_nothing_is_kept",),
    ),
    Fault(
        "a stopped firm's vacancy is published",
        SERVICE,
        "    must_be_verified(vacancy.employer_id)\n    _must_not_be_past(vacancy)\n"
        '    vacancy_moves.make("publish"',
        '    _must_not_be_past(vacancy)\n    vacancy_moves.make("publish"',
        (f"{RULES}::test_only_a_verified_firm_offers_work",),
    ),
    Fault(
        "a stopped firm's vacancy is still shown to offices",
        MODEL,
        ", employer__status=EmployerStatus.VERIFIED)",
        ")",
        (f"{RULES}::test_a_stopped_firm_is_read_by_the_ministry_alone",),
    ),
    Fault(
        "a vacancy past its last day is shown to everybody",
        MODEL,
        "valid_from__lte=day, valid_until__gte=day)",
        "valid_from__lte=day)",
        (f"{SHOWN}::test_it_is_shown_on_the_days_of_its_validity",),
    ),
    Fault(
        "what is published is changed without a review",
        SERVICE,
        '    if not vacancy_moves.can("submit", vacancy):',
        "    if False:",
        (f"{RULES}::test_what_is_reviewed_stays_as_it_was_reviewed",),
    ),
    Fault(
        "a vacancy lives on after its last place",
        SERVICE,
        "    if filled == vacancy.headcount:",
        "    if filled > vacancy.headcount:",
        (f"{RULES}::test_from_the_draft_to_the_last_place",),
    ),
    Fault(
        "places that were just added are taken with the others",
        SERVICE,
        '    vacancy.refresh_from_db(fields=["headcount"], from_queryset=held)\n',
        "",
        (f"{RULES}::test_places_that_were_just_added_are_not_taken_with_the_others",),
    ),
    Fault(
        "the last day of a vacancy is already over",
        MODEL,
        "return self.filter(valid_until__lt=",
        "return self.filter(valid_until__lte=",
        (f"{RULES}::test_each_hour_ends_what_is_over_and_once_alone",),
    ),
    Fault(
        "only half of a pair is looked at",
        SERVICE,
        "must_go_together(facts_of(vacancy) | changes)",
        "must_go_together(changes)",
        (f"{RULES}::test_half_of_a_pair_is_compared_with_the_half_that_stays",),
    ),
    Fault(
        "nobody is asked whether it is another vacancy",
        SERVICE,
        "        must_not_be_alike(vacancy)\n",
        "        pass\n",
        (f"{ALIKE}::test_much_the_same_title_is_asked_about",),
    ),
    Fault(
        "the same work at another place is taken for the same",
        SIMILAR,
        "        work_regency=vacancy.work_regency_id,\n",
        "",
        (f"{ALIKE}::test_other_work_another_place_or_another_time_is_another",),
    ),
    Fault(
        "the one that is enlarged keeps no history of it",
        SIMILAR,
        "by=by, reason=more).save()",
        "by=by, reason=more)",
        (f"{ALIKE}::test_its_places_are_added_and_both_keep_it_in_their_history",),
    ),
    Fault(
        "a firm publishes by itself behind the service",
        "placements/migrations/0009_vacancies.py",
        "FOR INSERT TO scope_employer WITH CHECK (status = 'DRAFT' AND published_at IS NULL)",
        "FOR INSERT TO scope_employer WITH CHECK (true)",
        (f"{RULES}::test_a_firm_cannot_publish_by_itself_even_behind_the_service",),
    ),
    Fault(
        "the public reads what nobody has reviewed",
        "placements/migrations/0009_vacancies.py",
        "PUBLISHED = \"status = 'PUBLISHED'\"",
        'PUBLISHED = "true"',
        (f"{SHOWN}::test_the_database_shows_the_public_what_is_published_and_who_offers_it",),
    ),
    Fault(
        "what a firm writes ends the element for search engines",
        POSTING,
        "ensure_ascii=False).translate(ESCAPES)",
        "ensure_ascii=False)",
        (f"{SHOWN}::test_what_a_firm_writes_ends_no_element",),
    ),
    Fault(
        "a sign that XML does not know breaks the feed",
        "placements/vacancy_feed.py",
        'return UNSPEAKABLE.sub(" ", text)',
        "return text",
        (f"{SHOWN}::test_the_feed_holds_text_and_only_signs_that_xml_knows",),
    ),
    Fault(
        "whoever is signed in sees another public page",
        "blkportal/core/scope.py",
        '        if getattr(view, "shown_to_everybody", False):',
        "        if False:",
        (f"{SHOWN}::test_whoever_is_signed_in_reads_the_same",),
    ),
    Fault(
        "an office is shown the history of a firm's vacancy",
        "placements/views/vacancy.py",
        "told(vacancy, WORDS) if concerned else None",
        "told(vacancy, WORDS)",
        (f"{PAGES}::test_a_region_reads_what_is_published_and_no_history",),
    ),
    Fault(
        "a unit that nobody teaches is asked for",
        UNITS,
        "    if not unknown:\n",
        "    if True:\n",
        (f"{ASKED}::test_the_service_and_the_database_refuse_alike",),
    ),
    Fault(
        "units are changed to what the register does not know",
        SERVICE,
        '    must_be_registered(changes.get("units", ()))\n',
        "",
        (f"{ASKED}::test_the_service_and_the_database_refuse_alike",),
    ),
    Fault(
        "the database takes a unit that nobody teaches",
        "placements/migrations/0017_vacancy_units.py",
        "WHERE u.code = asked))",
        "WHERE u.code = asked OR true))",
        (f"{ASKED}::test_the_service_and_the_database_refuse_alike",),
    ),
    Fault(
        "a search for units forgets what is ticked",
        "placements/forms/vacancy.py",
        'kept = typed.dict() | {"units": typed.getlist("units")}',
        "kept = typed.dict()",
        (f"{ASKED}::test_a_search_keeps_what_is_typed_and_saves_nothing",),
    ),
    Fault(
        "what the text names is taken for chosen",
        "placements/services/matching.py",
        "asked = set(vacancy.units)",
        "asked = set(vacancy.units or vacancy.skills.upper().replace('.', ' ').split())",
        (
            "tests/placements/test_match_graduates.py"
            "::test_what_stands_in_the_text_alone_ranks_nobody",
        ),
    ),
    Fault(
        "the register is read for each row of a list",
        UNITS,
        "        if sentence := mistake_in_units(codes, known):",
        "        if sentence := mistake_in_units(codes):",
        (f"{ASKED}::test_the_register_is_asked_once_for_a_whole_list",),
    ),
)
