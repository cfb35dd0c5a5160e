"""Two worlds side by side: one that a person may see, and one whose names must never reach it."""

from dataclasses import dataclass, field

from django.utils import timezone

from accounts.models import ApiToken
from accounts.roles import Role
from blkportal.core.models import Job
from participants.models import Participant, ReferralImport
from participants.services.signing_key import active_signer
from placements.models import HireRequest, Placement
from programs.models import TrainingNeed
from reports.models import NoticeSettings, OpenDataset, RegionalReport, ReportRun
from tests import (
    assessing,
    chain,
    evidence,
    learning,
    obstacles,
    own_files,
    papers,
    people,
    quotas,
    verifying,
)
from tests.agreements import make_agreement_paper, make_renewal
from tests.approvals import make_approval
from tests.duties import make_answer
from tests.follow_ups import make_follow_up
from tests.meetings import make_forum, make_guest, make_meeting
from tests.minimum_wages import make_minimum_wage, make_wage_list
from tests.needs import make_need
from tests.open_datasets import make_open_dataset
from tests.pledges import make_pledge
from tests.quality import make_count, make_finding
from tests.report_runs import make_letter, make_report_run
from tests.saved_views import make_view
from tests.scenarios import make_proposal_line, make_scenario
from tests.searches import make_search
from tests.signups import make_signup
from tests.vacancies import make_vacancy

OWN, FOREIGN = "62.10", "73.71"
PEOPLE = ("Calon", "Peserta", "Teruji", "Pelatih", "Lulusan")
ONE_DAY = timezone.timedelta(days=1)


@dataclass
class World:
    """``things[noun]`` is the key of one record; the texts are canaries that only it contains.

    ``personal`` ones tell who somebody is, ``official`` ones what an office or a firm does, and
    ``niks`` belong nowhere but on the page of a reveal.
    """

    things: dict[str, object] = field(default_factory=dict)
    personal: list[str] = field(default_factory=list)
    official: list[str] = field(default_factory=list)
    niks: list[str] = field(default_factory=list)


def make_world(word, regency, center, employer, officer, organizer, recruiter):
    """One record of every noun, all of them bearing ``word``."""
    quota = make_plan(word, regency, center)
    certificate = make_graduate(word, regency, quota.batch)
    things = (
        things_of_plan(quota)
        | things_of_offer(quota, officer)
        | things_of_needs(word, quota, officer)
        | make_nominees(word, regency, quota)
        | make_learner(word, regency, quota)
        | things_of_graduate(certificate, organizer)
        | make_work(word, certificate, employer)
        | make_papers(word, regency, quota.batch, officer, organizer)
        | {
            "minimum_wage": make_minimum_wage(regency, year=2099).pk,
            "wage_list": make_wage_list(organizer, regency).pk,
            "meeting": make_meeting(regency[:2], by=officer).pk,
            "forum": (forum := make_forum(regency[:2], center.code, by=organizer)).pk,
            "guest": make_guest(employer, forum).pk,
            "obstacle": make_obstacle(word, regency, center).pk,
            "lesson": obstacles.make_lesson(solved(regency)).pk,
            "employer": employer.pk,
            "signup": make_signup(
                name=f"Firma baru {word}", email=f"baru@{word}.test", regency_id=regency
            ).pk,
            "vacancy": (vacancy := make_vacancy("PUBLISHED", employer)).pk,
            "public_vacancy": vacancy.pk,
            "pledge": make_pledge("OFFERED", employer, quota.batch).pk,
            "saved_search": make_search(recruiter, name=f"Pencarian {word}").pk,
            "officer": officer.officer.pk,
            "agency": officer.officer.agency_id,
            "user": officer.pk,
            "colleague": organizer.pk,
            "contact": recruiter.employer_contact.pk,
            "staff": organizer.center_staff.pk,
        }
    )
    return World(
        things,
        personal=[f"{name} {word}" for name in PEOPLE]
        + [f"0812{word}", f"Gang {word}", f"B{word[:4]}", certificate.number],
        official=[
            f"{name} {word}"
            for name in ("Perjanjian", "Juru las", "Firma", "Pencarian", "Tampilan")
        ]
        + [f"{word}.xlsx", officer.email, officer.name],
        niks=[person.nik for person in Participant.objects.filter(regency=regency)],
    )


def solved(regency):
    today = timezone.localdate()
    return obstacles.make_obstacle(regency, status="SOLVED", answer="Beres", closed_on=today)


def make_obstacle(word, regency, center):
    obstacle = obstacles.make_obstacle(regency, center.pk, f"Hambatan {word}")
    obstacles.make_mention(obstacles.make_comment(obstacle), name=f"Hambatan {word}")
    return obstacle


def make_plan(word, regency, center):
    program = chain.make_program(f"las-{word.lower()}", f"Las {word}")
    batch = chain.make_batch(center, program, title=f"Kelas {word}")
    quota = chain.make_quota(batch, regency, seats=14, nominees=22)
    quota.agreement.title = f"Perjanjian {word}"
    quota.agreement.save()
    return quota


