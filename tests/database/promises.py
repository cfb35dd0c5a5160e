"""How each promise of the database is broken: by one change to a sound row, or by its double.

``CHECKS`` maps a constraint to (model, the columns that break it, what to set before);
``UNIQUES`` maps it to (model, the columns in which the double differs, so that no other
promise is broken before).
"""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.db.models.functions import Now
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
    Consent,
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
    Sitting,
    Stay,
    TrainingDay,
    Transfer,
    TwoPeople,
    UnitResult,
)
from placements.models import Employer, EmployerContact, FollowUp, HireRequest, Placement
from programs.models import (
    Agreement,
    AgreementCost,
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
    Room,
    SeatOffer,
    TrainingNeed,
    TrainingRoom,
    Vocation,
)
from regions.models import (
    Lesson,
    Meeting,
    Obstacle,
    ObstacleComment,
    Officer,
    Regency,
    RegionalAgency,
)
from reports.models import DutyAnswer, NoticeSettings, RegionalReport
from tests import assessing, chain, people
from tests.database.records import make

DAY = date(2026, 1, 5)
A_DAY = timedelta(days=1)
NOW = timezone.now()
UNKNOWN = {"status": "X"}


def another_sitting():
    return assessing.make_sitting(chain.make_batch())


CHECKS = {
    "user_role_has_its_key": (User, {"scope_key": "62"}),
    "job_status_known": (Job, UNKNOWN),
    "regency_code_of_its_province": (Regency, {"province": "63"}),
    "regency_kind_known": (Regency, {"kind": "X"}),
    "regency_not_its_own_successor": (Regency, {"succeeded_by": "62.10", "valid_to": DAY}),
    "regency_superseded_names_date_and_successor": (Regency, {"valid_to": DAY}),
    "regency_utc_offset_known": (Regency, {"utc_offset": 10}),
    "cost_item_and_payer_known": (AgreementCost, {"payer": "?"}),
    "training_room_has_places": (TrainingRoom, {"seats": 0}),
    "obstacle_status_known": (Obstacle, UNKNOWN | {"closed_on": DAY}),
    "obstacle_closed_has_a_day": (Obstacle, {"closed_on": DAY}),
    "obstacle_ended_has_an_answer": (Obstacle, {"status": "SOLVED", "closed_on": DAY}),
    "obstacle_merged_names_the_other": (Obstacle, {"status": "MERGED", "closed_on": DAY}),
    "obstacle_merged_with_another": (
        Obstacle,
        {"status": "MERGED", "closed_on": DAY, "merged_into": F("pk")},
    ),
    "meeting_status_known": (Meeting, UNKNOWN),
    "meeting_held_has_minutes": (Meeting, {"status": "HELD"}),
    "comment_says_something": (ObstacleComment, {"text": ""}),
    "duty_answer_says_something": (DutyAnswer, {"text": ""}),
    "notice_mail_known": (NoticeSettings, {"mail": "?"}),
    "duty_answer_known": (DutyAnswer, {"duty": "?"}),
    "duty_answer_of_one_side": (DutyAnswer, {"center": "bbplk-bekasi"}),
    "agency_of_one_place": (RegionalAgency, {"province": "62"}),
    "center_name_ends_after_start": (CenterName, {"valid_to": F("valid_from")}),
    "program_has_hours_and_seats": (Program, {"class_size": 0}),
    "program_level_1_to_9": (Program, {"qualification_level": 10}),
    "program_threshold_is_percent": (Program, {"attendance_threshold": 101}),
    "batch_dates_in_order": (Batch, {"ends_on": F("starts_on") - A_DAY}),
    "batch_reregisters_before_start": (Batch, {"reregister_by": F("starts_on") + A_DAY}),
    "batch_never_oversold": (Batch, {"taken": F("capacity") + 1}),
    "batch_status_known": (Batch, UNKNOWN),
    "agreement_ends_after_start": (Agreement, {"ends_on": F("starts_on")}),
    "agreement_status_known": (Agreement, UNKNOWN),
    "need_status_known": (TrainingNeed, UNKNOWN),
    "need_quarter_1_to_4": (TrainingNeed, {"quarter": 5}),
    "need_gone_has_no_rank": (TrainingNeed, {"status": "WITHDRAWN"}),
    "need_planned_has_seats": (TrainingNeed, {"status": "PLANNED"}),
    "need_refused_with_an_answer": (TrainingNeed, {"status": "DEFERRED"}),
    "offer_status_known": (SeatOffer, UNKNOWN | {"remaining": 0}),
    "offer_never_oversold": (SeatOffer, {"remaining": F("seats") + 1}),
    "offer_closed_has_none_left": (SeatOffer, {"status": "LAPSED"}),
    "offer_needs_first_ends_in_time": (SeatOffer, {"needs_first_until": F("until") + A_DAY}),
    "offer_says_why": (SeatOffer, {"reason": ""}),
    "drift_figure_known": (Drift, {"figure": "X"}),
    "quota_for_program_or_batch": (Quota, {"batch": None}),
    "quota_never_oversold": (Quota, {"taken": F("seats") + 1}),
    "quota_nominees_cover_seats": (Quota, {"nominees": F("seats") - 1}),
    "quota_nominees_within_limit": (Quota, {"nominated": F("nominees") + 1}),
    "participant_nik_last4_digits": (Participant, {"nik_last4": "12a4"}),
    "participant_sex_known": (Participant, {"sex": "X"}),
    "referral_status_known": (Referral, UNKNOWN),
    "referral_submitted_has_date": (Referral, {"submitted_on": None}),
    "import_status_known": (ReferralImport, UNKNOWN),
    "import_mode_known": (ReferralImport, {"mode": "X"}),
    "selection_step_weighs_something": (SelectionStep, {"weight": 0}),
    "selection_step_can_be_passed": (SelectionStep, {"pass_mark": 101}),
    "selection_score_or_absence": (SelectionScore, {"is_absent": True}),
    "training_day_of_ten_hours_at_most": (TrainingDay, {"hours": 11}),
    "attendance_has_its_hours": (Attendance, {"mark": "SICK"}),
    "unit_attempts_end": (UnitResult, {"attempt": 5}),
    "certification_body_is_named": (CertificationBody, {"name": ""}),
    "certification_body_terms_in_range": (CertificationBody, {"most_attempts": 0}),
    "sitting_decided_afterwards": (Sitting, {"decide_by": F("held_on")}),
    "sitting_names_site_and_assessor": (Sitting, {"assessor": ""}),
    "assessment_recommends_what_it_saw": (Assessment, {"recommendation": "COMPETENT"}),
    "assessment_decision_is_whole": (
        Assessment,
        {"status": "DECIDED", "recommendation": "COMPETENT", "decision": "COMPETENT"},
    ),
    "proposal_answered_by_another": (
        CertificateProposal,
        {"status": "ISSUED", "decided_by": F("proposed_by"), "decided_at": DAY},
    ),
    "enrollment_competent_was_assessed": (Enrollment, {"competent_on": DAY}),
    "enrollment_certified_is_competent": (Enrollment, {"certified_on": DAY}),
    "enrollment_status_known": (Enrollment, UNKNOWN),
    "enrollment_dates_in_order": (
        Enrollment,
        {"status": "GRADUATED", "enrolled_on": DAY, "graduated_on": DAY - A_DAY},
    ),
    "enrollment_dropped_has_date": (Enrollment, {"dropped_on": DAY}),
    "enrollment_graduated_has_date": (Enrollment, {"status": "GRADUATED"}),
    "enrollment_known_outcome_has_date": (Enrollment, {"outcome": "WORKING"}),
    "enrollment_work_follows_graduation": (Enrollment, {"placed_on": DAY}),
    "leave_moments_in_order": (Leave, {"due_back": F("left_at")}),
    "participant_joined_with_another": (Participant, {"merged_into": F("pk")}),
    "class_paper_removed_has_no_file": (ClassPaper, {"file": ""}),
    "transfer_status_known": (Transfer, UNKNOWN),
    "transfer_granted_moved_somebody": (Transfer, {"status": "GRANTED"}),
    "transfer_declined_with_an_answer": (Transfer, {"status": "DECLINED"}),
    "merge_of_two_records": (Merge, {"gone": F("kept")}),
    "two_people_in_order": (TwoPeople, {"second": F("first")}),
    "document_status_known": (PersonalDocument, UNKNOWN),
    "document_refused_with_a_reason": (PersonalDocument, {"status": "REFUSED"}),
    "document_removed_has_no_file": (PersonalDocument, {"status": "REMOVED"}),
    "leave_has_a_reason": (Leave, {"reason": ""}),
    "stay_of_one_night_or_more": (Stay, {"nights": DateRange(empty=True)}),
    "certificate_has_number": (Certificate, {"number": ""}),
    "certificate_replaces_another": (Certificate, {"replaces": F("pk")}),
    "certificate_status_known": (Certificate, UNKNOWN),
    "certificate_valid_after_issue": (Certificate, {"valid_until": F("issued_on")}),
    "signing_key_distrusted_is_retired": (SigningKey, {"distrusted_at": NOW}),
    "employer_status_known": (Employer, UNKNOWN),
    "hire_request_status_known": (HireRequest, UNKNOWN),
    "hire_request_name_after_yes": (HireRequest, {"contact_name": "Siti Rahma"}),
    "placement_evidence_known": (Placement, {"evidence": "X"}),
    "follow_up_months_known": (FollowUp, {"months": 4}),
    "follow_up_answer_known": (
        FollowUp,
        {"answer": "X", "source": "PERSON", "answered_at": Now()},
    ),
    "follow_up_closes_after_due": (FollowUp, {"closes_on": F("due_on")}),
    "follow_up_answer_has_source": (FollowUp, {"answer": "SEEKING"}),
    "placement_ends_after_start": (Placement, {"ended_on": F("started_on") - A_DAY}),
    "report_level_has_its_place": (RegionalReport, {"level": "REGENCY"}),
    "report_period_in_order": (
        RegionalReport,
        {"period_to": F("period_from") - A_DAY},
    ),
}

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
    "reports_noticesettings_user_id_key": (NoticeSettings, {}),
    "one_open_proposal_a_kind": (CertificateProposal, {"issued_on": DAY}),
    "proposed_once": (ProposedPerson, {}),
    "participants_certificate_replaces_id_key": (
        Certificate,
        {"number": "LAIN/3", "kind": "LETTER", "check_token": "y" * 22},
    ),
    "cost_item_paid_by_one": (AgreementCost, {"payer": "CENTER"}),
    "room_taught_in_once_a_day": (TrainingDay, {"batch": chain.make_batch}),
    "instructor_teaches_once_a_day": (TrainingDay, {"batch": chain.make_batch}),
    "training_room_named_once": (TrainingRoom, {"seats": 1}),
    "class_paper_same_file_once": (ClassPaper, {"kind": "OTHER"}),
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
    "hire_request_open_once": (HireRequest, {"job_title": "Lain"}),
    "placements_placement_hire_request_id_key": (Placement, {"kind": "STUDY"}),
    "follow_up_once_a_date": (FollowUp, {}),
    "placement_open_once": (Placement, {"employer_name": "PT Lain"}),
}
# what is put into the sound row before it is doubled
BEFORE = {
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
