"""Turns planned classes into rows, with counters that add up."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from participants.models import Referral
from programs.models import Agreement, Batch, Program, Quota, TrainingCenter
from programs.models.quota_entry import EntryKind
from reports.demo.fates import Odds, draw_fate, tell
from reports.demo.names import People
from reports.demo.past_ledger import PastQuota
from reports.demo.plan import Delegation, PlannedClass
from reports.demo.rows import Rows
from reports.demo.seats import SeatWriter

TURNED_DOWN = ["REJECTED"] * 13 + ["NO_SHOW"] * 4 + ["WITHDRAWN"] * 2
NOT_ENROLLED = [*TURNED_DOWN, "SELECTED"]  # selected, and then did not arrive
UNUSED_SEATS = [0] * 9 + [1, 1, 2]
SUBJECT = "Kerja sama pelatihan berbasis kompetensi sistem boarding"
NOT_FILLED = "Satu calon mengundurkan diri dan tidak ada pengganti."


def plan_of(year: int) -> date:
    """The day on which a year's seats are granted, and nobody is nominated before."""
    return date(year, 1, 3)


class ClassWriter:
    """Writes classes of one center; ``prefix`` keeps codes of different parts apart."""

    sign, subject = "LATTAS-BKS", SUBJECT  # on its decrees, and of its agreements

    def __init__(
        self, random: Random, center: TrainingCenter, programs: dict[str, Program], prefix: str
    ) -> None:
        self.random, self.center, self.programs, self.prefix = random, center, programs, prefix
        self.people, self.rows = People(random), Rows()
        self.seats = SeatWriter(random, center, self.rows, prefix)
        self.agreements: dict[str, Agreement] = {}
        self.number = 0

    def add_class(self, planned: PlannedClass, odds: Odds, latest: date | None = None) -> Batch:
        batch = self._batch(planned)
        self.rows.batches.append(batch)
        for delegation in planned.delegations:
            self._delegation(batch, planned, delegation, odds, latest)
        return batch

    def _batch(self, planned: PlannedClass) -> Batch:
        self.number += 1
        program = self.programs[planned.program]
        ends_on = planned.starts_on + timedelta(days=planned.days)
        return Batch(
            code=f"{self.prefix}-{planned.starts_on.year}-{self.number:03d}",
            title=f"{program.title} · {planned.title or f'angkatan {self.number}'}",
            center=self.center,
            program=program,
            funding_id=planned.funding,
            delivery="BOARDING" if planned.boarding else "NON_BOARDING",
            year=planned.starts_on.year,
            intake=(planned.starts_on.month - 1) // 2 + 1,
            nominate_by=planned.starts_on - timedelta(days=14),
            starts_on=planned.starts_on,
            ends_on=ends_on,
            capacity=max(16, planned.size),
            status="CLOSED",
            decree_number=f"KEP.{self.number}/{self.sign}/{planned.starts_on.year}",
            decree_on=planned.starts_on - timedelta(days=4),
        )

    def _delegation(
        self,
        batch: Batch,
        planned: PlannedClass,
        delegation: Delegation,
        odds: Odds,
        latest: date | None,
    ) -> None:
        extra = delegation.nominees - delegation.size if delegation.nominees else self._extra()
        spare = 0 if delegation.nominees else self.random.choice(UNUSED_SEATS)
        quota = Quota(
            agreement=self._agreement(delegation.regency, batch.year),
            regency_id=delegation.regency,
            center=self.center,
            year=batch.year,
            batch=batch,
            seats=delegation.size + spare - delegation.taken_over + delegation.passed_on,
            nominees=delegation.size + spare + extra + delegation.passed_on,
            note=delegation.note,
        )
        past = self._past(batch, delegation, quota)
        for place in range(delegation.size):
            sex = {"L": "MALE", "P": "FEMALE"}.get(
                delegation.sexes[place : place + 1]
            ) or self._sex()
            referral = self._referral(past, sex, "SELECTED")
            fate = draw_fate(self.random, odds, batch.starts_on, batch.ends_on, latest)
            if delegation.told_on:
                tell(self.random, fate, delegation.outcomes[place], delegation.told_on)
            self.seats.add_seat(referral, fate, consents=odds.consents)
            past.came.append((referral.decided_on, fate.dropped_on))
        for _place in range(extra):
            status = self.random.choice(TURNED_DOWN if delegation.nominees else NOT_ENROLLED)
            referral = self._referral(past, self._sex(), status)
            if status == "SELECTED":
                self.seats.add_no_arrival(referral)
                past.stayed_away.append(referral.decided_on)

    def _past(self, batch: Batch, delegation: Delegation, quota: Quota) -> PastQuota:
        """Granted with the plan of the year; seats are passed on before the list is made."""
        past = PastQuota(quota, delegation.granted_on or plan_of(batch.year))
        self.rows.quotas.append(past)
        moved_on = batch.nominate_by + timedelta(days=1)
        if delegation.passed_on:
            past.note(moved_on, EntryKind.RELEASE, NOT_FILLED, delegation.passed_on)
        if delegation.taken_over:
            past.note(moved_on, EntryKind.CLAIM, delegation.note, delegation.taken_over)
        return past

    def _extra(self) -> int:
        return self.random.choice([0, 0, 1, 1, 2, 3])

    def _sex(self) -> str:
        return "MALE" if self.random.random() < 0.66 else "FEMALE"

    def _agreement(self, regency: str, year: int) -> Agreement:
        first = 2017 if year <= 2020 else 2021 if year <= 2024 else 2025
        key = f"{regency}/{first}"
        if key not in self.agreements:
            until = {2017: 2020, 2021: 2024, 2025: 2028}[first]
            agreement = Agreement(
                number=f"PKS-{self.prefix.upper()}/{regency}/{first}",
                regency_id=regency,
                center=self.center,
                title=self.subject,
                signed_on=plan_of(first),
                starts_on=plan_of(first),
                ends_on=date(until, 12, 31),
                status="ACTIVE" if until >= timezone.localdate().year else "EXPIRED",
            )
            self.agreements[key] = agreement
            self.rows.agreements.append(agreement)
        return self.agreements[key]

    def _referral(self, past: PastQuota, sex: str, status: str) -> Referral:
        quota, batch = past.quota, past.quota.batch
        person = self.people.draw(str(quota.regency_id), sex, batch.starts_on)
        submitted = batch.nominate_by - timedelta(days=self.random.randint(1, 25))
        submitted = max(submitted, plan_of(batch.year))
        decided = max(batch.nominate_by, submitted) + timedelta(days=3)
        referral = Referral(
            participant=person,
            batch=batch,
            program=batch.program,
            center=self.center,
            quota=quota,
            regency_id=quota.regency_id,
            status=status,
            submitted_on=submitted,
            verified_on=None if status == "WITHDRAWN" else submitted + timedelta(days=2),
            decided_on=None if status == "WITHDRAWN" else decided,
        )
        past.note(submitted, EntryKind.NOMINATE)
        if status != "SELECTED":
            past.note(decided, EntryKind.GIVE_BACK)
        self.rows.people.append(person)
        self.rows.referrals.append(referral)
        self.rows.add_consent(person, submitted, "TRAINING")
        return referral
