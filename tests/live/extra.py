"""Further records for a running portal; called in its own process, as the ministry.

Each function prints JSON: the numbers of what it made, or a count.
"""

import json
import sys
from datetime import timedelta

from django.db import DatabaseError
from django.db.models import Sum
from django.utils import timezone

from accounts.models import User
from participants.models import Certificate, CertificateProposal, Enrollment, Referral, Stay
from participants.states import LIVE_REFERRAL
from placements.models import ClassPledge
from programs.models import Quota, SeatOffer
from programs.services.ledger import told_as
from tests import assessing, chain, learning, people, pledges, quotas
from tests.races.storm import CLASSES, MOVES_OF_A_CLASS


def tell(value):
    sys.stdout.write(json.dumps(value))


def open_class(places, seats=2, regency="62.10", status="OPEN", **fields):
    """A batch with so many places for the region; prints its number."""
    batch = make_class(places, seats, regency, status, **fields)
    tell(batch.pk)


def make_class(places, seats=2, regency="62.10", status="OPEN", **fields):
    batch = chain.make_batch(people.make_center(), status=status, **fields)
    chain.make_quota(batch, regency, seats=min(seats, places), nominees=places)
    return batch


def drafts(places, count):
    batch = make_class(places)
    made = [chain.make_referral(batch, status="DRAFT").pk for _ in range(count)]
    tell({"batch": batch.pk, "referrals": made})


def verified(seats, count):
    batch = make_class(count, seats, status="SELECTION", delivery="NON_BOARDING")
    made = [chain.make_referral(batch, status="VERIFIED").pk for _ in range(count)]
    tell({"batch": batch.pk, "referrals": made})


def with_reserve(seats, waiting):
    """A class whose seats are all taken, and a list of people who wait for one to become free."""
    batch = make_class(
        seats + waiting, seats, status="CONFIRMED", delivery="NON_BOARDING", capacity=seats
    )
    seated = [
        chain.make_enrollment("CONFIRMED", chain.make_referral(batch, status="SELECTED")).pk
        for _ in range(seats)
    ]
    for place in range(waiting):
        row = chain.make_referral(batch, status="RESERVE")
        Referral.objects.filter(pk=row.pk).update(rank=place + 1)
    tell({"batch": batch.pk, "enrollments": seated})


def moved_up(batch_pk):
    """The places on the list of those who have a seat now."""
    rows = Referral.objects.filter(batch=batch_pk, rank__isnull=False, status="SELECTED")
    tell(sorted(rows.values_list("rank", flat=True)))


def full_of_life(count):
    """A class to which some are still nominated, others chosen, others already confirmed."""
    batch = make_class(3 * count, 3 * count, delivery="NON_BOARDING", capacity=3 * count)
    made = {
        "drafts": [chain.make_referral(batch, status="DRAFT").pk for _ in range(count)],
        "verified": [chain.make_referral(batch, status="VERIFIED").pk for _ in range(count)],
        "confirmed": [
            chain.make_enrollment("CONFIRMED", chain.make_referral(batch, status="SELECTED")).pk
            for _ in range(count)
        ],
    }
    tell(made | {"batch": batch.pk, "quota": batch.quotas.get().pk})


def expected(count):
    batch = make_class(count, count, status="CONFIRMED", capacity=count)
    made = [
        chain.make_enrollment("CONFIRMED", chain.make_referral(batch, status="SELECTED")).pk
        for _ in range(count)
    ]
    tell({"bed": learning.make_bed(batch.center).pk, "enrollments": made})


def for_beds(beds, count):
    """As many classes of one person each, at a center with fewer beds: they share nothing else."""
    center = people.make_center("blk-sempit", "BLK Sempit")
    for _ in range(beds):
        learning.make_bed(center, "FEMALE")
    classes = [chain.make_batch(center, status="SELECTION") for _ in range(count)]
    tell([chain.make_referral(batch, status="VERIFIED").pk for batch in classes])


def pledged(count, people_each, seats):
    """So many firms pledge for one class, which cannot keep them all."""
    batch = chain.make_batch(people.make_center(), capacity=seats)
    firms = [people.make_employer(f"PT {batch.pk}-{n}", f"W-{batch.pk}-{n}") for n in range(count)]
    made = [pledges.make_pledge("OFFERED", firm, batch, people=people_each).pk for firm in firms]
    tell({"batch": batch.pk, "pledges": made})


def promised(batch_pk):
    tell(ClassPledge.objects.filter(batch=batch_pk).promised().aggregate(n=Sum("people"))["n"])


def twice_chosen(count):
    person = chain.make_participant("62.10")
    made = [
        chain.make_referral(
            make_class(2, status="SELECTION", delivery="NON_BOARDING"), person, status="VERIFIED"
        ).pk
        for _ in range(count)
    ]
    tell({"participant": person.pk, "referrals": made})


def graduates(count):
    batch = make_class(
        count,
        count,
        status="GRADUATION",
        capacity=count,
        starts_on=timezone.localdate() - timedelta(60),
    )
    made = [
        chain.make_enrollment("GRADUATED", chain.make_referral(batch, status="SELECTED")).pk
        for _ in range(count)
    ]
    tell({"enrollments": made})


