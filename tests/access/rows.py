"""What a row of the access table says, the groups it names, and who reaches which record."""

from dataclasses import dataclass, field
from typing import Any

ANYONE = "anyone"
MINISTRY = frozenset({"reader", "manager", "admin"})
WRITERS = frozenset({"manager", "admin"})
OFFICER = frozenset({"officer"})  # of a regency; who nominates
OFFICES = frozenset({"officer", "province"})
CENTER = frozenset({"organizer", "instructor", "certifier", "placer"})
TRAINERS = frozenset({"organizer", "instructor"}) | WRITERS
ORGANIZERS = frozenset({"organizer"}) | WRITERS
CERTIFIERS = frozenset({"certifier"}) | WRITERS
SPEAKERS = frozenset({"officer", "placer"})  # who speak for a graduate
FIRM = frozenset({"employer"})
READERS = MINISTRY | OFFICES | CENTER
ALL = READERS | FIRM
# people of the other world may use the verb too, but never on a record of this one
COUNTERPART = {
    "neighbour": "officer",
    "other_province": "province",
    "other_organizer": "organizer",
    "other_employer": "employer",
}
OWN_SIDE = OFFICES | CENTER | FIRM
PEOPLE = [ANYONE, *sorted(OWN_SIDE), *COUNTERPART, "reader", "manager", "admin"]


@dataclass(frozen=True)
class Row:
    """``get`` and ``post`` name who may; ``on`` is the noun of the record in the address.

    ``anonymous`` opens it to everybody without an account. ``data`` is what a POST carries.
    ``answers`` is the one status that everybody gets, for links that have ended.
    """

    on: str = ""
    get: frozenset[str] | None = None
    post: frozenset[str] | None = None
    patch: frozenset[str] | None = None
    anonymous: bool = False
    args: tuple[str, ...] = field(default_factory=tuple)
    data: dict[str, Any] = field(default_factory=dict)
    answers: int = 0


def get(people, on="", **more):
    return Row(on=on, get=people, **more)


def post(people, on="", **more):
    return Row(on=on, post=people, **more)


def form(people, on="", **more):
    """A page that asks, and takes the answer."""
    return Row(on=on, get=people, post=people, **more)


# Who reaches a record beside the ministry, by noun: whose world is mine, mine only, or both.
OPEN_TO_OFFICES_AND_FIRMS = OFFICES | FIRM
OPEN = {
    "selection_step": OFFICES,  # announced like its batch
    "need": CENTER,  # centers plan by what all regions need
    "offer": OFFICES,  # only who knows of a seat can take it over
    "training_day": OFFICES,
    "sitting": OFFICES,
    "certification_body": OWN_SIDE,
    "batch": OPEN_TO_OFFICES_AND_FIRMS,  # announced to all; a center works on its own
    "program": OWN_SIDE,
    "vocation": OWN_SIDE,
    "rule_set": OPEN_TO_OFFICES_AND_FIRMS,
    "center": OWN_SIDE,
    "graduate": FIRM,  # certified and consented people of the whole country
    "minimum_wage": OFFICES | CENTER,  # decreed in public
    "meeting": CENTER,  # minutes are for every center
    "forum": CENTER,
    "guest": CENTER,
    "lesson": OFFICES | CENTER,  # told without names, for everybody to find
    "agency": CENTER,  # where an office is found is no secret to a center
    "employer": OFFICES | CENTER,
    "round": OWN_SIDE,  # how a sample is drawn is no secret
    "vacancy": OFFICES | CENTER,  # published
    "public_vacancy": OWN_SIDE,
    "charted_region": CENTER,
}
REACH = {
    "nominated_batch": OFFICER,  # a batch for which the region has a quota
    "batch": OWN_SIDE,
    "program": OWN_SIDE,
    "vocation": OWN_SIDE,
    "center": OWN_SIDE,
    "graduate": FIRM,
    "proposal": CENTER,
    "leave": CENTER,
    "class_paper": CENTER,
    "rule_set": OWN_SIDE,
    "own_rule_set": CENTER,  # only the center's own can be dropped
    "comparison": CENTER,
    "compared_person": CENTER,
    "agreement_paper": OFFICES | {"organizer"},
    "renewal": OFFICES | {"organizer"},
    "own_offer": OFFICES,
    "draft": OFFICES,  # a need that is not submitted yet
    "merge": OFFICES,
    "transfer": OFFICES,
    "data_request": OFFICES,
    "certification_body": OWN_SIDE,
    "agency": OFFICES | CENTER,
    "officer": OFFICES,
    "round": OWN_SIDE,
    "employer": OWN_SIDE,
    "vacancy": OWN_SIDE,
    "public_vacancy": OWN_SIDE,
    "pledge": OWN_SIDE,
    "saved_search": FIRM,
    "hire_request": OWN_SIDE,
    "placement": OWN_SIDE,
    "user": OFFICER,  # an account: colleagues of the same office
    "token": OFFICER,  # only whose it is
    "job": OFFICER,  # only who asked for it
    "saved_view": OFFICER,  # only whose it is
    "charted_region": OFFICES | CENTER,  # a center reads every place, but only of its people
    "subscription": OFFICER,  # only whose it is
    "report_run": frozenset(),  # of the ministry alone
    "minimum_wage": OFFICES | CENTER,
    "wage_list": frozenset(),  # of the ministry alone
    "meeting": OFFICES | CENTER,
    "forum": OFFICES | CENTER,
    "guest": OWN_SIDE,
    "scored_region": OFFICES,
    "scored_center": CENTER,
    "duty_answer": OFFICES,
    "scenario": frozenset(),  # of the ministry alone
    "signup": frozenset(),  # the same
    "approval": OFFICES,
    "report": OFFICES,  # of a region; a center reads what is about itself
}
CHAIN = OFFICES | CENTER  # every other noun: the region and the center of the person
PRIVATE = {"token", "subscription", "saved_view"}  # not even the ministry


def reaches(person, noun, world):
    """Does ``person`` find a record of this noun in the "own" or the "foreign" world?"""
    if not noun or (person in MINISTRY and noun not in PRIVATE):
        return True
    role = COUNTERPART.get(person, person)
    if role not in REACH.get(noun, CHAIN):
        return False
    return role in OPEN.get(noun, ()) or (person in OWN_SIDE) == (world == "own")


def may_use(person, people):
    return COUNTERPART.get(person, person) in people
