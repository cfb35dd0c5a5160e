"""Random but lawful histories, and a recount of the figures that is slow and obvious."""

import random
from datetime import date, timedelta

from participants.models import Enrollment, Referral
from participants.services import withdraw_referral
from participants.services.merge import join_people
from programs.models import Quota
from regions.models import Regency
from tests.chain import (
    make_batch,
    make_enrollment,
    make_participant,
    make_program,
    make_quota,
    make_referral,
)
from tests.people import make_center

PLACES = ["62.10", "62.11", "62.01", "63.01", "93.01", "91.01"]  # 91.01 is 93.01 of old
UNSELECTED = ["SUBMITTED", "VERIFIED", "RETURNED", "RESERVE", "REJECTED", "NO_SHOW", "WITHDRAWN"]
STAGES = ["CONFIRMED", "ARRIVED", "IN_TRAINING", "COMPLETED", "NOT_PASSED", "GRADUATED",
          "GRADUATED", "GRADUATED", "WITHDRAWN", "EXPELLED", "NO_ARRIVAL"]  # fmt: skip
OUTCOMES = ["UNKNOWN", "WORKING", "SELF_EMPLOYED", "APPRENTICESHIP", "STUDYING", "SEEKING",
            "NOT_SEEKING"]  # fmt: skip
AT_WORK = {"WORKING", "SELF_EMPLOYED", "APPRENTICESHIP"}
CENTERS = [("bbplk-bekasi", "BBPLK Bekasi"), ("bbplk-serang", "BBPLK Serang")]


def random_history(seed: int, people: int = 14) -> None:
    dice = random.Random(seed)
    programs = [make_program(), make_program("barista", "Barista")]
    batches = []
    for _number in range(3):
        starts_on = date(2018, 12, 1) + timedelta(days=dice.randrange(0, 800))
        center = make_center(*dice.choice(CENTERS))
        program, delivery = dice.choice(programs), dice.choice(["BOARDING", "NON_BOARDING"])
        batches.append(make_batch(center, program, starts_on=starts_on, delivery=delivery))
    for _number in range(people):
        one_person(dice, dice.choice(batches), dice.choice(PLACES))


def one_person(dice: random.Random, batch, regency: str) -> None:
    quota = batch.quotas.filter(regency=regency).first() or make_quota(batch, regency)
    person = make_participant(regency, sex=dice.choice(["FEMALE", "MALE"]))
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
        enrollment.placed_on = enrollment.graduated_on + timedelta(days=60)
    enrollment.save()


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
    return _of_nominations(referred) | _of_people(came) | {
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
        "status_known": len(graduates) - now["UNKNOWN"],
        "unknown": now["UNKNOWN"],
    }  # fmt: skip


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
