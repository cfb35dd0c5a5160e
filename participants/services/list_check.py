"""What the rows of a list mean beside the people, nominations and trainings that are known.

Everything is looked up for the whole list at once: as many queries for ten rows as for ten
thousand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.fields import fingerprint
from participants.models import Merge, Participant, Referral
from participants.models.referral_import import Mode, ProblemKind
from participants.nik import is_near
from participants.services.eligibility import (
    Facts,
    Result,
    age_on_start,
    busy_with,
    earlier_training,
    is_active,
    judge,
    trainings_of,
)
from participants.services.list_changes import Kept, differences, kept_people, spoken
from participants.services.near_elsewhere import Typed, near_elsewhere
from participants.services.participant import known_elsewhere
from participants.states import LIVE_REFERRAL, ReferralStatus
from programs.models import Batch
from programs.services import rules_that_count

MOST_NAMESAKES = 50  # a file of one name only shall not cost the square of its rows
SAYS_OF_FIELD = {
    "age_min": "birth_date",
    "age_max": "birth_date",
    "education_min": "education",
}


@dataclass(slots=True)
class Candidate:
    """One row that can be read; ``results`` is filled by the check."""

    row: int
    nik: str
    name: str
    sex: str
    birth_date: date
    education: str
    phone: str = ""
    address: str = ""
    domicile: str | None = None
    has_disability: bool | None = None
    may_be_shown: bool = False
    nik_hash: str = ""
    rules_of: str = ""
    results: list[Result] = field(default_factory=list)
    kept: Kept | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    is_nominated: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    row: int
    field: str
    sentence: str
    kind: str


@dataclass(slots=True)
class Known:
    """What the database says about the people of the list, by fingerprint."""

    people: dict[str, Kept]
    joined: dict[str, str]
    elsewhere: set[str]
    nearly: set[int]
    nominated: set[int]
    busy: dict[int, str]
    this_year: set[int]
    here: set[int]
    namesakes: list[tuple[str, str]]


def compare(
    candidates: list[Candidate], batch: Batch, *, by: User, mode: Mode = Mode.GOOD_ROWS
) -> list[Remark]:
    """Every remark on every row; the results of the program's rules, and what would change, on
    each candidate."""
    for each in candidates:
        each.nik_hash = fingerprint(each.nik)
    known = look_up(candidates, batch, by)
    if mode.nominates:
        known.nearly = _nearly(candidates, known, by)
    remarks: list[Remark] = []
    twins = _Twins(known.namesakes)
    judged = _Judged(batch)
    for each in candidates:
        each.kept = known.people.get(each.nik_hash)
        if mode.updates and each.kept:
            each.changes = differences(each, each.kept)
        if mode.nominates:
            remarks += _about(each, known, judged)
            remarks += twins.remarks(each)
        else:
            remarks += _only_known(each, known)
        remarks += _changes(each)
    return remarks


def look_up(candidates: list[Candidate], batch: Batch, by: User) -> Known:
    hashes = {each.nik_hash for each in candidates}
    names = {each.name for each in candidates}
    mine = Participant.objects.visible_to(by)
    rows = kept_people(mine.filter(Q(nik_hash__in=hashes) | Q(name__in=names)))
    people = {key: rows[key] for key in rows.keys() & hashes}
    others = [rows[key].pk for key in rows.keys() - hashes]
    ids = [person.pk for person in people.values()]
    trainings = trainings_of(ids)
    this_year, here = earlier_training(trainings, batch)
    joined = dict(
        Merge.objects.visible_to(by)
        .standing()
        .filter(gone__nik_hash__in=hashes)
        .values_list("gone__nik_hash", "kept__nik_last4")
    )
    return Known(
        people=people,
        joined=joined,
        elsewhere=known_elsewhere(hashes - people.keys() - joined.keys(), by=by),
        nearly=set(),
        nominated=set(
            Referral.objects.filter(
                batch=batch,
                participant__in=ids,
                status__in=(ReferralStatus.DRAFT, *LIVE_REFERRAL),
            ).values_list("participant_id", flat=True)
        ),
        busy={each.person: busy_with(each, by) for each in trainings if is_active(each)},
        this_year=this_year,
        here=here,
        namesakes=list(mine.filter(pk__in=others).values_list("nik", "name")) if others else [],
    )


def _nearly(candidates: list[Candidate], known: Known, by: User) -> set[int]:
    """Of the rows whose numbers nobody keeps, those that are one slip from another region's."""
    kept = known.people.keys() | known.joined.keys() | known.elsewhere
    new = (each for each in candidates if each.nik_hash not in kept)
    typed = (Typed(each.row, each.nik, each.name, each.birth_date) for each in new)
    return near_elsewhere(typed, by=by)


