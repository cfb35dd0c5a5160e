"""The table of offers beside a recount: who is missing, who is too many, who is told wrongly."""

from participants.services import reconcile

# kept 1, counted 0: the table shows somebody who is not on offer (and whom no search shows)
RECOUNT = """
WITH kept AS (
    SELECT o.certificate_id, o.participant_id, o.regency_id, o.center_id, o.program_id,
        o.vocation_id, o.batch_id, o.home_id, o.province_id, u.key, o.level, o.available_from,
        o.is_willing, o.issued_on, o.valid_until
    FROM placements_offer o JOIN placements_unitlist u ON u.id = o.unit_list_id
),
drifted AS (
    (SELECT * FROM kept EXCEPT SELECT * FROM placements_on_offer)
    UNION
    (SELECT * FROM placements_on_offer EXCEPT SELECT * FROM kept)
)
SELECT 'ON_OFFER', d.certificate_id, c.number,
    (SELECT count(*) FROM placements_offer o WHERE o.certificate_id = d.certificate_id),
    (SELECT count(*) FROM placements_on_offer n WHERE n.certificate_id = d.certificate_id)
FROM drifted d JOIN participants_certificate c ON c.id = d.certificate_id
GROUP BY 1, 2, 3 ORDER BY 2"""

reconcile.MORE.append(RECOUNT)
