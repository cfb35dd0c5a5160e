"""What becomes of a person: drawn with odds that look like the field's own funnels."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random


@dataclass(frozen=True)
class Odds:
    drops_out: float = 0.03
    graduates: float = 0.96
    certified: float = 0.8
    assessed: float = 0.6  # of those who are not certified: the body found them not yet competent
    answers: float = 0.62
    works: float = 0.5
    self_employed: float = 0.13
    apprentice: float = 0.05
    studies: float = 0.04
    consents: float = 0.7


@dataclass
class Fate:
    """One enrollment's end, with the days on which it came true."""

    status: str
    dropped_on: date | None = None
    completed_on: date | None = None
    graduated_on: date | None = None
    assessed_on: date | None = None
    competent_on: date | None = None
    certified_on: date | None = None
    placed_on: date | None = None
    outcome: str = "UNKNOWN"
    outcome_known_on: date | None = None


PLACED = {"WORKING", "SELF_EMPLOYED", "APPRENTICESHIP"}
# of a case whose numbers are public: everybody graduates, and who has work is told, not drawn
AS_TOLD = Odds(drops_out=0, graduates=1, answers=0)


def draw_fate(
    random: Random, odds: Odds, starts_on: date, ends_on: date, latest: date | None = None
) -> Fate:
    """``latest`` is the last day on which anything can have happened yet."""
    if random.random() < odds.drops_out:
        left = starts_on + timedelta(days=random.randint(2, 25))
        return Fate(random.choice(["WITHDRAWN", "WITHDRAWN", "EXPELLED"]), dropped_on=left)
    if random.random() > odds.graduates:
        return Fate("NOT_PASSED", completed_on=ends_on)
    fate = Fate("GRADUATED", completed_on=ends_on, graduated_on=ends_on)
    if random.random() < odds.certified:
        fate.certified_on = ends_on + timedelta(days=random.randint(3, 21))
        fate.competent_on = fate.certified_on - timedelta(days=2)
    if fate.certified_on or random.random() < odds.assessed:
        fate.assessed_on = ends_on
    if random.random() < odds.answers:
        learn(random, odds, fate, ends_on)
    if latest and (fate.outcome_known_on or ends_on) > latest:
        fate.outcome, fate.outcome_known_on, fate.placed_on = "UNKNOWN", None, None
    return fate


def learn(random: Random, odds: Odds, fate: Fate, graduated_on: date) -> None:
    """The person, the office or an employer has told; silence stays unknown."""
    chances = [odds.works, odds.self_employed, odds.apprentice, odds.studies]
    rest = 1 - sum(chances)
    fate.outcome = random.choices(
        ["WORKING", "SELF_EMPLOYED", "APPRENTICESHIP", "STUDYING", "SEEKING", "NOT_SEEKING"],
        [*chances, rest * 0.8, rest * 0.2],
    )[0]
    began = graduated_on + timedelta(days=int(random.triangular(3, 330, 45)))
    if fate.outcome in PLACED:
        fate.placed_on = began
    fate.outcome_known_on = began + timedelta(days=random.randint(0, 30))


def tell(random: Random, fate: Fate, outcome: str, told_on: date) -> None:
    """The outcome was told on a day, so the work began between graduation and that day."""
    if outcome == "UNKNOWN" or not fate.graduated_on:
        return
    fate.outcome, fate.outcome_known_on = outcome, told_on
    if outcome in PLACED:
        days = random.randint(3, (told_on - fate.graduated_on).days)
        fate.placed_on = fate.graduated_on + timedelta(days=days)
