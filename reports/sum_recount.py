"""The kept sums beside a recount of the rows, by the definitions as they are in the code."""

from participants.services import reconcile
from reports.figure import Source
from reports.figures import own
from reports.services.summing import SUMMARIES

SLICES = """('ALL', ''), ('CENTER', f.center_id), ('PROGRAM', f.program_id::text),
    ('DAY', to_char(f.{day}, 'YYYY-MM-DD'))"""
GRADUATED = """('GRADUATED', date_trunc('month', f.graduated_on)::date::text)"""
# one drift a region: of its months and slices that differ, all figures together
RECOUNT = """
WITH kept AS (
    SELECT slice, key, regency_id, month{sex}, {kept} FROM {table} GROUP BY slice, key, regency_id,
        month{sex}
),
counted AS (
    SELECT s.slice, s.key, f.regency_id, date_trunc('month', f.{day})::date AS month{sex},
        {counted}
    FROM {rows} f CROSS JOIN LATERAL (VALUES {slices}) AS s (slice, key)
    WHERE f.{day} IS NOT NULL AND s.key IS NOT NULL
    GROUP BY s.slice, s.key, f.regency_id, date_trunc('month', f.{day}){sex}
),
drifted AS (
    SELECT regency_id, coalesce(kept.n, {zeros}) AS kept, coalesce(counted.n, {zeros}) AS counted
    FROM kept FULL JOIN counted USING (slice, key, regency_id, month{sex})
    WHERE coalesce(kept.n, {zeros}) <> coalesce(counted.n, {zeros})
)
SELECT '{figure}', replace(d.regency_id, '.', '')::bigint, g.name,
    sum((SELECT sum(n) FROM unnest(d.kept) n)), sum((SELECT sum(n) FROM unnest(d.counted) n))
FROM drifted d JOIN regions_regency g ON g.code = d.regency_id GROUP BY 1, 2, 3 ORDER BY 2"""


def recount(figure: str, source: Source) -> str:
    figures, slices = own(source), SLICES.format(day=source.value)
    is_of_people = source is Source.ENROLLMENTS
    summary = SUMMARIES[source]
    return RECOUNT.format(
        figure=figure,
        table=summary._meta.db_table,
        rows=f"participants_{'enrollment' if is_of_people else 'referral'}",
        day=source.value,
        sex=", sex" if is_of_people else "",
        slices=f"{slices}, {GRADUATED}" if is_of_people else slices,
        kept=f"ARRAY[{', '.join(f'sum({each.name})' for each in figures)}]::bigint[] AS n",
        counted=f"ARRAY[{', '.join(each.sql for each in figures)}]::bigint[] AS n",
        zeros=f"array_fill(0::bigint, ARRAY[{len(figures)}])",
    )


reconcile.MORE += [recount("REFERRED", Source.REFERRALS), recount("TRAINED", Source.ENROLLMENTS)]
