"""Records of people, which a region keeps."""

from django.utils.translation import gettext_lazy as _

from reports.quality.rule import NOTHING, Owner, Record, Rule
from reports.quality.training import SEATS

MANY = 4  # a family shares a telephone; four people seldom do
YOUNGEST, OLDEST = 15, 64
# 0812-3456, +62 812 3456 and 628123456 are one number
NUMBER = r"regexp_replace(phone, '^\s*(\+?62|0)|\D', '', 'g')"
NUMBERED = (
    f"(SELECT id, regency_id, count(*) OVER (PARTITION BY {NUMBER}) AS people"
    " FROM participants_participant"
    " WHERE merged_into_id IS NULL AND erased_on IS NULL AND phone <> '') m"
)

PEOPLE = (
    Rule(
        "shared_phone", Owner.REGENCY, Record.PARTICIPANT,
        _("Telephone number of many people"),
        _("Four or more people have the same telephone number. Letters to them, and questions "
          "about their work, reach somebody else."),
        _("Open the person and write the own number, or leave it empty."),
        _("people with a telephone number"),
        _("The number is that of %(people)s people."),
        NUMBERED,
        f"m.people >= {MANY}",
        "participants:participant_detail",
        facts={"people": "m.people"},
        key="m.id", regency="m.regency_id", center=NOTHING, about="''",
    ),
    Rule(
        "unlikely_age", Owner.REGENCY, Record.ENROLLMENT,
        _("Unlikely age"),
        _("Somebody who was younger than 15 or older than 64 when the seat was given: most often "
          "a date of birth that was mistyped."),
        _("Compare the date of birth with the identity card and correct the person."),
        _("seats"),
        _("Younger than 15 or older than 64 on %(confirmed_on)s, when the seat was given."),
        f"{SEATS} JOIN participants_participant m ON m.id = e.participant_id",
        f"e.confirmed_on < m.birth_date + interval '{YOUNGEST} years'"
        f" OR e.confirmed_on >= m.birth_date + interval '{OLDEST + 1} years'",
        "participants:show_enrollment",
        facts={"confirmed_on": "e.confirmed_on"},
    ),
)  # fmt: skip
