"""A dashboard says what the reports say, to whom it may, and others frame open data only."""

from tests.controls.fault import Fault

COUNTING = "reports/services/counting.py"
TOGETHER = "reports/services/together.py"
ASKED = "reports/services/dashboard/asked.py"
LOOKING = "reports/services/dashboard/looking.py"
COHORT = "reports/services/dashboard/cohort.py"
LEAGUE = "reports/services/dashboard/league.py"
MAPPING = "reports/services/dashboard/mapping.py"
VIEWS = "tests/reports/test_saved_views.py"
PAGE = "tests/reports/test_dashboard.py"
PARTS = "tests/reports/test_dashboard_parts.py"
EMBED = "tests/reports/test_embed.py"

CLASSES = "reports/services/dashboard/classes.py"

FAULTS = (
    Fault(
        "every page of classes is the first",
        CLASSES,
        "offset=int(offset)",
        "offset=0",
        (f"{PAGE}::test_classes_of_a_region_are_ordered_and_cut_by_the_database",),
    ),
    Fault(
        "a class is counted twice where people were nominated and came",
        CLASSES,
        "AS part GROUP BY batch_id),",
        "AS part GROUP BY batch_id, referred),",
        (f"{PAGE}::test_classes_of_a_region_are_ordered_and_cut_by_the_database",),
    ),
    Fault(
        "the other period of a dashboard is the same period",
        TOGETHER,
        "pieces_of(each.question, source, each.key)",
        "pieces_of(asked[0].question, source, each.key)",
        (f"{PAGE}::test_each_number_is_what_the_report_of_the_place_counts",),
    ),
    Fault(
        "people of an old code vanish from a dashboard",
        LOOKING,
        "into = rows[places.successor[code]]",
        "into = rows.get(code) or dict.fromkeys(names, 0)",
        (f"{PAGE}::test_each_number_is_what_the_report_of_the_place_counts",
         f"{PAGE}::test_what_lies_within_adds_up_to_the_whole"),
    ),
    Fault(
        "women and men are not told apart on a dashboard",
        COUNTING,
        'Source.ENROLLMENTS: {**OF_PEOPLE, "sex": "sex"},',
        'Source.ENROLLMENTS: {**OF_PEOPLE, "sex": "\'x\' <> "},',
        (f"{PAGE}::test_each_filter_leaves_what_the_breakdown_of_a_report_says",),
    ),
    Fault(
        "nominations of both sexes stand beside women alone",
        COUNTING,
        "return [source for source in Source if asked <= NARROWED_BY[source].keys()]",
        "return list(Source)",
        (f"{PAGE}::test_what_a_source_does_not_know_is_left_out_and_never_zero",),
    ),
    Fault(
        "an officer opens the dashboard of a neighbour",
        ASKED,
        "return user.role in roles.CENTER or REACH[user.role](user, level_of(place), place)",
        "return True",
        (f"{PAGE}::test_an_officer_begins_at_home_and_sees_no_neighbour",),
    ),
    Fault(
        "a center chooses which center a dashboard counts",
        "reports/dashboard_forms.py",
        'center=own_center(self.user) or data.get("center") or None,',
        'center=self.data.get("center") or data.get("center") or None,',
        (f"{PAGE}::test_a_center_sees_only_whom_it_trains",),
    ),
    Fault(
        "a share of three people is compared",
        "reports/services/dashboard/cards.py",
        "if min(of, other_of) < LEAST:",
        "if not min(of, other_of):",
        (f"{PAGE}::test_a_share_of_fewer_than_ten_is_not_compared",),
    ),
    Fault(
        "drilling down forgets the filters",
        "reports/views/dashboard.py",
        "return address_of(key) + self.kept",
        "return address_of(key)",
        (f"{PAGE}::test_the_same_filters_lead_from_the_nation_to_the_class",),
    ),
    Fault(
        "the radius of a bubble grows with its number",
        MAPPING,
        "LARGEST * sqrt(number / most)",
        "LARGEST * number / most",
        (f"{PARTS}::test_the_area_of_a_bubble_grows_with_its_number",),
    ),
    Fault(
        "north is at the foot of the map",
        MAPPING,
        'return f"{(north - latitude) * scale:.0f}"',
        'return f"{(latitude - south) * scale:.0f}"',
        (f"{PARTS}::test_a_bubble_lies_where_its_regency_lies",),
    ),
    Fault(
        "who is not known is said to have no work",
        COHORT,
        'known = min(n["unknown"], n["graduated"] - n["placed"])',
        "known = 0",
        (f"{PARTS}::test_every_graduate_stands_in_one_column_of_the_cohorts",),
    ),
    Fault(
        "a time that is not over counts as over",
        COHORT,
        "if month_later(last, after) > timezone.localdate()",
        "if month_later(last, after) > last.max",
        (f"{PARTS}::test_what_can_still_grow_is_said",),
    ),
    Fault(
        "cities are ranked with villages",
        LEAGUE,
        "if group_of(regencies[code].population) == size]",
        "if size]",
        (f"{PARTS}::test_regions_are_ranked_with_those_of_their_size_only",),
    ),
    Fault(
        "a region with nine people is ranked",
        LEAGUE,
        'if row["of"] >= LEAST]',
        'if row["of"]]',
        (f"{PARTS}::test_regions_are_ranked_with_those_of_their_size_only",),
    ),
    Fault(
        "the frame of other sites shows live counts",
        "reports/services/embedding.py",
        "    opened = opened_in(lines)",
        "    from reports.services.open_counts import count_year\n\n"
        "    counted = count_year(regencies.year).regencies\n"
        '    opened = {row["code"]: counted[row["code"]] for row in lines}',
        (f"{EMBED}::test_what_is_not_published_yet_is_not_shown",
         f"{EMBED}::test_nobody_and_nothing_is_counted_for_it",
         f"{EMBED}::test_every_number_is_one_of_the_published_table"),
    ),
    Fault(
        "every page may be framed",
        "blkportal/core/headers.py",
        "\"frame-ancestors 'none'\"",
        '"frame-ancestors *"',
        (f"{EMBED}::test_other_public_pages_may_not",),
    ),
    Fault(
        "colleagues see each other's saved views",
        "reports/models/report_subscription.py",
        "return self.filter(user=user) if is_active(user) else self.none()",
        "return self.all() if is_active(user) else self.none()",
        (f"{VIEWS}::test_nobody_else_sees_opens_or_removes_it",),
    ),
    Fault(
        "the database shows saved views to neighbours",
        "reports/migrations/0010_saved_views.py",
        '[ministry(ALL), *[own_user(role, "user_id", ALL) for role in READERS]],',
        '[ministry(ALL), *[type(ministry())(role, "true", ALL) for role in READERS]],',
        (f"{VIEWS}::test_the_database_hides_it_from_a_neighbour_too",),
    ),
    Fault(
        "a view of a foreign place is kept",
        "reports/views/saved_view.py",
        "if region and not may_look(request.user, region, places):",
        "if not places:",
        (f"{VIEWS}::test_no_view_of_a_foreign_place_is_kept",),
    ),
)  # fmt: skip
