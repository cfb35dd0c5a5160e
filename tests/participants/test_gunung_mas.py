"""The real case of Gunung Mas, June and July 2019, end to end, with its numbers.

22 people took the test for four classes at Bekasi; the regency had 13 seats and got a 14th that
another region could not use. Ten men and four women left in two waves, six and eight.
(kalteng.antaranews.com, "14 pencari kerja Gunung Mas dikirim ke BBPLK Bekasi", 2019)
"""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.roles import Role
from blkportal.core.models import StatusChange
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment, Referral, Stay
from participants.services.score import Mark
from participants.services.selection_step import PlannedStep
from programs import services as program_services
from programs.models import Batch, Quota, QuotaEntry
from regions.models import Regency
from tests.assessing import make_body
from tests.chain import make_batch, make_nik, make_program, make_quota
from tests.learning import make_bed
from tests.people import make_center_user, make_officer

GUNUNG_MAS, OTHER = "62.10", "62.11"
# class: (seats of Gunung Mas, sex of each nominee, the best first)
CLASSES = {
    "perakitan-komputer": (4, ["MALE"] * 6),
    "ac-split": (2, ["MALE"] * 3),
    "audio-video": (4, ["FEMALE"] * 3 + ["MALE"] * 3),
    "telepon-seluler": (3, ["MALE", "MALE", "FEMALE", "MALE", "MALE", "FEMALE", "MALE"]),
}
TODAY = timezone.localdate()


@pytest.fixture
def classes(center):
    """Four classes with the seats of Gunung Mas; one seat of the last is another region's."""
    for sex, beds in (("MALE", 12), ("FEMALE", 5)):
        for _bed in range(beds):
            make_bed(center, sex)
    made = {}
    for code, (seats, people) in CLASSES.items():
        batch = make_batch(
            center, make_program(code, code), starts_on=TODAY, nominate_by=TODAY, capacity=16
        )
        make_quota(batch, GUNUNG_MAS, seats=seats, nominees=len(people))
        made[code] = batch
    make_quota(made["telepon-seluler"], OTHER, seats=1, nominees=1)
    return made


@pytest.fixture
def certifier(center):
    return make_center_user("maya@bekasi.test", center, Role.CENTER_CERTIFIER)


def nominate(batch, sexes, officer):
    """The referrals in the order of the points that their people will reach."""
    with acting_as(officer):
        for number, sex in enumerate(sexes):
            born = TODAY.replace(year=TODAY.year - 22, day=1) + timedelta(days=number)
            person = services.register_participant(
                nik=make_nik(GUNUNG_MAS, born, sex), by=officer, name=f"{batch.title} {number}",
                sex=sex, birth_date=born, phone="081234567890", education="SMK",
                domicile=officer.officer.agency.regency,
            )  # fmt: skip
            services.give_consent(person, "TRAINING", channel="PAPER", by=officer)
            yield services.submit_referral(
                services.nominate(person, batch, by=officer), by=officer
            )


def hold_the_test(batch, referrals, organizer):
    """One day of testing at the regency's office, and the ranking that follows from it."""
    with acting_as(organizer):
        program_services.start_selection(batch, by=organizer)
        for referral in referrals:
            services.verify_referral(referral, by=organizer)
        (step,) = services.plan_selection(
            batch, steps=[PlannedStep("WRITTEN", TODAY)], by=organizer
        )
        marks = {row.pk: Mark(90 - place) for place, row in enumerate(referrals)}
        assert services.note_points(step, marks, by=organizer) == len(referrals)
        return services.rank_nominees(batch, by=organizer)


def selected():
    rows = Enrollment.objects.active().filter(regency=GUNUNG_MAS)
    return {sex: rows.filter(sex=sex).count() for sex in ("MALE", "FEMALE")}


def report():
    out = StringIO()
    call_command(
        "regional_report", "--region", GUNUNG_MAS, "--from", f"{TODAY - timedelta(days=9)}",
        "--to", f"{TODAY}", "--format", "json", stdout=out,
    )  # fmt: skip
    return json.loads(out.getvalue())["figures"]


