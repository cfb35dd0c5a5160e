"""Who is on offer is kept by the database, and never believed without asking."""

from tests.controls.fault import Fault

KEEPING = "placements/migrations/0012_offers.py"
OFFERS = "tests/placements/test_offers.py"

FAULTS = (
    Fault(
        "an offer outlives the consent that it stands on",
        KEEPING,
        'follow_changed("consent", "participant_id", "purpose", "withdrawn_at")',
        'follow_changed("consent", "participant_id")',
        (f"{OFFERS}::test_an_offer_is_gone_with_the_row_that_it_stands_on",),
    ),
    Fault(
        "an offer does not begin with a consent",
        KEEPING,
        '*map(follow_new, ("consent", "certificate", "enrollment")),',
        '*map(follow_new, ("certificate", "enrollment")),',
        (f"{OFFERS}::test_an_offer_begins_with_consent_whenever_it_is_given",),
    ),
    Fault(
        "an offer forgets where somebody lives",
        KEEPING,
        "coalesce(w.domicile_id, c.regency_id)",
        "c.regency_id",
        (f"{OFFERS}::test_an_offer_tells_the_home_that_is_known_now",),
    ),
    Fault(
        "an offer does not reach who holds the certificate now",
        KEEPING,
        "PERFORM keep_offers(ARRAY [OLD.participant_id, NEW.participant_id]);",
        "PERFORM keep_offers(ARRAY [OLD.participant_id]);",
        (f"{OFFERS}::test_an_offer_is_with_the_person_at_once_who_holds_it_now_and_agrees",),
    ),
    Fault(
        "the search believes the table of offers",
        "placements/models/graduate.py",
        ".offered().filter(offer__isnull=False)",
        ".filter(offer__isnull=False)",
        (f"{OFFERS}::test_a_row_that_was_left_behind_shows_nobody",),
    ),
    Fault(
        "the database leads a firm from an offer to its person",
        KEEPING,
        'Policy("scope_employer", OF_A_FIRM, WITHOUT_PERSON)',
        'Policy("scope_employer", OF_A_FIRM, READ)',
        (f"{OFFERS}::test_a_row_that_was_left_behind_shows_nobody",),
    ),
    Fault(
        "the database shows offers to a firm that is stopped",
        KEEPING,
        'Policy("scope_employer", OF_A_FIRM, WITHOUT_PERSON)',
        'Policy("scope_employer", "true", WITHOUT_PERSON)',
        (f"{OFFERS}::test_a_firm_that_is_stopped_does_not_even_reach_the_table",),
    ),
    Fault(
        "anybody writes an offer by hand",
        KEEPING,
        "ministry(grants=READ)",
        "ministry()",
        (f"{OFFERS}::test_nobody_writes_an_offer_by_hand",),
    ),
    Fault(
        "the recount overlooks who is missing from the table",
        "placements/offer_recount.py",
        "(SELECT * FROM placements_on_offer EXCEPT SELECT * FROM kept)",
        "(SELECT * FROM kept EXCEPT SELECT * FROM placements_on_offer)",
        (f"{OFFERS}::test_the_recount_finds_who_is_missing_too_many_or_told_wrongly",),
    ),
)
