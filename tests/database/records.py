"""One record of every model, made on the way a test needs it: ``make(Certificate)``."""

from contextlib import nullcontext
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import ApiToken, Invitation, User
from blkportal.core.models import IdempotencyKey, Job
from blkportal.core.scope import SIGNER, acting_as, acting_in
from participants.models import (
    Assessment,
    Attendance,
    Certificate,
    CertificateCounter,
    CertificateProposal,
    ClassPaper,
    ComparedPerson,
    Comparison,
    Consent,
    DataRequest,
    Enrollment,
    Leave,
    Look,
    Merge,
    Participant,
    PersonalDocument,
    ProposedPerson,
    Referral,
    ReferralImport,
    SelectionScore,
    SelectionStep,
    SigningKey,
    Sitting,
    Stay,
    TrainingDay,
    Transfer,
    Trip,
    TwoPeople,
    UnitResult,
)
from placements.models import (
    ClassPledge,
    Employer,
    EmployerContact,
    FirmQuestion,
    FirmSignup,
    FollowUp,
    ForumGuest,
    HireRequest,
    Offer,
    Placement,
    SampledWork,
    SavedSearch,
    UnitList,
    Vacancy,
    VerificationRound,
    WorkPaper,
    WorkVisit,
)
from programs.models import (
    Agreement,
    AgreementCost,
    AgreementPaper,
    Batch,
    Bed,
    CenterName,
    CenterStaff,
    CertificationBody,
    CompetencyUnit,
    Dormitory,
    Drift,
    FundingSource,
    Program,
    Quota,
    QuotaEntry,
    Renewal,
    Room,
    RuleSet,
    SeatClaim,
    SeatOffer,
    TrainingCenter,
    TrainingNeed,
    TrainingRoom,
    Vocation,
)
from regions.models import (
    Lesson,
    Meeting,
    Mention,
    MinimumWage,
    Obstacle,
    ObstacleComment,
    Officer,
    Regency,
    RegionalAgency,
    WageList,
)
from reports.models import (
    DutyAnswer,
    EnrollmentSummary,
    NoticeSettings,
    OpenDataset,
    ProposalLine,
    QualityCount,
    QualityFinding,
    QualityRun,
    ReferralSummary,
    RegionalReport,
    ReportApproval,
    ReportLetter,
    ReportRun,
    ReportSubscription,
    SavedView,
)
from tests import (
    assessing,
    chain,
    evidence,
    learning,
    obstacles,
    papers,
    people,
    quotas,
    verifying,
)
from tests.agreements import make_agreement_paper, make_renewal
from tests.approvals import make_record
from tests.core import lives
from tests.duties import make_answer
from tests.follow_ups import make_follow_up
from tests.meetings import make_guest, make_meeting
from tests.minimum_wages import make_minimum_wage, make_wage_list
from tests.needs import make_need
from tests.open_datasets import make_open_dataset
from tests.own_files import make_data_request, make_look
from tests.pledges import make_pledge
from tests.quality import make_count, make_finding, make_run
from tests.report_runs import make_letter, make_report_run, make_subscription
from tests.saved_views import make_view
from tests.scenarios import make_proposal_line
from tests.searches import make_search
from tests.signups import make_signup
from tests.vacancies import make_vacancy

TODAY = timezone.localdate()
SOON = timezone.now() + timedelta(days=1)


def officer():
    return people.make_officer("yunita@records.test", "62.10")


def make_invitation():
    return Invitation.objects.create(user=officer(), digest="0" * 64, expires_at=SOON)


def make_token():
    return ApiToken.objects.create(
        user=officer(), digest="0" * 64, first_letters="blk_0000", expires_at=SOON
    )


def make_stay():
    enrollment = chain.make_enrollment("ARRIVED")
    return learning.make_stay(enrollment, learning.make_bed(enrollment.center, enrollment.sex))


def make_score():
    referral = chain.make_referral(status="VERIFIED")
    return chain.make_score(chain.make_step(referral.batch), referral, 70)


def make_attendance():
    enrollment = chain.make_enrollment("IN_TRAINING")
    return learning.make_attendance(learning.make_day(enrollment.batch), enrollment)


def make_result():
    enrollment = chain.make_enrollment("IN_TRAINING")
    return learning.make_result(enrollment, enrollment.program.units.get(), is_passed=False)


def make_center_name():
    return CenterName.objects.create(
        center=people.make_center(), name="CEVEST", valid_from=date(1985, 1, 1)
    )


def make_staff():
    return people.make_center_user("sinta@records.test", people.make_center()).center_staff


def make_contact():
    return people.make_contact("dewi@records.test", people.make_employer()).employer_contact


def make_report():
    return RegionalReport.objects.create(
        level="NATION", period_from=TODAY, period_to=TODAY, run=make_report_run()
    )


def make_counter():
    return CertificateCounter.objects.create(
        center=people.make_center(), kind="TRAINING", year=2026
    )


def make_key():
    user = officer()
    with acting_as(user):
        return IdempotencyKey.objects.create(user=user, key="a-key", digest="0" * 64)


def make_signing_key():
    with acting_in(SIGNER):
        return SigningKey.objects.create(kid="abcdefgh", public_key="x" * 43, private_key="y")


def make_job():
    return Job.objects.create(kind="build_report", key="a-key", requested_by=officer())


def make_consent():
    return chain.make_consent(chain.make_participant())


def summary_of(model):
    chain.make_enrollment("GRADUATED")
    return model.objects.filter(slice="ALL").first()


def make_proposal():
    return assessing.make_proposal(chain.make_enrollment("GRADUATED"), by=officer())