def test_twenty_two_are_tested_thirteen_selected_and_a_fourteenth_follows(
    classes, officer, organizer, certifier, ministry
):
    tested = {
        code: list(nominate(batch, CLASSES[code][1], officer)) for code, batch in classes.items()
    }
    assert sum(map(len, tested.values())) == 22
    for code, batch in classes.items():
        hold_the_test(batch, tested[code], organizer)
    assert selected() == {"MALE": 9, "FEMALE": 4}, "thirteen seats, thirteen people"

    pass_the_unused_seat_on(classes["telepon-seluler"], officer)
    with acting_as(organizer):
        filled = services.fill_seats(classes["telepon-seluler"], by=organizer)
    assert [row.referral for row in filled.done] == [tested["telepon-seluler"][3]]
    assert selected() == {"MALE": 10, "FEMALE": 4}
    moved = StatusChange.objects.filter(verb="select", record_id=filled.done[0].referral_id)
    assert "cadangan" in moved.get().reason

    depart_in_two_waves(classes, organizer)
    assert Stay.objects.filter(is_cancelled=False).values("bed").distinct().count() == 14
    finish(classes, organizer, certifier, ministry)
    figures = report()
    assert figures["referred"] == 22
    assert [figures[name] for name in ("selected", "enrolled", "graduated", "certified")] == [
        14, 14, 14, 14,
    ]  # fmt: skip
    assert (figures["dropped_out"], figures["placed"], figures["status_known"]) == (0, 0, 0)
    assert Referral.objects.filter(status="RESERVE").count() == 8


def pass_the_unused_seat_on(batch, officer):
    """The other region passes it on, Gunung Mas takes it over; the ledger tells both."""
    other = make_officer("petugas@lain.test", OTHER)
    theirs = Quota.objects.get(batch=batch, regency=OTHER)
    with acting_as(other):
        offer = program_services.offer_seats(
            theirs, seats=1, until=TODAY, reason="Tidak ada calon", by=other
        )
    with acting_as(officer):
        place = Regency.objects.get(pk=GUNUNG_MAS)
        program_services.claim_seats(offer, seats=1, regency=place, by=officer)
    told = QuotaEntry.objects.filter(seats=-1) | QuotaEntry.objects.filter(kind="CLAIM")
    assert [(line.regency_id, line.kind) for line in told.order_by("pk")] == [
        (OTHER, "RELEASE"),
        (GUNUNG_MAS, "CLAIM"),
    ]


def depart_in_two_waves(classes, organizer):
    with acting_as(organizer):
        for code, batch in classes.items():
            batch.refresh_from_db()
            program_services.confirm_batch(
                batch, decree_number=f"KEP.7/{code}", decree_on=TODAY, by=organizer
            )
        first_wave = list(Enrollment.objects.filter(regency=GUNUNG_MAS).order_by("pk")[:6])
        for enrollment in first_wave:
            services.arrive_enrollment(enrollment, on=TODAY, by=organizer)
        second = [services.arrive_class(batch, by=organizer) for batch in classes.values()]
        assert sum(len(result.done) for result in second) == 8
        assert not [row for result in second for row in result.refused]


def assess(batch, body, certifier):
    """Everybody is seen on the last day and decided on by one letter."""
    people = Enrollment.objects.filter(batch=batch, status="GRADUATED")
    sitting = services.plan_sitting(
        batch,
        body=body,
        people=list(people.values_list("pk", flat=True)),
        held_on=timezone.localdate(),
        site="Bengkel",
        assessor="Sri Wahyuni",
        assessor_number="MET.000.001",
        by=certifier,
    )
    all_of_them = dict.fromkeys(sitting.assessments.values_list("pk", flat=True), "COMPETENT")
    services.note_recommendations(sitting, all_of_them, by=certifier)
    day = timezone.localdate()
    services.note_decisions(sitting, all_of_them, number="SK/1", on=day, by=certifier)


def finish(classes, organizer, certifier, second):
    with acting_as(organizer):
        for stale in classes.values():
            batch = Batch.objects.get(pk=stale.pk)
            people = services.start_class(batch, by=organizer).done
            for unit in batch.program.units.all():
                results = {person.pk: True for person in people}
                services.note_results(batch, unit, results, by=organizer)
            services.complete_class(batch, by=organizer)
            assert not services.graduate_class(batch, by=organizer).refused
    body = make_body()
    with acting_as(certifier):
        for batch in classes.values():
            assess(batch, body, certifier)
    for batch in classes.values():
        with acting_as(certifier):
            proposal = services.propose_certificates(batch, kind="COMPETENCY", by=certifier)
        with acting_as(second):
            services.approve_certificates(proposal, by=second)
