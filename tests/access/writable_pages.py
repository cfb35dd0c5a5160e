"""Which fields each verb of a page takes; a new one is named here."""

from tests.access.writable_words import LIMITS, NEED, VACANCY

FIELDS = {
    "post accounts:change_password": "again new_password old_password",
    "post accounts:create_token": "days",
    "post accounts:invite_user": "email name",
    "post accounts:request_reset": "email",
    "post accounts:see_profile": "name",
    "post accounts:sign_in": "next",
    "post programs:add_agreement_paper": "file-clear kind",
    "post programs:remove_agreement_paper": "reason",
    "post programs:set_rules": (
        "age_max age_min documents education_min not_in_training_this_year "
        "not_trained_here_before share_disability share_poor share_women why"
    ),
    "post programs:ask_renewal": "ends_on note starts_on",
    "post programs:renew_agreement": "ends_on number signed_on starts_on",
    "post programs:refuse_renewal": "reason",
    "post firms:sign_up_firm": (
        "address agrees contact_name contact_title email is_direct kbli name phone place "
        "registry_number sector"
    ),
    "post participants:plan_selection": (
        "documents-held_on documents-pass_mark documents-weight interview-held_on "
        "interview-pass_mark interview-weight written-held_on written-pass_mark written-weight"
    ),
    "post participants:note_points": "row",
    "post participants:discard_import": "reason",
    "post participants:export_allowance": "rate since until",
    "post participants:plan_days": "hours_a_day off weekdays",
    "post participants:note_trips": "all_cost all_means all_on person",
    "post participants:note_results": "on row unit",
    "post participants:plan_sitting": "assessor assessor_number body held_on row site",
    "post participants:note_recommendations": "row",
    "post participants:note_decisions": "number on row",
    "post participants:cancel_sitting": "reason",
    "post participants:take_back_assessment": "reason",
    "post regions:raise_obstacle": "category is_urgent regency text",
    "post regions:comment_obstacle": "mentions text",
    "post regions:solve_obstacle": "answer helped lesson",
    "post regions:give_up_obstacle": "no-answer",
    "post regions:reopen_obstacle": "reason",
    "post regions:merge_obstacle": "into",
    "post programs:upload_needs": "file-clear year",
    "post regions:call_meeting": "held_on kind place province title",
    "post regions:decide": "decide-obstacle decide-text",
    "post regions:give_task": "task-due_on task-regency task-text",
    "post regions:hold_meeting": "minutes-attendance minutes-minutes",
    "post regions:cancel_meeting": "cancel-reason",
    "post participants:compare_siapkerja": "file-clear",
    "post participants:export_siapkerja": "format reason",
    "post participants:export_comparison": "format reason",
    "post participants:settle_differences": "note row",
    "post participants:fulfil_data_request": "answer",
    "post participants:decline_data_request": "answer",
    "post participants:ask_transfer": "nik reason",
    "post participants:grant_transfer": "answer",
    "post participants:decline_transfer": "answer",
    "post participants:add_class_paper": "file-clear kind",
    "post programs:set_costs": (
        "amount_ALLOWANCE amount_ASSESSMENT amount_CLOTHES amount_INSURANCE "
        "amount_LOCAL_TRAVEL amount_LODGING amount_MATERIALS amount_MEALS "
        "amount_TRAVEL_BACK amount_TRAVEL_TO payer_ALLOWANCE payer_ASSESSMENT "
        "payer_CLOTHES payer_INSURANCE payer_LOCAL_TRAVEL payer_LODGING payer_MATERIALS "
        "payer_MEALS payer_TRAVEL_BACK payer_TRAVEL_TO"
    ),
    "post participants:assign_days": "instructor room since until",
    "post participants:join_people": "",
    "post participants:tell_apart": "other reason",
    "post participants:add_document": "file-clear kind",
    "post participants:decline_document": "reason",
    "post participants:give_leave": "due_back left_at reason",
    "post participants:change_bed": "place",
    "post participants:take_back_result": "reason unit",
    "post participants:set_reregistration": "on",
    "post participants:arrive_enrollment": "on",
    "post participants:arrive_people": "on only row",
    "post participants:propose_certificates": "issued_on kind",
    "post participants:return_proposal": "reason",
    "post participants:withdraw_proposal": "reason",
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
    "post participants:revoke_certificate": "reason",
    "post participants:select_referrals": "row sure",
    "post participants:upload_referrals": "batch code_scheme file-clear mode",
    "post participants:verify_referrals": "row",
    "post participants:withdraw_consent": "reason",
    "post participants:withdraw_enrollment": "on reason",
    "post participants:withdraw_referral": "reason",
    "post placements:plan_round": "per_region started_from started_until title",
    "post placements:open_sample": "regency",
    "post placements:note_check": "method note result",
    "post placements:ask_firm": "sent_to",
    "post placements:add_work_paper": "file-clear kind",
    "post placements:note_visit": "found note on",
    "post placements:answer_follow_up": (
        "contract employer employer_name is_linear job_title last_day now occupation_code "
        "started_on wage words work_regency"
    ),
    "post placements:verify_signup": "is_theirs",
    "post placements:upload_answers": "file-clear",
    "post placements:accept_hire_request": "asked",
    "post placements:appoint_contact": "email phone title",
    "post placements:appeal_suspension": "reason",
    "post placements:correct_employer": "address regency sector version website",
    "post placements:decline_hire_request": "asked reason",
    "post placements:take_back_yes": "asked reason",
    "post placements:deny_employer": "reason",
    "post placements:deny_placement": "reason",
    "post placements:deny_signup": "reason",
    "post placements:end_placement": "ended_on reason",
    "post placements:hire": "started_on",
    "post placements:export_graduates": "format reason",
    "post placements:save_search": "is_mailed name",
    "post placements:change_search": "is_mailed name",
    "post placements:draft_vacancy": VACANCY + " units_find units_words version",
    "post placements:change_vacancy": VACANCY + " units_find units_words version",
    "post placements:upload_vacancies": "code_scheme file-clear",
    "post placements:return_vacancy": "reason",
    "post placements:close_vacancy": "reason",
    "post placements:report_filled": "filled",
    "post placements:invite_firms": "firms",
    "post placements:note_attendance": "came",
    "post placements:answer_invitation": "comes word",
    "post placements:take_back_invitation": "reason",
    "post placements:offer_pledge": "job_title message people starts_by wage work_regency",
    "post placements:decline_pledge": "reason",
    "post placements:withdraw_pledge": "reason",
    "post placements:submit_vacancy": "is_another is_own",
    "post placements:join_vacancies": "into",
    "post placements:record_answer": "on outcome",
    "post placements:record_placement": (
        "contract employer employer_name is_linear job_title kind occupation_code started_on "
        "wage words work_regency"
    ),
    "post placements:register_employer": (
        "address is_direct kbli name regency registry_number sector website"
    ),
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
    "post programs:offer_seats": "needs_first_until reason seats until",
    "post programs:take_back_seats": "reason",
    "post programs:confirm_batch": "decree_number decree_on",
    "post programs:correct_agreement": (
        "center companies coverage ends_on number placements regency signed_on starts_on title "
        "version"
    ),
    "post programs:correct_batch": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title version year"
    ),
    "post programs:draft_agreement": (
        "center companies coverage ends_on number placements regency signed_on starts_on title "
        "version"
    ),
    "post programs:end_agreement": "reason",
    "post programs:grant_quota": "batch nominees note program seats year",
    "post programs:plan_batch": (
        "capacity center code delivery ends_on funding intake nominate_by program "
        "starts_on title version year"
    ),
    "post programs:postpone_batch": "reason",
    "post reports:upload_lines": "file-clear",
    "post regions:upload_wages": "file-clear source",
    "post reports:accept_finding": "reason",
    "post reports:confirm_report": "confirm-comment",
    "post reports:doubt_report": "doubt-comment",
    "post reports:withdraw_confirmation": "withdraw-comment",
    "post reports:endorse_report": "endorse-comment",
    "post reports:return_report": "return_-comment",
    "post reports:retract_endorsement": "retract-comment",
    "post reports:reopen_report": "reopen-comment",
    "post reports:accept_report": "accept-comment",
    "post reports:answer_duty": "duty text year",
    "post open_data:publish_open_data": "reason year",
    "post reports:check_report": "code",
    "post reports:choose_notices": "mail topics",
    "post reports:propose_quotas": LIMITS,
    "post reports:start_run": "cadence day reason",
    "post reports:follow_reports": "cadence",
    "post reports:save_view": "name",
    "post participants:undo_import": "reason",
    "post check:check_certificate": "code number",
    "post regions:change_agency": "address email name phone two_for_a_list version",
    "post regions:move_officer": "agency",
    "post reports:request_report": "period period_from period_to",
}
