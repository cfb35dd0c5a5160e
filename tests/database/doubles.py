"""How each promise that something is there once is broken: by the double of a sound row.

``UNIQUES`` maps a constraint to (model, the columns in which the double differs, so that no
other promise is broken before).
"""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from accounts.models import ApiToken, Invitation, User
from blkportal.core.models import IdempotencyKey, Job
from participants.models import (
    Assessment,
    Attendance,
    Certificate,
    CertificateCounter,
    CertificateProposal,
    ClassPaper,
    ComparedPerson,
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
    SelectionStep,
    SigningKey,
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
    Placement,
    SampledWork,
    SavedSearch,
    WorkPaper,
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
    Program,
    Quota,
    Renewal,
    Room,
    RuleSet,
    TrainingRoom,
    Vocation,
)
from regions.models import (
    Lesson,
    Mention,
    MinimumWage,
    Officer,
)
from reports.models import (
    NoticeSettings,
    OpenDataset,
    ProposalLine,
    QualityCount,
    QualityFinding,
    QualityRun,
    RegionalReport,
    ReportApproval,
    ReportLetter,
    ReportRun,
    ReportSubscription,
    SavedView,
)
from tests import assessing, chain, people
from tests.database.records import make
from tests.evidence import make_work

DAY = date(2026, 1, 5)
NOW = timezone.now()


def another_sitting():
    return assessing.make_sitting(chain.make_batch())


def another_agreement():
    return chain.make_agreement(chain.make_batch(), "62.11")


