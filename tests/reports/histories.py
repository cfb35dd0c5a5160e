"""Random but lawful histories, and a recount of the figures that is slow and obvious."""

import random
from datetime import date, timedelta

from django.utils import timezone

from participants.models import Enrollment, Referral
from participants.services import withdraw_referral
from participants.services.merge import join_people
from placements.models import FollowUp, Placement
from programs.models import Quota
from regions.models import MinimumWage, Regency
from tests.chain import (
    make_batch,
    make_enrollment,
    make_participant,
    make_program,
    make_quota,
    make_referral,
)
from tests.follow_ups import make_follow_up
from tests.people import make_center

PLACES = ["62.10", "62.11", "62.01", "63.01", "93.01", "91.01"]  # 91.01 is 93.01 of old
UNSELECTED = ["SUBMITTED", "VERIFIED", "RETURNED", "RESERVE", "REJECTED", "NO_SHOW", "WITHDRAWN"]
STAGES = ["CONFIRMED", "ARRIVED", "IN_TRAINING", "COMPLETED", "NOT_PASSED", "GRADUATED",
          "GRADUATED", "GRADUATED", "WITHDRAWN", "EXPELLED", "NO_ARRIVAL"]  # fmt: skip
OUTCOMES = ["UNKNOWN", "WORKING", "SELF_EMPLOYED", "APPRENTICESHIP", "STUDYING", "SEEKING",
            "NOT_SEEKING", "OTHER"]  # fmt: skip
EVIDENCE = ["REPORTED", "REPORTED", "SEEN", "CONFIRMED", "DOCUMENTED", "VISITED"]
AT_WORK = {"WORKING", "SELF_EMPLOYED", "APPRENTICESHIP"}
CENTERS = [("bbplk-bekasi", "BBPLK Bekasi"), ("bbplk-serang", "BBPLK Serang")]


# place or province, year → rupiah; of 63 and 2021 nobody has entered any
MINIMUMS = {
    ("62", 2019): 3_000_000, ("62.10", 2019): 3_500_000, ("62", 2020): 2_500_000,
    ("62.11", 2020): 3_000_001, ("93", 2019): 3_000_000, ("93", 2020): 3_000_000,
}  # fmt: skip


def make_minimums() -> None:
    for (place, year), amount in MINIMUMS.items():
        MinimumWage.objects.get_or_create(
            year=year, province_id=place[:2], regency_id=place if "." in place else None,
            defaults={"amount": amount, "source": "Keputusan Gubernur"},
        )  # fmt: skip


def random_history(seed: int, people: int = 14) -> None:
    dice = random.Random(seed)
    make_minimums()
    programs = [make_program(), make_program("barista", "Barista")]
    batches = []
    for _number in range(3):
        starts_on = date(2018, 12, 1) + timedelta(days=dice.randrange(0, 800))
        center = make_center(*dice.choice(CENTERS))
        program, delivery = dice.choice(programs), dice.choice(["BOARDING", "NON_BOARDING"])
        room = {"starts_on": starts_on, "delivery": delivery, "capacity": max(16, people)}
        batches.append(make_batch(center, program, **room))
    for _number in range(people):
        one_person(dice, dice.choice(batches), dice.choice(PLACES))


def one_person(dice: random.Random, batch, regency: str) -> None:
    quota = batch.quotas.filter(regency=regency).first() or make_quota(batch, regency)
    person = make_participant(
        regency,
        sex=dice.choice(["FEMALE", "MALE"]),
        has_disability=dice.choice([True, False, None]),
    )
    if dice.random() < 0.4:
        referral = make_referral(batch, person, quota, dice.choice(UNSELECTED), regency)
        referral.verified_on = batch.nominate_by if dice.random() < 0.5 else None
        referral.save()
        return
    referral = make_referral(batch, person, quota, "SELECTED", regency)
    enrollment = make_enrollment(dice.choice(STAGES), referral)
    if enrollment.status == "GRADUATED":
        follow_up(dice, enrollment)


def follow_up(dice: random.Random, enrollment) -> None:
    fate = dice.choice(["never seen", "not yet", "competent", "certified", "certified"])
    enrollment.assessed_on = None if fate == "never seen" else enrollment.graduated_on
    enrollment.competent_on = None
    if fate in {"competent", "certified"}:
        enrollment.competent_on = enrollment.graduated_on + timedelta(days=9)
    if fate == "certified":
        enrollment.certified_on = enrollment.graduated_on + timedelta(days=20)
    enrollment.outcome = dice.choice(OUTCOMES)
    if enrollment.outcome != "UNKNOWN":
        enrollment.outcome_known_on = enrollment.graduated_on + timedelta(days=90)
    if enrollment.outcome in AT_WORK:
        waited = dice.choice([0, 60, 92, 180, 300, 366, 500])
        enrollment.placed_on = enrollment.graduated_on + timedelta(days=waited)
    enrollment.save()
    if enrollment.placed_on and dice.random() < 0.8:
        works(dice, enrollment)
    for months in dice.sample([3, 6, 12], dice.randrange(4)):
        answer = {"answer": "WORKING"} if dice.random() < 0.5 else {}
        make_follow_up(enrollment, months=months, due=dice.choice([-9, 0, 9]), **answer)