def make_claim():
    offer = lives.make_offer()
    return quotas.make_claim(offer, chain.make_quota(offer.batch, "62.11"))


def of_batch(name):
    """What a batch brings with it: its program, center, funding."""
    return lambda: getattr(chain.make_batch(), name)


MAKERS = {
    ApiToken: make_token,
    Invitation: make_invitation,
    User: officer,
    Job: make_job,
    IdempotencyKey: make_key,
    Regency: lambda: Regency.objects.get(pk="62.10"),
    RegionalAgency: lambda: officer().officer.agency,
    Obstacle: obstacles.make_obstacle,
    Meeting: make_meeting,
    MinimumWage: make_minimum_wage,
    WageList: make_wage_list,
    Mention: obstacles.make_mention,
    ObstacleComment: lambda: obstacles.make_comment(obstacles.make_obstacle()),
    AgreementPaper: make_agreement_paper,
    Renewal: make_renewal,
    ProposalLine: make_proposal_line,
    AgreementCost: lambda: chain.make_cost(chain.make_quota(chain.make_batch()).agreement),
    RuleSet: chain.make_rule_set,
    TrainingRoom: lambda: chain.make_training_room(people.make_center()),
    Lesson: obstacles.make_lesson,
    DutyAnswer: lambda: make_answer(officer()),
    ReportApproval: make_record,
    ReportRun: make_report_run,
    ReportSubscription: lambda: make_subscription(officer()),
    SavedView: lambda: make_view(officer()),
    ReportLetter: lambda: make_letter(officer(), make_report()),
    QualityRun: make_run,
    QualityCount: make_count,
    QualityFinding: lambda: make_finding(chain.make_enrollment("GRADUATED")),
    OpenDataset: make_open_dataset,
    NoticeSettings: lambda: NoticeSettings.objects.create(user=officer()),
    Officer: lambda: officer().officer,
    TrainingCenter: people.make_center,
    CenterName: make_center_name,
    CenterStaff: make_staff,
    Dormitory: lambda: learning.make_bed().room.dormitory,
    Room: lambda: learning.make_bed().room,
    Bed: learning.make_bed,
    Vocation: lambda: chain.make_program().vocation,
    Program: chain.make_program,
    CompetencyUnit: lambda: chain.make_program().units.get(),
    FundingSource: of_batch("funding"),
    Batch: chain.make_batch,
    Agreement: lives.make_agreement,
    Quota: lambda: chain.make_quota(chain.make_batch()),
    QuotaEntry: lambda: chain.make_quota(chain.make_batch()).entries.get(),
    SeatOffer: lives.make_offer,
    SeatClaim: make_claim,
    Drift: quotas.make_drift,
    TrainingNeed: lambda: make_need(officer()),
    Participant: chain.make_participant,
    Consent: make_consent,
    Referral: chain.make_referral,
    ReferralImport: lives.make_import,
    Enrollment: chain.make_enrollment,
    SelectionStep: lambda: chain.make_step(chain.make_batch()),
    SelectionScore: make_score,
    Stay: make_stay,
    ClassPaper: lambda: papers.make_class_paper(chain.make_batch()),
    Comparison: lambda: papers.make_comparison(chain.make_batch()),
    ComparedPerson: lambda: papers.make_compared_person(
        papers.make_comparison(chain.make_batch())
    ),
    DataRequest: make_data_request,
    Look: make_look,
    Transfer: chain.make_transfer,
    Merge: lambda: chain.make_merge(chain.make_participant()),
    TwoPeople: lambda: chain.make_two_people(chain.make_participant(), chain.make_participant()),
    PersonalDocument: lambda: papers.make_document(chain.make_participant()),
    Leave: lambda: learning.make_leave(chain.make_enrollment("IN_TRAINING")),
    Trip: lambda: learning.make_trip(chain.make_enrollment()),
    UnitResult: make_result,
    CertificationBody: assessing.make_body,
    Sitting: lambda: assessing.make_sitting(chain.make_batch()),
    CertificateProposal: make_proposal,
    ProposedPerson: lambda: make_proposal().people.get(),
    Assessment: lambda: assessing.make_assessment(chain.make_enrollment("COMPLETED")),
    TrainingDay: lambda: learning.make_day(chain.make_batch()),
    Attendance: make_attendance,
    Certificate: assessing.make_graduate,
    CertificateCounter: make_counter,
    SigningKey: make_signing_key,
    Employer: people.make_employer,
    EmployerContact: make_contact,
    Vacancy: make_vacancy,
    ClassPledge: make_pledge,
    FirmSignup: make_signup,
    ForumGuest: make_guest,
    SavedSearch: make_search,
    Offer: lambda: Offer.objects.get(pk=assessing.make_graduate().pk),
    UnitList: lambda: make(Offer).unit_list,
    EnrollmentSummary: lambda: summary_of(EnrollmentSummary),
    ReferralSummary: lambda: summary_of(ReferralSummary),
    HireRequest: lives.make_hire_request,
    Placement: lives.make_placement,
    FollowUp: make_follow_up,
    FirmQuestion: evidence.make_firm_question,
    WorkPaper: evidence.make_work_paper,
    VerificationRound: verifying.make_round,
    SampledWork: verifying.make_sampled,
    WorkVisit: evidence.make_work_visit,
    RegionalReport: make_report,
}


def make(model):
    return MAKERS[model]()


def as_its_writer(record):
    """Kept answers are written by nobody but their owner, keys by who signs with them; all else
    by the ministry as well."""
    if isinstance(record, SigningKey):
        return acting_in(SIGNER)
    return acting_as(record.user) if isinstance(record, IdempotencyKey) else nullcontext()
