"""Which fields each verb takes, through the page and through the API; a new one is named here."""

LIMITS = "beds_men beds_women center first hours nights people share smallest year"
NEED = (
    "capacity companies cost_sharing delivery demand men_seeking occupation occupation_code "
    "placed_with placements program quarter seats sector sources vacancies why women_seeking"
)
VACANCY = (
    "contract description education experience_months headcount job_title least_age most_age sex "
    "skills valid_from valid_until vocation wage_from wage_to work_regency"
)
FIELDS = {
    "patch participant-detail": (
        "address birth_date domicile education email has_disability is_poor_household "
        "name nik phone sex version"
    ),
    "post accounts:change_password": "again new_password old_password",
    "post accounts:create_token": "days",
    "post accounts:invite_user": "email name",
    "post accounts:request_reset": "email",
    "post accounts:see_profile": "name",
    "post accounts:sign_in": "next",
    "post agency-change": "address email name phone two_for_a_list version",
    "post agreement-end": "reason",
    "post agreement-list": "center ends_on number regency signed_on starts_on title",
    "post batch-cancel": "reason",
    "post batch-confirm": "decree_number decree_on",
    "post batch-correct": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title version year"
    ),
    "post batch-list": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title year"
    ),
    "post batch-postpone": "reason",
    "post certificate-list": "enrollment issued_on kind registration_number",
    "post certificate-revoke": "reason",
    "post consent-withdraw": "reason",
    "post employer-deny": "reason",
    "post employer-list": "address name regency registry_number sector website",
    "post employer-suspend": "reason",
    "post enrollment-arrive": "bed on",
    "post enrollment-complete": "on",
    "post enrollment-expel": "on reason",
    "post enrollment-fail": "reason",
    "post enrollment-graduate": "on",
    "post enrollment-miss": "reason",
    "post enrollment-withdraw": "on reason",
    "post hire-request-accept": "asked_person",
    "post hire-request-decline": "asked_person reason",
    "post hire-request-hire": "started_on",
    "post hire-request-list": "certificate job_title message starts_on wage work_regency",
    "post officer-move": "agency",
    "post participant-give-consent": "channel purpose",
    "post participant-list": (
        "address birth_date domicile education email has_disability is_poor_household "
        "name nik phone sex"
    ),
    "post participant-reveal-nik": "reason",
    "post participants:plan_selection": (
        "documents-held_on documents-pass_mark documents-weight interview-held_on "
        "interview-pass_mark interview-weight written-held_on written-pass_mark written-weight"
    ),
    "post participants:note_points": "row",
    "post class-plan-selection": "steps",
    "post selection-step-points": "marks",
    "post participants:export_allowance": "rate since until",
    "post participants:plan_days": "hours_a_day off weekdays",
    "post class-plan-days": "hours_a_day off weekdays",
    "post training-day-roll": "marks reason",
    "post participants:note_results": "on row unit",
    "post participants:plan_sitting": "assessor assessor_number body held_on row site",
    "post participants:note_recommendations": "row",
    "post participants:note_decisions": "number on row",
    "post participants:cancel_sitting": "reason",
    "post participants:take_back_assessment": "reason",
    "post class-plan-assessment": "assessor assessor_number body held_on people site",
    "post assessment-day-recommendations": "results",
    "post assessment-day-decisions": "number on results",
    "post assessment-day-cancel": "reason",
    "post assessment-take-back": "reason",
    "post regions:raise_obstacle": "category is_urgent regency text",
    "post regions:comment_obstacle": "text",
    "post regions:solve_obstacle": "answer helped lesson",
    "post regions:give_up_obstacle": "no-answer",
    "post regions:reopen_obstacle": "reason",
    "post regions:merge_obstacle": "into",
    "post programs:upload_needs": "file-clear year",
    "post regions:call_meeting": "held_on place province title",
    "post regions:decide": "decide-obstacle decide-text",
    "post regions:give_task": "task-due_on task-regency task-text",
    "post regions:hold_meeting": "minutes-attendance minutes-minutes",
    "post regions:cancel_meeting": "cancel-reason",
    "post meeting-list": "held_on place province title",
    "post meeting-decide": "obstacle text",
    "post meeting-task": "due_on regency text",
    "post meeting-hold": "attendance minutes",
    "post meeting-cancel": "reason",
    "post obstacle-list": "about category is_urgent regency text",
    "post obstacle-solve": "answer helped lesson",
    "post obstacle-give-up": "answer",
    "post obstacle-reopen": "reason",
    "post obstacle-merge": "into",
    "post obstacle-comment": "text",
    "post class-compare-siapkerja": "file",
    "post participants:compare_siapkerja": "file-clear",
    "post participants:export_siapkerja": "format reason",
    "post participants:fulfil_data_request": "answer",
    "post participants:decline_data_request": "answer",
    "post data-request-fulfil": "answer",
    "post data-request-decline": "answer",
    "post participants:ask_transfer": "nik reason",
    "post participants:grant_transfer": "answer",
    "post participants:decline_transfer": "answer",
    "post transfer-list": "nik reason",
    "post transfer-grant": "answer",
    "post transfer-decline": "answer",
    "post participants:add_class_paper": "file-clear kind",
    "post class-paper-list": "batch file kind",
    "post programs:set_costs": (
        "amount_ALLOWANCE amount_ASSESSMENT amount_CLOTHES amount_INSURANCE "
        "amount_LOCAL_TRAVEL amount_LODGING amount_MATERIALS amount_MEALS "
        "amount_TRAVEL_BACK amount_TRAVEL_TO payer_ALLOWANCE payer_ASSESSMENT "
        "payer_CLOTHES payer_INSURANCE payer_LOCAL_TRAVEL payer_LODGING payer_MATERIALS "
        "payer_MEALS payer_TRAVEL_BACK payer_TRAVEL_TO"
    ),
    "post agreement-set-costs": "costs",
    "post participants:assign_days": "instructor room",
    "post class-assign-days": "instructor room",
    "post participants:join_people": "",
    "post participants:tell_apart": "other reason",
    "post merge-list": "gone kept reason take",
    "post participants:add_document": "file-clear kind",
    "post participants:decline_document": "reason",
    "post document-list": "file kind participant",
    "post document-decline": "reason",
    "post participants:give_leave": "due_back left_at reason",
    "post participants:change_bed": "place",
    "post enrollment-change-bed": "bed",
    "post enrollment-swap-beds": "other",
    "post leave-list": "due_back enrollment left_at reason",
    "post leave-come-back": "returned_at",
    "post participants:take_back_result": "reason unit",
    "post class-note-results": "on results unit",
    "post enrollment-take-back-result": "reason unit",
    "post participants:set_reregistration": "on",
    "post class-set-reregistration": "on",
    "post participants:arrive_enrollment": "on",
    "post participants:arrive_people": "on only row",
    "post participants:propose_certificates": "issued_on kind",
    "post participants:return_proposal": "reason",
    "post participants:withdraw_proposal": "reason",
    "post class-propose-certificates": "issued_on kind",
    "post certificate-proposal-send-back": "reason",
    "post certificate-proposal-withdraw": "reason",
    "post participants:complete_class": "on",
    "post participants:complete_enrollment": "on",
    "post participants:confirm_import": "doubts_seen leave",
    "post participants:correct_participant": (
        "address birth_date domicile education email has_disability is_checked "
        "is_poor_household name new_nik phone sex version"
    ),
    "post participants:expel_enrollment": "on reason",
    "post participants:export_participants": "format reason",
    "post participants:fail_enrollment": "reason",
    "post participants:find_person": "nik",
    "post participants:give_consent": "channel purpose",
    "post participants:graduate_class": "on",
    "post participants:graduate_enrollment": "on",
    "post participants:issue_certificate": "issued_on kind registration_number",
    "post participants:mend_referral": (
        "address birth_date domicile education email has_disability is_checked "
        "is_poor_household name new_nik phone sex version"
    ),
    "post participants:miss_people": "only row",
    "post participants:miss_referrals": "row sure",
    "post participants:nominate": "batch",
    "post participants:reject_referrals": "reason row sure",
    "post participants:reserve_referrals": "row",
    "post participants:resubmit_referral": "note",
    "post participants:return_referrals": "reason row sure",
    "post participants:reveal_nik": "reveal-reason",
    "post participants:replace_certificate": "reason registration_number",
    "post certificate-replace": "reason registration_number",
    "post participants:revoke_certificate": "reason",
    "post participants:select_referrals": "row sure",
    "post participants:upload_referrals": "batch file-clear mode",
    "post participants:verify_referrals": "row",
    "post participants:withdraw_consent": "reason",
    "post participants:withdraw_enrollment": "on reason",
    "post participants:withdraw_referral": "reason",
    "post placement-end": "ended_on reason",
    "post placement-list": (
        "employer employer_name enrollment is_linear job_title kind started_on wage work_regency"
    ),
    "post follow-up-answer": (
        "answer employer employer_name is_linear job_title last_day same_work started_on wage "
        "work_regency"
    ),
    "post placements:answer_follow_up": (
        "employer employer_name is_linear job_title last_day now started_on wage work_regency"
    ),
    "post placements:upload_answers": "file-clear",
    "post placements:accept_hire_request": "asked",
    "post placements:appoint_contact": "email phone title",
    "post placements:correct_employer": "address regency sector version website",
    "post placements:decline_hire_request": "asked reason",
    "post placements:deny_employer": "reason",
    "post placements:end_placement": "ended_on reason",
    "post placements:hire": "started_on",
    "post placements:draft_vacancy": VACANCY + " version",
    "post placements:change_vacancy": VACANCY + " version",
    "post placements:upload_vacancies": "file-clear",
    "post placements:return_vacancy": "reason",
    "post placements:close_vacancy": "reason",
    "post placements:report_filled": "filled",
    "post vacancy-list": VACANCY,
    "patch vacancy-detail": VACANCY + " version",
    "post vacancy-submit": "is_another",
    "post placements:submit_vacancy": "is_another",
    "post placements:join_vacancies": "into",
    "post vacancy-close": "reason",
    "post vacancy-send-back": "reason",
    "post vacancy-join": "into",
    "post vacancy-filled": "filled",
    "post placements:record_answer": "on outcome",
    "post placements:record_placement": (
        "employer employer_name is_linear job_title kind started_on wage work_regency"
    ),
    "post placements:register_employer": "address name regency registry_number sector website",
    "post placements:request_hire": "graduate job_title message starts_on wage work_regency",
    "post placements:suspend_employer": "reason",
    "post programs:cancel_batch": "reason",
    "post programs:change_quota": "nominees note seats",
    "post programs:claim_seats": "regency seats",
    "post programs:draft_need": NEED + " year version",
    "post programs:correct_need": NEED + " version",
    "post programs:review_need": "review-answer",
    "post programs:return_need": "return-answer",
    "post programs:plan_need": "plan-answer plan-seats",
    "post programs:defer_need": "defer-answer",
    "post programs:reject_need": "reject-answer",
    "post training-need-list": NEED + " year",
    "post training-need-correct": NEED + " version",
    "post training-need-review": "answer",
    "post training-need-send-back": "answer",
    "post training-need-plan": "answer seats",
    "post training-need-defer": "answer",
    "post training-need-reject": "answer",
    "post seat-offer-list": "needs_first_until quota reason seats until",
    "post seat-offer-claim": "regency seats",
    "post seat-offer-take-back": "reason",
    "post programs:offer_seats": "needs_first_until reason seats until",
    "post programs:take_back_seats": "reason",
    "post programs:confirm_batch": "decree_number decree_on",
    "post programs:correct_agreement": (
        "center ends_on number regency signed_on starts_on title version"
    ),
    "post programs:correct_batch": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title version year"
    ),
    "post programs:draft_agreement": (
        "center ends_on number regency signed_on starts_on title version"
    ),
    "post programs:end_agreement": "reason",
    "post programs:grant_quota": "batch nominees note program seats year",
    "post programs:plan_batch": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title version year"
    ),
    "post programs:postpone_batch": "reason",
    "post quota-change": "nominees note seats",
    "post quota-list": "agreement batch need nominees note program seats year",
    "post quota-proposals-list": LIMITS,
    "post duty-answers-list": "duty text year",
    "post reports:answer_duty": "duty text year",
    "post reports:choose_notices": "mail topics",
    "post reports:propose_quotas": LIMITS,
    "post referral-import-confirm": "doubts_seen leave_out",
    "post participants:undo_import": "reason",
    "post referral-import-undo": "reason",
    "post referral-import-list": "batch file mode",
    "post referral-list": "batch participant",
    "post referral-miss": "reason",
    "post referral-reject": "reason",
    "post referral-reserve": "rank",
    "post check:check_certificate": "code number",
    "post referral-resubmit": "reason",
    "post referral-return": "reason",
    "post referral-withdraw": "reason",
    "post regions:change_agency": "address email name phone two_for_a_list version",
    "post regions:move_officer": "agency",
    "post reports-list": "center level period_from period_to place",
    "post reports:request_report": "period period_from period_to",
    "post set_language": "language next",
    "post user-list": "email name role scope_key",
}
# (person, address) → what this person is asked for beyond that
ALSO = {
    ("organizer", "accounts:invite_user"): "role",
    ("admin", "accounts:invite_user"): "role scope_key",
    ("manager", "placements:correct_employer"): "name registry_number",
    ("admin", "placements:correct_employer"): "name registry_number",
    ("officer", "reports:request_report"): "center",
    ("province", "reports:request_report"): "center place",
    ("manager", "reports:request_report"): "center place",
    ("admin", "reports:request_report"): "center place",
}