def things_of_plan(quota):
    batch = quota.batch
    chain.make_cost(quota.agreement)
    chain.make_training_room(batch.center)
    return {
        "program": batch.program_id,
        "vocation": batch.program.vocation_id,
        "batch": batch.pk,
        "nominated_batch": batch.pk,
        "class_paper": papers.make_class_paper(batch).pk,
        **things_of_comparison(papers.make_comparison(batch)),
        "quota": quota.pk,
        "agreement": quota.agreement_id,
        "agreement_paper": make_agreement_paper(quota.agreement).pk,
        "rule_set": (own := chain.make_rule_set(batch)).pk,
        "own_rule_set": own.pk,
        "renewal": make_renewal(quota.agreement).pk,
        "center": batch.center_id,
    }


def things_of_comparison(comparison):
    person = papers.make_compared_person(comparison)
    return {"comparison": comparison.pk, "compared_person": person.pk}


def things_of_offer(quota, officer):
    """A seat passed on, and one that a third region has taken over; at other classes, so that
    the world's own quota stays as it is."""
    more = chain.make_quota(chain.make_batch(quota.center), quota.regency_id)
    offer = quotas.make_offer(more, officer)
    far = chain.make_quota(more.batch, "11.01")
    quotas.make_claim(offer, far)
    quotas.make_drift(quota.regency_id, record_id=quota.pk)
    return {"offer": offer.pk, "own_offer": offer.pk, "ledger_line": quota.entries.first().pk}


def things_of_needs(word, quota, officer):
    need = make_need(officer, f"Pekerjaan {word}", program=quota.batch.program)
    return {"need": need.pk, "draft": make_need(officer, f"Rencana {word}", "DRAFT").pk}


def nominated(name, word, regency, quota, status):
    person = chain.make_participant(
        regency, f"{name} {word}", phone=f"0812{word}", address=f"Gang {word}"
    )
    return chain.make_referral(quota.batch, person, quota, status, regency)


def make_nominees(word, regency, quota):
    """Somebody whom nobody has looked at, somebody who is tested, somebody with seat and bed."""
    batch = quota.batch
    referral = nominated("Calon", word, regency, quota, "SUBMITTED")
    seat = chain.make_enrollment(
        "CONFIRMED", nominated("Peserta", word, regency, quota, "SELECTED")
    )
    tested = nominated("Teruji", word, regency, quota, "VERIFIED")
    person = referral.participant
    twin = chain.make_participant(regency, person.name, birth_date=person.birth_date)
    chain.make_two_people(seat.participant, twin)
    own_files.make_look(person)
    step = chain.make_step(batch)
    chain.make_score(step, tested, 71)
    bed = learning.make_bed(batch.center, "FEMALE", f"B{word[:4]}")
    return {
        "participant": referral.participant_id,
        "transfer": chain.make_transfer(regency=regency, reason=f"Pindah {word}").pk,
        "data_request": own_files.make_data_request(person, text=f"Nama saya {word}").pk,
        "merge": chain.make_merge(referral.participant).pk,
        "document": papers.make_document(referral.participant).pk,
        "referral": referral.pk,
        "enrollment": seat.pk,
        "tested": tested.pk,
        "selection_step": step.pk,
        "stay": learning.make_stay(seat, bed).pk,
        "bed": bed.pk,
    }


def make_learner(word, regency, quota):
    learner = chain.make_enrollment(
        "IN_TRAINING", nominated("Pelatih", word, regency, quota, "SELECTED")
    )
    unit = learner.program.units.get()
    day = learning.make_day(quota.batch, is_taken=True)
    learning.make_attendance(day, learner)
    sitting = assessing.make_sitting(quota.batch)
    return {
        "leave": learning.make_leave(learner).pk,
        "sitting": sitting.pk,
        "certification_body": sitting.body_id,
        "assessment": assessing.make_assessment(learner, "ASSESSED", sitting).pk,
        "learner": learner.pk,
        "training_day": day.pk,
        "unit": unit.pk,
        "trip": learning.make_trip(learner).pk,
        "unit_result": learning.make_result(learner, unit, is_passed=False).pk,
    }


def make_graduate(word, regency, batch):
    closed = chain.make_batch(batch.center, batch.program, "CLOSED", starts_on=four_months_ago())
    return assessing.make_graduate(True, regency, closed, name=f"Lulusan {word}")


def things_of_graduate(certificate, organizer):
    proposal = assessing.make_proposal(certificate.enrollment, by=organizer, kind="TRAINING")
    finding = make_finding(certificate.enrollment)
    make_count(regency_id=finding.regency_id)
    make_count(center_id=finding.center_id)
    return {
        "proposal": proposal.pk,
        "finding": finding.pk,
        "graduate_enrollment": certificate.enrollment_id,
        "certificate": certificate.pk,
        "graduate": certificate.pk,
        "consent": certificate.participant.consents.get().pk,
    }