def works(dice: random.Random, enrollment) -> None:
    """A first job, perhaps a second one, or school on the side that is no work."""
    first = {"evidence": dice.choice(EVIDENCE), "is_linear": dice.choice([True, False, None])}
    first["disputed_on"] = enrollment.placed_on if dice.random() < 0.2 else None
    first["work_regency_id"] = dice.choice([None, *PLACES])
    first["wage"] = dice.choice([None, 2_500_000, 3_000_000, 3_500_000])
    first["kind"] = dice.choice(["WORK", "WORK", "SELF_EMPLOYED", "APPRENTICESHIP"])
    make_work(enrollment, enrollment.placed_on, ended_on=enrollment.placed_on, **first)
    if dice.random() < 0.5:
        later = enrollment.placed_on + timedelta(days=30)
        make_work(enrollment, later, evidence=dice.choice(EVIDENCE), is_linear=True)
    if dice.random() < 0.3:
        make_work(enrollment, enrollment.graduated_on, kind="STUDY", evidence="VISITED")


def make_work(enrollment, day: date, kind: str = "WORK", **about) -> None:
    Placement.objects.create(
        enrollment=enrollment, participant=enrollment.participant, center=enrollment.center,
        regency_id=enrollment.regency_id, kind=kind, started_on=day, **about,
    )  # fmt: skip


def recount(place: str, since: date, until: date, center: str | None = None) -> dict[str, int]:
    """What the figures say, by reading every row and asking it plainly."""
    followed_by = dict(Regency.objects.values_list("code", "succeeded_by"))

    def here(row) -> bool:
        code = followed_by.get(row.regency_id) or row.regency_id
        return code.startswith(place) and (center is None or row.center_id == center)

    referred = [
        row for row in Referral.objects.all()
        if row.submitted_on and since <= row.submitted_on <= until and here(row)
    ]  # fmt: skip
    came = [
        row for row in Enrollment.objects.all()
        if row.enrolled_on and since <= row.enrolled_on <= until and here(row)
    ]  # fmt: skip
    quotas = [
        row for row in Quota.objects.all() if since.year <= row.year <= until.year and here(row)
    ]
    placed = [row for row in came if row.placed_on]
    people = (
        _of_people(came)
        | _of_disability(came)
        | _of_work(placed, followed_by)
        | _of_questions(came)
    )
    return _of_nominations(referred) | people | {
        "quota_given": sum(row.seats for row in quotas),
        "quota_taken": sum(row.taken for row in quotas),
    }  # fmt: skip


def _of_nominations(referred) -> dict[str, int]:
    decided = {"SELECTED", "RESERVE", "REJECTED", "NO_SHOW", "WITHDRAWN"}
    return {
        "referred": len(referred),
        "verified": sum(row.verified_on is not None for row in referred),
        "selected": sum(row.status == "SELECTED" for row in referred),
        "reserve": sum(row.status == "RESERVE" for row in referred),
        "rejected": sum(row.status == "REJECTED" for row in referred),
        "no_show": sum(row.status == "NO_SHOW" for row in referred),
        "withdrawn": sum(row.status == "WITHDRAWN" for row in referred),
        "undecided": sum(row.status not in decided for row in referred),
    }


def _of_people(came) -> dict[str, int]:
    graduates = [row for row in came if row.graduated_on]
    now = {value: sum(row.outcome == value for row in graduates) for value in OUTCOMES}
    return {
        "enrolled": len(came),
        "boarding": sum(row.is_boarding for row in came),
        "women": sum(row.sex == "FEMALE" for row in came),
        "dropped_out": sum(row.dropped_on is not None for row in came),
        "not_passed": sum(row.status == "NOT_PASSED" for row in came),
        "in_training": sum(
            row.status in {"ARRIVED", "IN_TRAINING", "COMPLETED"} for row in came
        ),
        "graduated": len(graduates),
        "assessed": sum(row.assessed_on is not None for row in came),
        "competent": sum(row.competent_on is not None for row in came),
        "certified": sum(row.certified_on is not None for row in came),
        "placed": sum(row.placed_on is not None for row in came),
        "placed_work": now["WORKING"],
        "placed_self_employed": now["SELF_EMPLOYED"],
        "placed_apprenticeship": now["APPRENTICESHIP"],
        "studying": now["STUDYING"],
        "seeking": now["SEEKING"],
        "not_seeking": now["NOT_SEEKING"],
        "something_else": now["OTHER"],
        "status_known": len(graduates) - now["UNKNOWN"],
        "unknown": now["UNKNOWN"],
    }  # fmt: skip


