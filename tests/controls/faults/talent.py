"""A firm counts, keeps, compares and takes along, and never whom it may not see."""

from tests.controls.fault import Fault

FACETS = "placements/facets.py"
SEARCH = "placements/services/saved_search.py"
DIGEST = "placements/services/digest.py"
COMPARE = "placements/services/comparison.py"
SEVERAL = "placements/views/several_graduates.py"
COUNTS = "tests/placements/test_facets.py"
KEPT = "tests/placements/test_saved_searches.py"
BESIDE = "tests/placements/test_compare_graduates.py"
TAKEN = "tests/placements/test_export_graduates.py"

FAULTS = (
    Fault(
        "a choice counts under its own filter",
        FACETS,
        "found.first_offers(by, without=name)",
        "found.first_offers(by)",
        (f"{COUNTS}::test_a_choice_counts_under_the_other_filters_and_not_under_its_own",),
    ),
    Fault(
        "a capped count pretends to be exact",
        FACETS,
        "len(walked[which(name)]) > MOST)",
        "False)",
        (f"{COUNTS}::test_beyond_the_cap_the_newest_are_counted_and_that_is_said",),
    ),
    Fault(
        "a home is forgotten where a region has sent somebody",
        "placements/migrations/0012_offers.py",
        "coalesce(w.domicile_id, c.regency_id)",
        "c.regency_id",
        (f"{COUNTS}::test_the_home_counts_before_the_region_that_sent",),
    ),
    Fault(
        "a firm reads the searches of another",
        "placements/models/saved_search.py",
        'roles.Role.EMPLOYER: own("employer"),',
        "roles.Role.EMPLOYER: everything,",
        ("tests/core/test_visibility.py",),
    ),
    Fault(
        "the database shows a firm the searches of another",
        "placements/migrations/0011_saved_searches.py",
        "[ministry(), employer(grants=ALL)]",
        '[ministry(), type(ministry())("scope_employer", "true", ALL)]',
        (f"{KEPT}::test_another_firm_neither_sees_nor_touches_it",),
    ),
    Fault(
        "a firm that is stopped saves searches",
        SEARCH,
        "    firm = verified_firm_of(by)\n",
        "    firm = SavedSearch.employer.field.related_model.objects.get(pk=by.scope_key)\n",
        (f"{KEPT}::test_a_firm_that_is_not_verified_saves_nothing_and_is_told_nothing",),
    ),
    Fault(
        "people are new for ever",
        SEARCH,
        "update(unseen=search.unseen, **_marks())",
        "update(unseen=search.unseen)",
        (f"{KEPT}::test_told_again_on_the_same_day_or_without_news_it_sends_nothing",),
    ),
    Fault(
        "whoever agrees later is not new",
        SEARCH,
        "Q(pk__gt=search.last_certificate) | Q(Exists(agreed))",
        "Q(pk__gt=search.last_certificate)",
        (f"{KEPT}::test_whoever_agrees_later_is_new_and_whoever_withdraws_is_not",),
    ),
    Fault(
        "a letter comes with each stroke of the clock",
        DIGEST,
        "{now:%Y-%m-%d}",
        "{list(SavedSearch.objects.values_list('unseen'))}",
        (f"{KEPT}::test_told_again_on_the_same_day_or_without_news_it_sends_nothing",),
    ),
    Fault(
        "letters go to whoever wants none",
        DIGEST,
        "SavedSearch.objects.filter(is_mailed=True)",
        "SavedSearch.objects.all()",
        (f"{KEPT}::test_who_wants_no_letter_gets_none",),
    ),
    Fault(
        "a search is asked without the filter that is gone",
        SEARCH,
        "    for name in asked.form.errors:",
        "    for name in ():",
        (f"{KEPT}::test_a_search_whose_filter_is_gone_explains_itself",),
    ),
    Fault(
        "nobody reads that a firm compared them",
        COMPARE,
        "    note_look(people, Look.Kind.PROFILE, by=by)\n",
        "",
        (f"{BESIDE}::test_each_of_them_can_read_who_looked",),
    ),
    Fault(
        "whoever withdrew is compared as long as the address is kept",
        COMPARE,
        "Graduate.objects.visible_to(by)",
        "Graduate.objects.all()",
        (f"{BESIDE}::test_a_firm_that_is_stopped_compares_nobody",),
    ),
    Fault(
        "a file tells nobody that it was taken",
        SEVERAL,
        "    note_look(export.written, Look.Kind.PROFILE, by=user)\n",
        "",
        (f"{TAKEN}::test_the_reason_is_kept_and_each_person_can_read_who_took_it",),
    ),
    Fault(
        "a firm that is stopped takes an empty file along",
        SEVERAL,
        "    verified_firm_of(user)\n",
        "",
        (f"{TAKEN}::test_a_firm_that_is_not_verified_takes_nothing",),
    ),
    Fault(
        "a filter that is none takes everybody along",
        SEVERAL,
        "form.is_valid() and found.is_valid()",
        "form.is_valid()",
        (f"{TAKEN}::test_a_filter_that_is_none_takes_nobody_along",),
    ),
    Fault(
        "whoever withdraws while a file is written leaves in it",
        "placements/exports.py",
        "            if graduate.pk in still:",
        "            if still:",
        (f"{TAKEN}::test_whoever_withdraws_while_the_file_is_written_is_not_in_it",),
    ),
    Fault(
        "a file is cut and says nothing",
        "placements/exports.py",
        "        if len(found) > MOST_EXPORTED:",
        "        if False:",
        (f"{TAKEN}::test_more_than_fit_a_file_are_refused_and_nobody_is_noted",),
    ),
)
