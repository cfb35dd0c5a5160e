"""Names and NIKs of people who do not exist."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from participants.models import Participant
from participants.models.participant import initials_of

DATA = Path(__file__).parent / "data"
MALE, FEMALE, LAST = (
    (DATA / f"{part}.txt").read_text().split() for part in ("male", "female", "last")
)
EDUCATION = ["SMK"] * 9 + ["SMA"] * 7 + ["DIPLOMA", "BACHELOR", "SMP"]
FIRST_UNUSED_SERIAL = 9001


class People:
    """Draws one person after another; the same seed draws the same people."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.used: set[str] = set()

    def draw(self, regency: str, sex: str, start: date) -> Participant:
        name = (
            f"{self.random.choice(MALE if sex == 'MALE' else FEMALE)} {self.random.choice(LAST)}"
        )
        born = start - timedelta(days=self.random.randint(18 * 366, 29 * 365))
        person = Participant(
            name=name,
            initials=initials_of(name),
            sex=sex,
            birth_date=born,
            regency_id=regency,
            domicile_id=regency,
            education=self.random.choice(EDUCATION),
            phone=f"0812{self.random.randint(0, 99_999_999):08d}",
            has_disability=self.random.random() < 0.02,
            is_poor_household=self.random.random() < 0.2,
            willing_to_move=self.random.random() < 0.6,
        )
        person.set_nik(self._nik(regency, born, sex))
        return person

    def _nik(self, regency: str, born: date, sex: str) -> str:
        day = born.day + (40 if sex == "FEMALE" else 0)
        stem = f"{regency.replace('.', '')}{self.random.randint(1, 9):02d}{day:02d}{born:%m%y}"
        while True:
            nik = f"{stem}{self.random.randint(FIRST_UNUSED_SERIAL, 9_999)}"
            if nik not in self.used:
                self.used.add(nik)
                return nik


def known_niks() -> set[str]:
    """Numbers already given in this demo, so that none is drawn twice."""
    return {person.nik for person in Participant.objects.only("nik").iterator()}
