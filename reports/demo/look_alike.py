"""One person who was typed in twice, so that the list of possible duplicates is not empty."""

from accounts.models import User
from blkportal.core.scope import acting_as
from participants.models import Participant
from participants.services import give_consent, register_participant


def write_look_alike(person: Participant, officer: User, known: set[str]) -> None:
    """The same birth date, a letter too many in the name, one wrong digit in the NIK."""
    first, *others = person.name.split()
    slips = [f"{person.nik[:-1]}{digit}" for digit in "0123456789"]
    nik = next(each for each in slips if each not in known and each != person.nik)
    facts = {name: getattr(person, name) for name in ("sex", "birth_date", "education", "phone")}
    with acting_as(officer):
        again = register_participant(
            nik=nik, by=officer, name=" ".join([f"{first}h", *others]), **facts
        )
        give_consent(again, "TRAINING", channel="PAPER", by=officer)