def make_work(word, certificate, employer):
    about = {
        "enrollment": certificate.enrollment,
        "participant": certificate.participant,
        "regency_id": certificate.regency_id,
        "center": certificate.center,
        "employer": employer,
    }
    hire_request = HireRequest.objects.create(
        certificate=certificate,
        initials=certificate.participant.initials,
        job_title=f"Juru las {word}",
        work_regency_id="32.15",
        starts_on=timezone.localdate(),
        **about,
    )
    placement = Placement.objects.create(
        kind="WORK", employer_name=f"Firma {word}", started_on=timezone.localdate(), **about
    )
    follow_up = make_follow_up(certificate.enrollment)
    drawn = verifying.make_round(
        title=f"Putaran {word}",
        drawn_at=timezone.now(),
        frame_digest="x",
        frame="placement,regency\n",
    )
    return {
        "hire_request": hire_request.pk,
        "placement": placement.pk,
        "round": drawn.pk,
        "sampled_work": verifying.make_sampled(drawn, placement).pk,
        "firm_question": evidence.make_firm_question(placement, sent_to=f"hrd@{word}.test").pk,
        "work_paper": evidence.make_work_paper(placement).pk,
        "work_visit": evidence.make_work_visit(placement, note=f"Bertemu {word}").pk,
        "follow_up": follow_up.pk,
    }


def make_papers(word, regency, batch, officer, organizer):
    """What the officer has asked for, uploaded, or had made."""
    report = RegionalReport.objects.create(
        level="REGENCY",
        province_id=regency[:2],
        regency_id=regency,
        period_from=timezone.localdate(),
        period_to=timezone.localdate(),
        requested_by=officer,
        as_of=timezone.now(),
    )
    upload = ReferralImport.objects.create(
        regency_id=regency,
        center=batch.center,
        batch=batch,
        uploaded_by=officer,
        file_name=f"{word}.xlsx",
        digest=word,
        status="CHECKED",
    )
    job = Job.objects.create(kind="build_report", key=f"job/{word}", requested_by=officer)
    token = ApiToken.objects.create(
        user=officer, digest=word, first_letters=word, expires_at=timezone.now() + ONE_DAY
    )
    NoticeSettings.objects.create(user=officer)
    run = make_report_run(version=ReportRun.objects.count() + 1, reason=regency)
    RegionalReport.objects.filter(pk=report.pk).update(run=run)
    approval = make_approval(report, regency)
    letter = make_letter(officer, report, regency)
    answer = make_answer(officer)
    make_answer(organizer, "classes_held")
    if not OpenDataset.objects.exists():  # belongs to no world
        make_open_dataset()
    scenario = make_scenario(batch.center, key=f"proposal/{word}", by=officer)
    make_proposal_line(scenario, TrainingNeed.objects.filter(regency=regency).first())
    return {
        "report": report.pk,
        "report_run": run.pk,
        "approval": approval.pk,
        "subscription": letter.subscription_id,
        "import": upload.pk,
        "job": job.pk,
        "scenario": scenario.pk,
        "scored_region": regency,
        "charted_region": regency,
        "saved_view": make_view(officer, name=f"Tampilan {word}").pk,
        "scored_center": batch.center_id,
        "duty_answer": answer.pk,
        "token": token.pk,
    }


def four_months_ago():
    return timezone.localdate() - timezone.timedelta(days=120)


def make_people():
    """Everybody of the access table, by the name that its rows use."""
    center, other_center = (
        people.make_center(),
        people.make_center("bbplk-serang", "Serang", "36.73"),
    )
    firm, other_firm = people.make_employer(), people.make_employer("PT Lain", "WLKP-9")
    return {
        "employer": people.make_contact("dewi@baja.test", firm),
        "other_employer": people.make_contact("rudi@lain.test", other_firm),
        "officer": people.make_officer("yunita@own.test", OWN),
        "neighbour": people.make_officer("darius@foreign.test", FOREIGN),
        "province": people.make_officer("helmi@own.test", OWN[:2]),
        "other_province": people.make_officer("wati@foreign.test", FOREIGN[:2]),
        "organizer": people.make_center_user("sinta@bekasi.test", center),
        "other_organizer": people.make_center_user("joko@serang.test", other_center),
        "certifier": people.make_center_user("maya@bekasi.test", center, Role.CENTER_CERTIFIER),
        "instructor": people.make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR),
        "placer": people.make_center_user("tono@bekasi.test", center, Role.CENTER_PLACER),
        "reader": people.make_user("bayu@kemnaker.test", Role.MINISTRY_READER),
        "manager": people.make_user("ratna@kemnaker.test", Role.MINISTRY_MANAGER),
        "admin": people.make_user("laras@kemnaker.test", Role.MINISTRY_ADMIN),
    }


def make_worlds(who):
    active_signer()  # the portal has signed before
    own = make_world(
        "Melati",
        OWN,
        who["organizer"].center_staff.center,
        who["employer"].employer_contact.employer,
        who["officer"],
        who["organizer"],
        who["employer"],
    )
    foreign = make_world(
        "Kenari",
        FOREIGN,
        who["other_organizer"].center_staff.center,
        who["other_employer"].employer_contact.employer,
        who["neighbour"],
        who["other_organizer"],
        who["other_employer"],
    )
    return own, foreign
