"""A world grown from one of everything to a hundred, for what a page costs when it is full."""

from copy import copy
from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import ApiToken, User
from blkportal.core.fields import fingerprint
from blkportal.core.models import Job, StatusChange
from participants.models import (
    Assessment,
    Attendance,
    Certificate,
    CertificateProposal,
    ClassPaper,
    ComparedPerson,
    Comparison,
    Consent,
    DataRequest,
    Enrollment,
    Leave,
    Merge,
    Participant,
    PersonalDocument,
    ProposedPerson,
    Referral,
    ReferralImport,
    SelectionScore,
    Sitting,
    Stay,
    TrainingDay,
    Transfer,
    Trip,
    UnitResult,
)
from participants.models.certificate import new_token
from placements.models import (
    ClassPledge,
    Employer,
    EmployerContact,
    FirmQuestion,
    FirmSignup,
    FollowUp,
    ForumGuest,
    HireRequest,
    Placement,
    SampledWork,
    SavedSearch,
    Vacancy,
    VerificationRound,
    WorkPaper,
    WorkVisit,
)
from programs.models import (
    Agreement,
    AgreementPaper,
    Batch,
    Bed,
    CenterStaff,
    Program,
    Quota,
    Renewal,
    RuleSet,
    TrainingCenter,
    Vocation,
)
from regions.models import (
    Lesson,
    Meeting,
    MinimumWage,
    Obstacle,
    ObstacleComment,
    Officer,
    WageList,
)
from reports.models import (
    DutyAnswer,
    OpenDataset,
    QualityFinding,
    RegionalReport,
    ReportApproval,
    ReportLetter,
    ReportRun,
    SavedView,
)
from reports.models.regional_report import new_check_code

MORE = 99


def grow(world):
    """99 further records of every noun beside the world's own, in the same office and class."""
    things = world.things
    _nominations(Referral.objects.get(pk=things["referral"]))
    tested = _nominations(Referral.objects.get(pk=things["tested"]))
    _copies(
        SelectionScore,
        SelectionScore.objects.get(step=things["selection_step"]).pk,
        referral=tested,
    )
    selected = _nominations(Enrollment.objects.get(pk=things["enrollment"]).referral)
    seats = _copies(Enrollment, things["enrollment"], **_of_people(selected), referral=selected)
    learners = _nominations(Enrollment.objects.get(pk=things["learner"]).referral)
    learning = _copies(Enrollment, things["learner"], **_of_people(learners), referral=learners)
    _copies(UnitResult, things["unit_result"], enrollment=learning)
    _copies(Trip, things["trip"], enrollment=learning)
    _copies(ClassPaper, things["class_paper"], digest=_numbered)
    _copies(ComparedPerson, things["compared_person"], nik_hash=_numbered)
    _copies(Comparison, things["comparison"])
    _copies(
        DataRequest, things["data_request"], participant=[each.participant for each in selected]
    )
    _copies(Transfer, things["transfer"], nik_hash=_numbered)
    _merges(Merge.objects.get(pk=things["merge"]))
    _copies(PersonalDocument, things["document"], digest=_numbered)
    _copies(Leave, things["leave"], enrollment=learning)
    _copies(Assessment, things["assessment"], enrollment=learning)
    _copies(Sitting, things["sitting"])
    _proposals(CertificateProposal.objects.get(pk=things["proposal"]))
    day = things["training_day"]
    _copies(Attendance, Attendance.objects.get(day=day).pk, enrollment=learning)
    _copies(TrainingDay, day, day=lambda number: date(2031, 1, 1) + timedelta(days=number))
    _stays(Stay.objects.get(pk=things["stay"]), seats)
    _graduates(Certificate.objects.get(pk=things["certificate"]), things)
    _catalog(things)
    _colleagues(things)
    _files(things)
    _one_long_life(things["participant"], things)


def _samples(row):
    """Other placements of the same sample, and further rounds."""
    works = Placement.objects.exclude(pk=row.placement_id).filter(regency=row.regency_id)[:MORE]
    assert len(works) == MORE
    turns = list(range(2, MORE + 2))
    _copies(SampledWork, row.pk, placement=list(works), turn=turns, result="TRUE",
            method="PHONE", checked_at=timezone.now())  # fmt: skip
    _copies(VerificationRound, row.round_id)


def _copies(model, pk, **fields):
    """Copies of one row; each field comes from a list, a function of the number, or is fixed."""
    original, rows = model.objects.get(pk=pk), []
    for number in range(MORE):
        row = copy(original)
        row.pk, row._state.adding = None, True
        for name, value in fields.items():
            value = value(number) if callable(value) else value
            setattr(row, name, value[number] if isinstance(value, list) else value)
        rows.append(row)
    return model.objects.bulk_create(rows)


def _numbered(number):
    return f"baru-{number}"


def _nominations(referral):
    people = _people(referral.participant)
    return _copies(Referral, referral.pk, participant=people)


def _people(person):
    return _copies(
        Participant,
        person.pk,
        nik_hash=lambda number: fingerprint(f"{person.pk}/{number}"),
        name=lambda number: f"Warga {number}",
    )


def _of_people(referrals):
    return {"participant": [referral.participant for referral in referrals]}


def _stays(stay, seats):
    beds = _copies(Bed, stay.bed_id, label=lambda number: f"R{number}")
    _copies(Stay, stay.pk, bed=beds, enrollment=seats)


def _proposals(proposal):
    """Of one kind only one is open, so the others were withdrawn."""
    ended = {"status": "WITHDRAWN", "decided_by": proposal.proposed_by}
    _copies(CertificateProposal, proposal.pk, decided_at=timezone.now(), **ended)


