"""What is going on today: made by the services themselves, so that each step has its history."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from participants import services as people_services
from participants.models import Participant, Referral
from programs.models import Agreement, Batch, Program, Quota, TrainingCenter
from programs.models.quota_entry import EntryKind
from programs.services import open_batch
from programs.services.ledger import told_as
from reports.demo.agreements import write_agreement_papers, write_renewal
from reports.demo.assessing import write_assessed_class
from reports.demo.boarding import write_boarding_class
from reports.demo.costs import write_costs
from reports.demo.evidence import write_evidence
from reports.demo.forums import write_forum
from reports.demo.look_alike import write_look_alike
from reports.demo.names import People, known_niks
from reports.demo.needs import write_needs
from reports.demo.obstacles import write_obstacles
from reports.demo.own_files import write_own_files
from reports.demo.papers import write_documents
from reports.demo.passing_on import write_passed_on_seats
from reports.demo.past_ledger import hour_of
from reports.demo.pledges import write_pledges
from reports.demo.requests import write_requests
from reports.demo.rule_sets import write_rule_set
from reports.demo.searches import write_searches
from reports.demo.selecting import write_ranked_class, write_selecting_class
from reports.demo.siapkerja import write_comparisons
from reports.demo.signups import write_signups
from reports.demo.transfer import write_transfer
from reports.demo.vacancies import write_vacancies
from reports.demo.verification import write_verification

OFFICERS = {"disnaker.gunungmas": "62.10", "disnaker.pulangpisau": "62.11"}
# program, days until the start, seats and nominees for each officer's region
OPEN_CLASSES = [
    ("teknisi-ac-split", 35, 4, 6),
    ("las-smaw-3g", 42, 3, 5),
    ("perakitan-komputer", 49, 4, 6),
]
ADVICE = "Ijazah tidak terbaca. Mohon unggah ulang salinan yang jelas."


class Today:
    def __init__(
        self,
        random: Random,
        center: TrainingCenter,
        programs: dict[str, Program],
        who: dict[str, User],
        people: People,
    ) -> None:
        self.random, self.center, self.programs = random, center, programs
        self.who, self.people = who, people

    def write(self) -> None:
        self._agreements()
        for number, (program, days, seats, nominees) in enumerate(OPEN_CLASSES, 1):
            self._open_class(program, days, seats, nominees, number)
        write_boarding_class(self, len(OPEN_CLASSES) + 1)
        write_selecting_class(self, len(OPEN_CLASSES) + 2)
        write_ranked_class(self, len(OPEN_CLASSES) + 3)
        write_assessed_class(self)
        write_requests(self.who["perekrut"], self.center)
        officer = self.who["disnaker.gunungmas"]
        newest = Participant.objects.filter(regency=officer.scope_key).order_by("-pk")[0]
        write_obstacles(self.who, Batch.objects.get(code=f"hari-ini-{len(OPEN_CLASSES) + 1}"))
        write_transfer(officer, "62.11")
        write_evidence(officer)
        write_verification(
            self.who["pengelola.kementerian"], self.who["disnaker.kalteng"], officer.scope_key
        )
        write_own_files(officer, self.who["perekrut"])
        write_passed_on_seats(self.who["disnaker.pulangpisau"], officer)
        write_needs(self.who, self.programs)
        write_searches(self.who["perekrut"])
        write_vacancies(self.who["perekrut"], self.who["pengelola.kementerian"], self.programs)
        write_pledges(self.who["perekrut"], self.who["penempatan"])
        write_signups(self.who["pengelola.kementerian"])
        write_forum(self.who["penempatan"], self.who["perekrut"])
        write_look_alike(newest, officer, known_niks())
        write_comparisons(self.who["penyelenggara"])

    def _agreements(self) -> None:
        """In force from the year before, so that January's classes are covered too."""
        first = date(timezone.localdate().year, 1, 2)
        self.agreements = {
            code: Agreement.objects.create(
                number=f"PKS/{code}/{self.center.code}/{first.year}",
                regency_id=code,
                center=self.center,
                title="Pelatihan boarding bagi pencari kerja daerah",
                signed_on=first,
                starts_on=first,
                ends_on=date(first.year + 2, 12, 31),
                status="ACTIVE",
                coverage="Pelatihan boarding 240 jam untuk pencari kerja usia 18-35 tahun.",
                placements=24,
                companies="PT Baja Karawang, CV Kahayan Teknik",
            )
            for code in OFFICERS.values()
        }
        write_costs(self.agreements.values(), self.who["pengelola.kementerian"])
        write_rule_set(self.programs["barista"], self.center, self.who["penyelenggara"])
        signed, ending = (self.agreements[code] for code in OFFICERS.values())
        write_agreement_papers(signed, self.who["disnaker.gunungmas"])
        write_renewal(ending, self.who["disnaker.pulangpisau"])

    def batch(self, program: str, starts_on: date, number: int, nominate_by: date) -> Batch:
        course = self.programs[program]
        return Batch.objects.create(
            code=f"hari-ini-{number}",
            title=f"{course.title} · tahap {number} {starts_on.year}",
            center=self.center,
            program=course,
            funding_id="apbn",
            year=starts_on.year,
            intake=number,
            nominate_by=nominate_by,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(days=34),
        )

    def quota(self, batch: Batch, code: str, seats: int, nominees: int) -> Quota:
        """Granted with the agreement; nominated and selected is today."""
        agreement = self.agreements[code]
        with told_as(at=hour_of(agreement.signed_on, EntryKind.ALLOCATE)):
            return Quota.objects.create(
                agreement=agreement,
                regency_id=code,
                center=self.center,
                year=batch.year,
                batch=batch,
                seats=seats,
                nominees=nominees,
            )

    def _open_class(self, program: str, days: int, seats: int, nominees: int, number: int) -> None:
        today = timezone.localdate()
        starts_on = today + timedelta(days=days)
        batch = self.batch(program, starts_on, number, starts_on - timedelta(days=30))
        for code in OFFICERS.values():
            self.quota(batch, code, seats, nominees)
        organizer = self.who["penyelenggara"]
        open_batch(batch, by=organizer)
        for name in OFFICERS:
            for place in range(nominees - 2):
                referral = self.submit(batch, self.who[name])
                if "documents" in batch.program.eligibility:
                    write_documents(referral, place, self.who[name], organizer, ADVICE)
                self._answer(referral, place, organizer)
            self._draft(batch, self.who[name])

    def _answer(self, referral: Referral, place: int, organizer: User) -> None:
        with acting_as(organizer):
            if place == 0:
                people_services.return_referral(referral, reason=ADVICE, by=organizer)
            elif place == 1:
                people_services.verify_referral(referral, by=organizer)

    def _draft(self, batch: Batch, officer: User) -> Referral:
        drawn = self.people.draw(
            officer.scope_key, self.random.choice(["MALE", "FEMALE"]), batch.starts_on
        )
        facts = {
            name: getattr(drawn, name)
            for name in ("name", "sex", "birth_date", "phone", "domicile", "has_disability")
        }
        with acting_as(officer):
            person = people_services.register_participant(
                nik=drawn.nik, by=officer, education="SMK", **facts
            )
            people_services.give_consent(person, "TRAINING", channel="PAPER", by=officer)
            people_services.give_consent(person, "TALENT_SEARCH", channel="PAPER", by=officer)
            return people_services.nominate(person, batch, by=officer)

    def submit(self, batch: Batch, officer: User) -> Referral:
        referral = self._draft(batch, officer)
        with acting_as(officer):
            return people_services.submit_referral(referral, by=officer)
