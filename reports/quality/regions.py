"""Whole regions: seats that nobody uses, offices without an account, quarters unlike any other."""

from django.utils.translation import gettext_lazy as _

from reports.quality.rule import NOTHING, Owner, Record, Rule

BEFORE_DEADLINE = 7  # days
QUARTERS, ENOUGH = 12, 8
LEAST_ROOM, SPREADS = 10, 3
NORMAL = 1.4826  # makes the median distance comparable with a standard deviation
# of a quota for a whole program half a year has passed then
STATED_DAY = f"coalesce(b.nominate_by - {BEFORE_DEADLINE}, make_date(q.year, 7, 1))"
UNTIL = "coalesce(b.nominate_by, make_date(q.year, 12, 31))"
USABLE = f"{UNTIL} >= %(today)s AND (b.id IS NULL OR b.status IN ('PLANNED', 'OPEN'))"
LAST = "(date_trunc('quarter', %(today)s::date) - interval '3 months')"
ROOM = f"greatest({LEAST_ROOM}, {SPREADS} * {NORMAL} * s.spread)"
CAME = """(
    SELECT coalesce(r.succeeded_by_id, r.code) AS place,
        date_trunc('quarter', e.enrolled_on::timestamp) AS quarter, count(*) AS n
    FROM participants_enrollment e JOIN regions_regency r ON r.code = e.regency_id
    WHERE e.enrolled_on IS NOT NULL GROUP BY 1, 2
)"""
# every quarter of a region since its first people came, at most twelve before the last full one;
# a quarter in which nobody came counts as none
HISTORY = f"""(
    WITH came AS {CAME}, span AS (
        SELECT place, greatest(min(quarter), {LAST} - {QUARTERS} * interval '3 months') AS since
        FROM came GROUP BY place
    ), grid AS (
        SELECT place, quarter, sum(n) AS n FROM (
            SELECT place, quarter, n FROM came
            WHERE quarter BETWEEN {LAST} - {QUARTERS} * interval '3 months' AND {LAST}
            UNION ALL
            SELECT place, quarter, 0 FROM span
            CROSS JOIN generate_series(since, {LAST}, interval '3 months') AS quarter
        ) both_ways GROUP BY place, quarter
    )
    SELECT place, max(n) FILTER (WHERE quarter = {LAST}) AS came,
        array_agg(n) FILTER (WHERE quarter < {LAST}) AS earlier,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY n) FILTER (WHERE quarter < {LAST}) AS usual
    FROM grid GROUP BY place HAVING count(*) > {ENOUGH}
) h"""
SPREAD = (
    "(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(n - h.usual)) AS spread"
    " FROM unnest(h.earlier) AS n) s"
)

REGIONS = (
    Rule(
        "quota_not_used", Owner.REGENCY, Record.QUOTA,
        _("Quota without a nomination"),
        _("Nobody is nominated for seats that were given, seven days before nominations close; of "
          "seats for a whole program, by 1 July."),
        _("Nominate somebody, or pass the seats on to another region."),
        _("quotas of this year whose day has come and that can still be used"),
        _("%(seats)s seats, to be used until %(until_on)s, and nobody is nominated."),
        "programs_quota q LEFT JOIN programs_batch b ON b.id = q.batch_id"
        " LEFT JOIN programs_program p ON p.id = q.program_id"
        f" WHERE q.seats > 0 AND {STATED_DAY} <= %(today)s AND {USABLE}",
        "NOT EXISTS (SELECT FROM participants_referral r WHERE r.quota_id = q.id"
        " AND r.submitted_on IS NOT NULL AND r.status <> 'WITHDRAWN')",
        "programs:show_quota",
        facts={"seats": "q.seats", "until_on": UNTIL},
        key="q.id", regency="q.regency_id", center="q.center_id",
        about="coalesce(b.title, p.title)",
    ),
    Rule(
        "unusual_quarter", Owner.REGENCY, Record.REGENCY,
        _("Quarter unlike the own history"),
        _("Many more or many fewer people arrived in the last full quarter than in the earlier "
          "ones of the same region. It may be right: a new agreement, or none. It may be a list "
          "that was uploaded twice, or never."),
        _("Look at who arrived in that quarter; accept the figure if it is right."),
        _("regions with at least eight earlier quarters"),
        _("Quarter %(quarter)s: %(came)s arrived. The median of %(quarters)s earlier quarters is "
          "%(usual)s, half of them lie within %(spread)s of it; %(least)s to %(most)s would be "
          "usual: the median, less or more the larger of 10 and 3 × 1.4826 × %(spread)s."),
        f"{HISTORY} CROSS JOIN LATERAL {SPREAD} JOIN regions_regency g ON g.code = h.place",
        f"abs(h.came - h.usual) > {ROOM}",
        "participants:participant_list",
        facts={
            "quarter": f"to_char({LAST}, 'Q/YYYY')", "came": "h.came",
            "quarters": "cardinality(h.earlier)", "usual": "h.usual", "spread": "s.spread",
            "least": f"greatest(0, ceil(h.usual - {ROOM}))", "most": f"floor(h.usual + {ROOM})",
        },
        key="h.place", regency="h.place", center=NOTHING, about="g.name",
        page_takes_key=False,
    ),
    Rule(
        "nobody_to_nominate", Owner.MINISTRY, Record.REGENCY,
        _("Seats, and no officer to fill them"),
        _("A region has seats to nominate for, and nobody there has an account: nobody nominates, "
          "and nobody reads what is sent."),
        _("Invite an officer of the region."),
        _("regions with seats that can still be used"),
        _("%(seats)s seats, to be used until %(until_on)s, and no officer has an account."),
        "(SELECT q.regency_id, sum(q.seats) AS seats, "
        f"max({UNTIL}) AS until_on FROM programs_quota q"
        f" LEFT JOIN programs_batch b ON b.id = q.batch_id WHERE q.seats > 0 AND {USABLE}"
        " GROUP BY q.regency_id) q JOIN regions_regency g ON g.code = q.regency_id",
        "NOT EXISTS (SELECT FROM accounts_user u WHERE u.role = 'regency_officer'"
        " AND u.is_active AND u.scope_key = q.regency_id)",
        "accounts:invite_user",
        facts={"seats": "q.seats", "until_on": "q.until_on"},
        key="q.regency_id", regency="q.regency_id", center=NOTHING, about="g.name",
        page_takes_key=False,
    ),
)  # fmt: skip