class _Judged:
    """The rules' answer for each different set of facts, found once."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.counted = rules_that_count(batch)
        self.answers: dict[Facts, list[Result]] = {}

    def results(self, born: date, *facts: Any) -> list[Result]:
        asked = Facts(age_on_start(born, self.batch), *facts)
        if asked not in self.answers:
            self.answers[asked] = judge(self.counted.rules, asked)
        return self.answers[asked]


def _about(each: Candidate, known: Known, judged: _Judged) -> Iterator[Remark]:
    facts = each.kept.facts | each.changes if each.kept else {}
    born = facts.get("birth_date", each.birth_date)
    education = facts.get("education", each.education)
    key = each.kept.pk if each.kept else 0
    each.rules_of = judged.counted.of
    each.results = judged.results(born, education, key in known.this_year, key in known.here)
    if key in known.nominated:
        each.is_nominated = True
        if not each.changes:
            text = _("Already nominated for this batch; nothing is changed.")
            yield Remark(each.row, "nik", text, ProblemKind.KNOWN)
        return
    yield from _not_ours(each, known)
    if key in known.busy:
        text = _("This person already has a seat in “%(batch)s”. One training at a time.")
        yield Remark(each.row, "nik", text % {"batch": known.busy[key]}, ProblemKind.WRONG)
    for result in each.results:
        if not result["ok"]:
            name = SAYS_OF_FIELD.get(result["rule"], "nik")
            yield Remark(each.row, name, result["text"], ProblemKind.WRONG)


def _only_known(each: Candidate, known: Known) -> Iterator[Remark]:
    """A list that only updates: nobody new, and nothing said about who has nothing new."""
    each.is_nominated = True
    remarks = list(_not_ours(each, known))
    if not each.kept and not remarks:
        text = _(
            "Your region keeps nobody with this NIK. Compare with the identity card, or upload"
            " the list to nominate."
        )
        remarks.append(Remark(each.row, "nik", text, ProblemKind.WRONG))
    if each.kept and not each.changes and not remarks:
        text = _("Nothing differs from what is kept.")
        remarks.append(Remark(each.row, "nik", text, ProblemKind.KNOWN))
    yield from remarks


def _not_ours(each: Candidate, known: Known) -> Iterator[Remark]:
    if last4 := known.joined.get(each.nik_hash):
        text = _(
            "The record with this NIK was joined with the one whose NIK ends in %(last4)s. "
            "Use that NIK, or nominate the person by page."
        )
        yield Remark(each.row, "nik", text % {"last4": last4}, ProblemKind.WRONG)
    if each.nik_hash in known.elsewhere:
        yield Remark(each.row, "nik", _elsewhere(), ProblemKind.WRONG)
    if each.row in known.nearly:
        yield Remark(each.row, "nik", _nearly_elsewhere(), ProblemKind.DOUBT)


def _changes(each: Candidate) -> Iterator[Remark]:
    for name in each.changes:
        former = spoken(name, each.kept.facts[name]) if each.kept else ""
        text = _("Kept until now: %(former)s") % {"former": former}
        yield Remark(each.row, name, text, ProblemKind.CHANGE)


def _elsewhere() -> str:
    return _(
        "Already registered by another office. Compare with the identity card; if it is right,"
        " ask the ministry to transfer the person to your region."
    )


def _nearly_elsewhere() -> str:
    return _(
        "Another office keeps somebody with nearly the same NIK, name and date of birth; who and"
        " where is not told. Compare with the identity card: if a digit is wrong here, mend it and"
        " ask for the person; if all is right, save the row."
    )


class _Twins:
    """The same name under a number that looks alike: one person typed wrong, or two people?

    Twins share a birth date and all but one digit, so only a namesake is asked about.
    """

    def __init__(self, namesakes: list[tuple[str, str]]) -> None:
        self.seen: dict[str, dict[str, int]] = {}
        for nik, name in namesakes:
            self.seen.setdefault(_plain(name), {})[nik] = 0

    def remarks(self, each: Candidate) -> Iterator[Remark]:
        bearers = self.seen.setdefault(_plain(each.name), {})
        other = next((nik for nik in bearers if is_near(nik, each.nik)), None)
        if other:
            yield Remark(each.row, "nik", _alike(bearers[other]), ProblemKind.DOUBT)
        if len(bearers) < MOST_NAMESAKES:
            bearers[each.nik] = each.row


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalpha())


def _alike(row: int) -> str:
    if row:
        text = _("Looks like row %(row)s: the same name, almost the same NIK. The same person?")
        return text % {"row": row}
    return _("A person in your list has the same name and almost the same NIK. The same person?")