def _graduates(certificate, things):
    referrals = _nominations(certificate.enrollment.referral)
    people = _of_people(referrals)
    seats = _copies(Enrollment, certificate.enrollment_id, **people, referral=referrals)
    listed = ProposedPerson.objects.get(proposal=things["proposal"])
    _copies(ProposedPerson, listed.pk, enrollment=seats)
    certificates = _copies(
        Certificate,
        certificate.pk,
        **people,
        enrollment=seats,
        number=lambda number: f"N/{number}",
        check_token=lambda _number: new_token(),
    )
    _copies(Consent, things["consent"], **people)
    _copies(
        HireRequest, things["hire_request"], **people, enrollment=seats, certificate=certificates
    )
    _copies(Placement, things["placement"], **people, enrollment=seats)
    _copies(FirmQuestion, things["firm_question"], answer="WORKS", witness_name="Bu Tini",
            answered_at=timezone.now())  # fmt: skip
    _copies(WorkPaper, things["work_paper"], digest=_numbered)
    _copies(WorkVisit, things["work_visit"])
    _samples(SampledWork.objects.get(pk=things["sampled_work"]))
    _copies(FollowUp, things["follow_up"], **people, enrollment=seats)


def _merges(merge):
    """Further records that were joined with the one person, each with a NIK of its own."""
    gone = _copies(Participant, merge.gone_id, nik_hash=_numbered)
    _copies(Merge, merge.pk, gone=gone)


def _catalog(things):
    _copies(Vocation, things["vocation"], code=_numbered, name=_numbered)
    _copies(Program, things["program"], code=_numbered)
    centers = _copies(TrainingCenter, things["center"], code=_numbered)
    _copies(RuleSet, things["rule_set"], center=centers)
    batches = _copies(Batch, things["batch"], code=_numbered)
    agreements = _copies(Agreement, things["agreement"], number=_numbered)
    _copies(AgreementPaper, things["agreement_paper"], digest=_numbered)
    _copies(Renewal, things["renewal"], status="WITHDRAWN")
    _copies(Quota, things["quota"], batch=batches)
    _copies(ClassPledge, things["pledge"], batch=batches)
    _copies(Quota, things["quota"], agreement=agreements)


def _colleagues(things):
    for noun, model in (
        ("officer", Officer),
        ("staff", CenterStaff),
        ("contact", EmployerContact),
    ):
        user = model.objects.get(pk=things[noun]).user_id
        users = _copies(User, user, email=lambda number, noun=noun: f"{noun}-{number}@baru.test")
        _copies(model, things[noun], user=users)
    _copies(Vacancy, things["vacancy"])
    number = {"registry_number": lambda number: f"WLKP-B{number}"}
    firms = _copies(Employer, things["employer"], **number)
    _copies(FirmSignup, things["signup"], key=lambda _: uuid4(), email="{}@lain.test".format)
    _copies(ClassPledge, things["pledge"], employer=firms)
    _copies(ForumGuest, things["guest"], employer=firms)
    _copies(ForumGuest, things["guest"], meeting=_copies(Meeting, things["forum"]))
    _copies(
        SavedView,
        things["saved_view"],
        user=[each for each in users for _turn in range(10)],
        turn=lambda number: number % 10 + 2,
        name=_numbered,
    )
    _copies(
        SavedSearch,
        things["saved_search"],
        saved_by=[each for each in users for _turn in range(10)],
        place=lambda number: number % 10 + 2,
        name=_numbered,
    )


def _files(things):
    _copies(ApiToken, things["token"], digest=_numbered)
    _copies(ReferralImport, things["import"], digest=_numbered)
    codes = {"check_code": lambda _number: new_check_code()}
    reports = _copies(RegionalReport, things["report"], **codes, run=None)
    letter = ReportLetter.objects.get(subscription=things["subscription"])
    _copies(ReportApproval, things["approval"], report=reports)
    _copies(ReportRun, things["report_run"], version=lambda number: number + 10)
    _copies(ReportLetter, letter.pk, report=reports)
    _copies(Job, things["job"], key=_numbered)
    _copies(Meeting, things["meeting"])
    _copies(MinimumWage, things["minimum_wage"], year=lambda number: 1990 + number)
    _copies(WageList, things["wage_list"])
    _copies(DutyAnswer, things["duty_answer"])
    _copies(QualityFinding, things["finding"], record_key=[str(10**6 + n) for n in range(MORE)])
    published = OpenDataset.objects.get()
    _copies(OpenDataset, published.pk, version=lambda n: n + 2)
    _copies(OpenDataset, published.pk, code="provinces", year=lambda n: 2000 + n)
    _copies(Job, things["scenario"], key=lambda number: f"proposal/{number}")
    _copies(Obstacle, things["obstacle"])
    _copies(ObstacleComment, ObstacleComment.objects.get(obstacle=things["obstacle"]).pk)
    closed = _copies(Obstacle, Lesson.objects.get(pk=things["lesson"]).obstacle_id)
    _copies(Lesson, things["lesson"], obstacle=closed)


def _one_long_life(person, things):
    """One person who was nominated, agreed and gave it up a hundred times."""
    referral = Referral.objects.get(participant=person)
    _copies(Referral, referral.pk, status="WITHDRAWN")
    _copies(Consent, things["consent"], participant_id=person, withdrawn_at=timezone.now())
    StatusChange.objects.bulk_create(
        StatusChange.of(record, "return", "SUBMITTED", "RETURNED", by=None)
        for record in (referral, referral.participant, referral.batch)
        for _number in range(MORE)
    )