def _of_work(placed, followed_by) -> dict[str, int]:
    n = dict.fromkeys(
        ("hired", "wage_enough", "wage_below", "wage_unknown", "waited_3", "waited_6",
         "waited_12", "waited_longer", "placed_proved", "placed_told", "placed_home",
         "placed_away", "placed_somewhere", "placed_linear", "placed_other", "linear_unknown"), 0
    )  # fmt: skip
    for row in placed:
        jobs = [
            job
            for job in Placement.objects.filter(enrollment=row)
            if job.kind not in {"STUDY", "OTHER"}
        ]
        jobs.sort(key=lambda job: (job.started_on, job.pk))
        n[_band(row)] += 1
        if jobs and jobs[0].kind == "WORK":
            n["hired"] += 1
            n[_against_the_minimum(jobs[0])] += 1
        sure = any(job.evidence != "REPORTED" and job.disputed_on is None for job in jobs)
        n["placed_proved" if sure else "placed_told"] += 1
        place, linear = (jobs[0].work_regency_id, jobs[0].is_linear) if jobs else (None, None)
        home, there = (followed_by.get(code) or code for code in (row.regency_id, place))
        where = "placed_home" if home == there else "placed_away"
        n[where if place else "placed_somewhere"] += 1
        fits = "placed_linear" if linear else "placed_other"
        n["linear_unknown" if linear is None else fits] += 1
    return n


def _against_the_minimum(job) -> str:
    """MINIMUMS has the province of every place, and of one place its own."""
    place, year = job.work_regency_id, job.started_on.year
    minimum = MINIMUMS.get((place, year)) or MINIMUMS.get(((place or "")[:2], year))
    if minimum is None or job.wage is None:
        return "wage_unknown"
    return "wage_enough" if job.wage >= minimum else "wage_below"


def _of_disability(came) -> dict[str, int]:
    have = [row for row in came if row.participant.has_disability]
    return {
        "disabled": len(have),
        "disability_unknown": sum(row.participant.has_disability is None for row in came),
        "disabled_graduated": sum(row.graduated_on is not None for row in have),
        "disabled_certified": sum(row.certified_on is not None for row in have),
        "disabled_placed": sum(row.placed_on is not None for row in have),
    }


def _band(row) -> str:
    for months, name in ((3, "waited_3"), (6, "waited_6"), (12, "waited_12")):
        if row.placed_on <= _months_after(row.graduated_on, months):
            return name
    return "waited_longer"


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), next_month - timedelta(days=1))


def _of_questions(came) -> dict[str, int]:
    n = {}
    for months in (3, 6, 12):
        due = [
            row for row in FollowUp.objects.filter(months=months, enrollment__in=came)
            if row.due_on <= timezone.localdate()
        ]  # fmt: skip
        n[f"asked_{months}"] = len(due)
        n[f"answered_{months}"] = sum(row.answer != "UNKNOWN" for row in due)
    return n


def before_the_copy() -> dict:
    """Gunung Mas in July 2019: who has finished, who works, and one person nominated twice."""
    batch = make_batch(starts_on=date(2019, 7, 1), status="CLOSED")

    def nominated(status="SELECTED"):
        return make_referral(batch, None, None, status)

    working = make_enrollment("GRADUATED", nominated())
    day = working.graduated_on + timedelta(days=30)
    Enrollment.objects.filter(pk=working.pk).update(
        outcome="WORKING", outcome_known_on=day, placed_on=day
    )
    return {
        "batch": batch,
        "finished": make_enrollment("COMPLETED", nominated()),
        "working": working,
        "untouched": make_enrollment("GRADUATED", nominated()),
        "twice": [nominated("SUBMITTED"), nominated("SUBMITTED")],
    }


def graduate_late(history: dict) -> None:
    seat = history["finished"]
    rows = Enrollment.objects.filter(pk=seat.pk)
    rows.update(status="GRADUATED", graduated_on=seat.completed_on)


def correct_the_placement(history: dict) -> None:
    """The same day, another answer: it never was an employer."""
    Enrollment.objects.filter(pk=history["working"].pk).update(outcome="SELF_EMPLOYED")


def join_the_two(history: dict, by) -> None:
    one, two = history["twice"]
    withdraw_referral(two, by=by, reason="Diusulkan dua kali")
    join_people(one.participant, two.participant, reason="Satu orang", by=by)
