"""Which roles may use which verb."""

from accounts import roles
from accounts.roles import Role

NOMINATOR = frozenset({Role.REGENCY_OFFICER})
NOMINATOR_OR_MINISTRY = NOMINATOR | roles.MINISTRY_WRITERS
FOLLOWERS = roles.OFFICERS | roles.MINISTRY

TRAINERS = frozenset({Role.CENTER_ORGANIZER, Role.CENTER_INSTRUCTOR, *roles.MINISTRY_WRITERS})
ORGANIZERS = frozenset({Role.CENTER_ORGANIZER, *roles.MINISTRY_WRITERS})
CERTIFIERS = frozenset({Role.CENTER_CERTIFIER, *roles.MINISTRY_WRITERS})
READERS = frozenset({*roles.MINISTRY, *roles.OFFICERS, *roles.CENTER})
BED_READERS = INSIDERS = frozenset({*roles.MINISTRY, *roles.CENTER})

MAY: dict[str, frozenset[str]] = {
    "view_participant": FOLLOWERS | roles.CENTER,
    "export_participant": FOLLOWERS,
    "register_participant": NOMINATOR,
    "correct_participant": NOMINATOR_OR_MINISTRY,
    "reveal_nik": NOMINATOR_OR_MINISTRY,
    "view_consent": FOLLOWERS | roles.CENTER,
    "give_consent": NOMINATOR_OR_MINISTRY,
    "withdraw_consent": NOMINATOR_OR_MINISTRY,
    "view_referral": FOLLOWERS | roles.CENTER,
    "nominate": NOMINATOR,
    "save_draft": NOMINATOR,
    "submit_referral": NOMINATOR,
    "resubmit_referral": NOMINATOR,
    "withdraw_referral": NOMINATOR_OR_MINISTRY,
    "view_referral_import": FOLLOWERS,
    "upload_referrals": NOMINATOR,
    "confirm_import": NOMINATOR_OR_MINISTRY,
    "discard_import": NOMINATOR_OR_MINISTRY,
    "undo_import": NOMINATOR_OR_MINISTRY,
    "verify_referral": TRAINERS,
    "return_referral": TRAINERS,
    "select_referral": TRAINERS,
    "reserve_referral": TRAINERS,
    "fill_seats": TRAINERS,
    "view_selection": READERS,
    "plan_selection": ORGANIZERS,
    "note_points": TRAINERS,
    "rank_nominees": TRAINERS,
    "reject_referral": TRAINERS,
    "miss_referral": TRAINERS,
    "set_reregistration": ORGANIZERS,
    "release_silent": ORGANIZERS,
    "view_class": READERS,
    "view_enrollments": READERS,
    "reregister_enrollment": TRAINERS | NOMINATOR,
    "arrive_enrollment": TRAINERS,
    "miss_enrollment": TRAINERS,
    "start_enrollment": TRAINERS,
    "complete_enrollment": TRAINERS,
    "graduate_enrollment": TRAINERS,
    "fail_enrollment": TRAINERS,
    "view_attendance": READERS,
    "plan_days": ORGANIZERS,
    "take_roll": TRAINERS,
    "export_allowance": ORGANIZERS,
    "view_unit_results": READERS,
    "note_results": TRAINERS,
    "take_back_result": TRAINERS,
    "withdraw_enrollment": ORGANIZERS,
    "expel_enrollment": ORGANIZERS,
    "view_assessments": READERS,
    "plan_sitting": CERTIFIERS,
    "note_recommendations": CERTIFIERS,
    "note_decisions": CERTIFIERS,
    "cancel_sitting": CERTIFIERS,
    "take_back_assessment": CERTIFIERS,
    "view_leaves": INSIDERS,
    "give_leave": TRAINERS,
    "note_return": TRAINERS,
    "change_bed": ORGANIZERS,
    "swap_beds": ORGANIZERS,
    "view_stays": BED_READERS,
    "view_certificates": READERS,
    "view_closing": INSIDERS,
    "view_proposals": INSIDERS,
    "propose_certificates": CERTIFIERS,
    "approve_certificates": CERTIFIERS,
    "return_proposal": CERTIFIERS,
    "withdraw_proposal": CERTIFIERS,
    "issue_certificate": CERTIFIERS,
    "replace_certificate": CERTIFIERS,
    "revoke_certificate": CERTIFIERS,
}