def counts(batch):
    """The counters of a batch and its quota beside the rows that they count."""
    referrals = Referral.objects.filter(batch=batch)
    quota = referrals.select_related("quota", "batch")[0].quota
    tell(
        {
            "nominated": quota.nominated,
            "live": referrals.filter(status__in=LIVE_REFERRAL).count(),
            "taken": referrals[0].batch.taken,
            "enrolled": Enrollment.objects.filter(batch=batch).count(),
        }
    )


def held(batch):
    """What the counters say is held, and what the rows say."""
    quota = Quota.objects.select_related("batch").get(batch=batch)
    referrals = Referral.objects.filter(batch=batch)
    tell(
        {
            "status": quota.batch.status,
            "seats": quota.seats,
            "of_quota": quota.taken,
            "of_batch": quota.batch.taken,
            "active": Enrollment.objects.active().filter(batch=batch).count(),
            "nominated": quota.nominated,
            "live": referrals.filter(status__in=LIVE_REFERRAL).count(),
            "waiting": referrals.filter(status__in=set(LIVE_REFERRAL) - {"SELECTED"}).count(),
        }
    )


def sleepers(bed):
    tell(Stay.objects.filter(bed=bed, is_cancelled=False).count())


def active(person):
    tell(Enrollment.objects.active().filter(participant=person).count())


def proposed(count):
    """Graduates of one class, on a proposal of somebody who answers none of the calls."""
    batch = make_class(
        count,
        count,
        status="GRADUATION",
        capacity=count,
        starts_on=timezone.localdate() - timedelta(60),
    )
    made = [
        chain.make_enrollment("GRADUATED", chain.make_referral(batch, status="SELECTED"))
        for _ in range(count)
    ]
    proposer = User.objects.get(role="center_organizer", scope_key=batch.center_id)
    tell({"proposal": assessing.make_proposal(*made, by=proposer).pk})


def certified():
    batch = make_class(1, status="CLOSED", starts_on=timezone.localdate() - timedelta(60))
    referral = chain.make_referral(batch, status="SELECTED")
    tell(assessing.make_certificate(chain.make_enrollment("GRADUATED", referral)).pk)


def issued(proposal):
    row = CertificateProposal.objects.get(pk=proposal)
    people = row.people.values("enrollment")
    found = Certificate.objects.filter(enrollment__in=people, status="ISSUED")
    tell({"status": row.status, "certificates": found.count()})


def beds_of_two():
    """Two who live in one dormitory tonight, and their center's one free bed."""
    starts_on = timezone.localdate() - timedelta(3)
    batch = make_class(2, 2, status="RUNNING", capacity=2, starts_on=starts_on)
    people = []
    for _number in range(2):
        person = chain.make_enrollment(
            "IN_TRAINING", chain.make_referral(batch, status="SELECTED")
        )
        learning.make_stay(person, learning.make_bed(batch.center, person.sex))
        people.append(person)
    free = learning.make_bed(batch.center, people[0].sex)
    tell({"people": [person.pk for person in people], "bed": free.pk})


def nights(people):
    """How many beds each of them has tonight, and how many different ones they are."""
    tonight = Stay.objects.filter(
        enrollment__in=people, is_cancelled=False, nights__contains=timezone.localdate()
    )
    tell({"stays": tonight.count(), "beds": tonight.values("bed").distinct().count()})


def offered(seats):
    """Seats of Gunung Mas that are to be had, and a quota of the neighbour to let them grow."""
    batch = make_class(seats, seats)
    chain.make_quota(batch, "62.11", seats=1, nominees=1)
    officer = User.objects.get(email="yunita@gunungmas.test")
    tell(quotas.make_offer(batch.quotas.get(regency="62.10"), officer, seats).pk)


def claimed(offer):
    """{"remaining", "taken_over", "seats"}: of the offer, by its claims, and of both quotas."""
    row = SeatOffer.objects.get(pk=offer)
    of_class = Quota.objects.filter(batch=row.batch).aggregate(n=Sum("seats"))
    taken = row.claims.aggregate(n=Sum("seats"))
    tell({"remaining": row.remaining, "taken_over": taken["n"] or 0, "seats": of_class["n"]})


def told_of_another_moment(batch):
    """What the database says when a line of a quota that stands is to bear a moment."""
    try:
        with told_as(at=timezone.now()):
            Quota.objects.filter(batch=batch).update(nominated=1)
    except DatabaseError as error:
        return tell(type(error.__cause__).__name__)
    return tell("written")


def for_a_storm(walkers, moves, each=25, seats=12):
    """People of one region for each walker, and classes with too few seats for all of them."""

    made = [
        make_class(3 * seats, seats, delivery="NON_BOARDING", capacity=seats + 2)
        for _ in range(CLASSES + moves // MOVES_OF_A_CLASS)
    ]
    people = [[chain.make_participant("62.10").pk for _ in range(each)] for _ in range(walkers)]
    tell(
        {
            "batches": [batch.pk for batch in made],
            "quotas": [batch.quotas.get().pk for batch in made],
            "people": people,
            "seats": seats,
        }
    )