UNIQUES = {
    "accounts_apitoken_digest_key": (ApiToken, {}),
    "accounts_invitation_digest_key": (
        Invitation,
        {"user": lambda: people.make_user("lain@x.test", "ministry_reader")},
    ),
    "accounts_invitation_user_id_key": (Invitation, {"digest": "1" * 64}),
    "accounts_user_email_key": (User, {}),
    "user_email_once": (User, {"email": "YUNITA@records.test"}),
    "core_job_key_key": (Job, {}),
    "one_answer_per_key": (IdempotencyKey, {}),
    "regions_officer_user_id_key": (Officer, {}),
    "center_name_once_a_day": (CenterName, {"name": "BBPLK"}),
    "programs_centerstaff_user_id_key": (CenterStaff, {}),
    "dormitory_name_once": (Dormitory, {}),
    "room_once": (Room, {"sex": "MALE"}),
    "bed_once": (Bed, {}),
    "programs_vocation_code_key": (Vocation, {"name": "Las"}),
    "programs_vocation_name_key": (Vocation, {"code": "las"}),
    "programs_program_code_key": (Program, {}),
    "unit_once_a_program": (CompetencyUnit, {"title": "Lain"}),
    "programs_batch_code_key": (Batch, {"title": "Lain"}),
    "programs_agreement_number_key": (Agreement, {"regency_id": "62.11"}),
    "drift_once_while_it_lasts": (Drift, {"label": "Lain"}),
    "quota_once_a_batch": (Quota, {"seats": 1}),
    "quota_once_a_program": (Quota, {"seats": 1}),
    "participants_participant_nik_hash_key": (Participant, {"nik_last4": "0000"}),
    "consent_live_once_a_purpose": (Consent, {"channel": "OFFICER"}),
    "import_same_file_once": (ReferralImport, {"file_name": "lain.xlsx"}),
    "referral_live_once_a_batch": (Referral, {}),
    "referral_once_a_row_of_a_file": (Referral, {"participant": chain.make_participant}),
    "selection_step_once_a_class": (SelectionStep, {"weight": 2}),
    "selection_score_once_a_step": (SelectionScore, {"points": 1}),
    "training_day_once": (TrainingDay, {"hours": 7}),
    "attendance_once_a_day": (Attendance, {"hours": 7}),
    "trip_once_an_item": (Trip, {"cost": 7}),
    "unit_attempt_once": (UnitResult, {"on": DAY}),
    "unit_passed_once": (UnitResult, {"attempt": 2}),
    "programs_certificationbody_name_key": (CertificationBody, {"licence_number": "LAIN"}),
    "programs_certificationbody_licence_number_key": (CertificationBody, {"name": "LSP Lain"}),
    "assessed_once_a_day": (Assessment, {"status": "ABSENT"}),
    "one_open_assessment_a_person": (Assessment, {"sitting": another_sitting}),
    "found_competent_once": (Assessment, {"sitting": another_sitting}),
    "participants_enrollment_referral_id_key": (
        Enrollment,
        {"participant": chain.make_participant},
    ),
    "one_active_enrollment_a_person": (Enrollment, {"referral": chain.make_referral}),
    "participants_certificate_number_key": (Certificate, {"kind": "TRAINING"}),
    "participants_certificate_check_token_key": (
        Certificate,
        {"kind": "TRAINING", "number": "LAIN/000002"},
    ),
    "reports_qualityrun_day_key": (QualityRun, {"checked_by": None}),
    "quality_counted_once": (QualityCount, {"looked": 7}),
    "quality_found_once": (QualityFinding, {"about": "Lain"}),
    "one_open_set_a_version": (OpenDataset, {}),
    "reports_noticesettings_user_id_key": (NoticeSettings, {}),
    "report_of_a_run_once": (RegionalReport, {"check_code": "ABCDEFGHJKLM"}),
    "minimum_wage_once": (MinimumWage, {}),
    "reports_reportapproval_report_id_key": (ReportApproval, {}),
    "report_run_once": (ReportRun, {"places": 7}),
    "saved_view_turn_once": (SavedView, {"name": "Lain"}),
    "saved_view_name_once": (SavedView, {"turn": 2}),
    "report_subscription_once": (ReportSubscription, {}),
    "report_letter_once": (ReportLetter, {}),
    "reports_regionalreport_check_code_key": (RegionalReport, {}),
    "one_open_proposal_a_kind": (CertificateProposal, {"issued_on": DAY}),
    "proposed_once": (ProposedPerson, {}),
    "participants_certificate_replaces_id_key": (
        Certificate,
        {"number": "LAIN/3", "kind": "LETTER", "check_token": "y" * 22},
    ),
    "agreement_paper_same_file_once": (AgreementPaper, {"kind": "OTHER"}),
    "proposal_line_once": (ProposalLine, {"arithmetic": "Lain"}),
    "mention_once_a_comment": (Mention, {"name": "Lain"}),
    "renewal_asked_once": (Renewal, {"note": "Lain"}),
    "programs_renewal_successor_id_key": (Renewal, {"agreement": another_agreement}),
    "programs_agreement_predecessor_id_key": (Agreement, {"number": "PKS/LAIN"}),
    "cost_item_paid_by_one": (AgreementCost, {"payer": "CENTER"}),
    "room_taught_in_once_a_day": (TrainingDay, {"batch": chain.make_batch}),
    "instructor_teaches_once_a_day": (TrainingDay, {"batch": chain.make_batch}),
    "rule_set_once_a_center_and_program": (RuleSet, {"why": "Lain"}),
    "training_room_named_once": (TrainingRoom, {"seats": 1}),
    "class_paper_same_file_once": (ClassPaper, {"kind": "OTHER"}),
    "compared_person_once": (ComparedPerson, {"file_row": 7}),
    "data_request_asked_once": (DataRequest, {"text": "Lain"}),
    "transfer_asked_once": (Transfer, {"reason": "Lain"}),
    "merge_gone_once": (Merge, {"kept": chain.make_participant}),
    "two_people_told_once": (TwoPeople, {"reason": "Lain"}),
    "regions_lesson_obstacle_id_key": (Lesson, {"problem": "Lain"}),
    "document_same_file_once": (PersonalDocument, {"kind": "KK"}),
    "away_once_at_a_time": (Leave, {"reason": "Lain"}),
    "certificate_once_a_kind": (Certificate, {"number": "LAIN/000001"}),
    "one_counter_a_year": (CertificateCounter, {"last": 7}),
    "participants_signingkey_kid_key": (SigningKey, {"retired_at": NOW}),
    "signing_key_one_active": (SigningKey, {"kid": "another"}),
    "placements_employer_registry_number_key": (Employer, {"name": "PT Lain"}),
    "placements_employercontact_user_id_key": (EmployerContact, {}),
    "pledge_open_once": (ClassPledge, {"job_title": "Lain"}),
    "signup_waits_once": (FirmSignup, {"key": uuid4}),
    "placements_firmsignup_key_key": (FirmSignup, {"email": "lain@mandiri.test"}),
    "guest_once_a_forum": (ForumGuest, {}),
    "hire_request_open_once": (HireRequest, {"job_title": "Lain"}),
    "placements_placement_hire_request_id_key": (Placement, {"kind": "STUDY"}),
    "follow_up_once_a_date": (FollowUp, {}),
    "firm_question_one_waits": (FirmQuestion, {"sent_to": "lain@jaya.test"}),
    "work_paper_once": (WorkPaper, {"kind": "OTHER"}),
    "sampled_once": (SampledWork, {"turn": 2}),
    "sampled_in_order": (SampledWork, {"placement": make_work}),
    "saved_search_place_once": (SavedSearch, {"name": "Lain"}),
    "saved_search_name_once": (SavedSearch, {"place": 2}),
    "placement_open_once": (Placement, {"employer_name": "PT Lain"}),
}
# what is put into the sound row before it is doubled
BEFORE = {
    "programs_renewal_successor_id_key": lambda renewal: {
        "status": "RENEWED", "successor": another_agreement()
    },
    "programs_agreement_predecessor_id_key": lambda _agreement: {
        "predecessor": another_agreement()
    },
    "participants_certificate_replaces_id_key": lambda certificate: {
        "replaces": assessing.make_certificate(certificate.enrollment, "TRAINING")
    },
    "found_competent_once": lambda assessment: {
        "status": "DECIDED", "recommendation": "COMPETENT", "decision": "COMPETENT",
        "decision_number": "1", "decided_on": DAY,
    },
    "room_taught_in_once_a_day": lambda day: {"room": chain.make_training_room(day.center)},
    "instructor_teaches_once_a_day": lambda day: {
        "instructor": people.make_center_user("guru@promises.test", day.center).center_staff
    },
    "unit_passed_once": lambda result: {"is_passed": True},
    "quota_once_a_program": lambda quota: {"batch": None, "program": quota.batch.program_id},
    "referral_once_a_row_of_a_file": lambda referral: {"source": make(ReferralImport),
                                                       "source_row": 3},
    "placements_placement_hire_request_id_key": lambda placement: {
        "hire_request": make(HireRequest)
    },
}  # fmt: skip
