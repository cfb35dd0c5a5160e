"""Late obstacles climb by themselves: regency → province → ministry, each with a new day."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from regions.models.obstacle import Category
from regions.services.obstacle import due_after

# One statement, so that of two clocks that strike at once the second finds nothing late any more.
CLIMB = """
WITH due AS (
    SELECT * FROM unnest(%(categories)s, %(urgent)s, %(days)s)
        AS known (category, is_urgent, day)
),
climbed AS (
    UPDATE regions_obstacle o
    SET level = CASE o.level WHEN 'REGENCY' THEN 'PROVINCE' ELSE 'MINISTRY' END, due_on = due.day
    FROM due
    WHERE due.category = o.category AND due.is_urgent = o.is_urgent
        AND o.status IN ('OPEN', 'TAKEN_UP') AND o.level <> 'MINISTRY' AND o.due_on < %(today)s
    RETURNING o.id, o.level, o.regency_id, nullif(o.center_id, '') AS center_id
)
INSERT INTO core_statuschange
    (record_type, record_id, verb, before, after, reason, by_name, at, regency_id, center_id)
SELECT 'regions.obstacle', id, 'climb',
    CASE level WHEN 'PROVINCE' THEN 'REGENCY' ELSE 'PROVINCE' END, level, '', '', %(now)s,
    regency_id, center_id
FROM climbed"""


@transaction.atomic
def climb(today: date | None = None) -> int:
    """Returns how many have climbed. What is late at the ministry stays there, and late."""
    day = today or timezone.localdate()
    kinds = [(category, urgent) for category in Category for urgent in (False, True)]
    parameters: dict[str, Any] = {
        "categories": [str(category) for category, _urgent in kinds],
        "urgent": [urgent for _category, urgent in kinds],
        "days": [due_after(day, category, urgent) for category, urgent in kinds],
        "today": day,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(CLIMB, parameters)
        return cursor.rowcount
