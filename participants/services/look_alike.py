"""Records that may be one person: near names on one birth date, one name with day and month
swapped, a number that is a slip of the pen away.

A region compares the people whom it keeps. Of the others it learns no more than that there is
somebody (``near_elsewhere``); the ministry compares the people of a region with everybody else's.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.utils.translation import gettext as _

from blkportal.core.fields import fingerprint
from participants.models import Participant
from participants.nik import is_near, slips_of

ALIKE = 0.45  # of the three-letter pieces of two names; "Siti Rahma" and "Sitti Rahmah" have 0.5
# neighbours born on one day have numbers one digit apart, so a number alone is no sign
ALIKE_BY_NUMBER = 0.25
ALIKE_ELSEWHERE = 0.7  # among a whole country more people are born on one day
MOST_PAIRS = 200
# The people of the region are read once, past row security; then equal days meet by hashing. A
# condition that row security does not trust would compare everybody with everybody.
PAIRS = """
WITH people AS MATERIALIZED (
    SELECT id, name, sex, birth_date, CASE WHEN extract(day FROM birth_date) <= 12 THEN make_date(
        extract(year FROM birth_date)::int, extract(day FROM birth_date)::int,
        extract(month FROM birth_date)::int) END AS swapped
    FROM participants_participant WHERE regency_id = %(regency)s AND merged_into_id IS NULL
        AND erased_on IS NULL
),
near AS (
    SELECT a.id AS one, b.id AS two, similarity(a.name, b.name) AS likeness, %(alike)s AS least
    FROM people a JOIN people b ON b.birth_date = a.birth_date AND b.sex = a.sex AND b.id > a.id
    UNION ALL
    SELECT least(a.id, b.id), greatest(a.id, b.id), similarity(a.name, b.name), 1
    FROM people a JOIN people b ON b.birth_date = a.swapped AND b.sex = a.sex
    WHERE a.birth_date < b.birth_date
)
SELECT one, two, likeness FROM near
WHERE likeness >= least AND NOT EXISTS (
    SELECT FROM participants_twopeople t WHERE t.first_id = one AND t.second_id = two)
ORDER BY likeness DESC, one, two
LIMIT %(most)s"""

ACROSS = """
WITH people AS MATERIALIZED (
    SELECT id, name, sex, birth_date FROM participants_participant
    WHERE regency_id = %(regency)s AND merged_into_id IS NULL AND erased_on IS NULL
),
near AS (
    SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS two,
        similarity(a.name, b.name) AS likeness
    FROM people a JOIN participants_participant b
        ON b.birth_date = a.birth_date AND b.sex = a.sex AND b.regency_id <> %(regency)s
    WHERE b.merged_into_id IS NULL AND b.erased_on IS NULL
)
SELECT one, two, likeness FROM near
WHERE likeness >= %(alike)s AND NOT EXISTS (
    SELECT FROM participants_twopeople t WHERE t.first_id = one AND t.second_id = two)
ORDER BY likeness DESC, one, two
LIMIT %(most)s"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records, the elder first, and why they look alike, in sentences."""

    first: Participant
    second: Participant
    reasons: list[str]


def pairs_in(regency: str) -> list[Pair]:
    """The pairs of one region that nobody has told apart, the likeliest first; at most 200."""
    return _pairs(PAIRS, regency, ALIKE)


def pairs_across(regency: str) -> list[Pair]:
    """For the ministry: people of this region who may be somebody whom another region keeps."""
    return _pairs(ACROSS, regency, ALIKE_ELSEWHERE)


def _pairs(statement: str, regency: str, alike: float) -> list[Pair]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"regency": regency, "alike": alike, "most": MOST_PAIRS})
        found = [(one, two) for one, two, _likeness in cursor.fetchall()]
    people = Participant.objects.select_related("regency").in_bulk(
        {key for pair in found for key in pair}
    )
    return [
        Pair(people[one], people[two], reasons_for(people[one], people[two]))
        for one, two in found
        if one in people and two in people
    ]


def reasons_for(one: Participant, two: Participant) -> list[str]:
    """What the two records share and what speaks against it; twins are thought of."""
    same_name = _plain(one.name) == _plain(two.name)
    near = is_near(one.nik, two.nik)
    told = [_("the same name") if same_name else _("names that are much alike")]
    if one.birth_date == two.birth_date:
        told.append(_("born on the same day"))
    else:
        told.append(_("day and month of birth swapped"))
    if near:
        told.append(_("NIKs that differ by one slip"))
    if one.phone and one.phone == two.phone:
        told.append(_("the same phone number"))
    if near and not same_name:
        told.append(_("but twins look just like this"))
    return told


def look_alikes(nik: str, name: str, birth_date: date, *, by: Any) -> list[Participant]:
    """People of one's own region who may be the one now typed in, by number or name and day."""
    own = Participant.objects.visible_to(by).alias(likeness=TrigramSimilarity("name", name))
    slips = [fingerprint(each) for each in slips_of(nik)]
    near = list(own.filter(nik_hash__in=slips, likeness__gte=ALIKE_BY_NUMBER))
    same_day = own.filter(regency=by.scope_key, birth_date=birth_date).exclude(
        pk__in=[person.pk for person in near]
    )
    return [*near, *same_day.filter(likeness__gte=ALIKE)[:5]]


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalpha())
