"""What people do with participants, in the order they do it."""

from participants.services.assessment import (
    cancel_sitting,
    note_decisions,
    note_recommendations,
    plan_sitting,
    take_back_assessment,
)
from participants.services.attendance import take_roll
from participants.services.bed_change import change_bed, swap_beds
from participants.services.certificate import (
    expire_certificates,
    issue_certificate,
    revoke_certificate,
)
from participants.services.certificate_proposal import (
    approve_certificates,
    propose_certificates,
    return_proposal,
    withdraw_proposal,
)
from participants.services.certificate_replacement import replace_certificate
from participants.services.class_paper import add_class_paper, remove_class_paper
from participants.services.comparison import settle_differences
from participants.services.consent import give_consent, withdraw_consent
from participants.services.data_request import (
    ask_about_data,
    decline_data_request,
    fulfil_data_request,
    mind_data_requests,
    withdraw_data_request,
)
from participants.services.enrollment import (
    arrive_enrollment,
    complete_enrollment,
    expel_enrollment,
    fail_enrollment,
    graduate_enrollment,
    miss_enrollment,
    record_outcome,
    start_enrollment,
    withdraw_enrollment,
)
from participants.services.import_undo import undo_import
from participants.services.leave import give_leave, note_return
from participants.services.merge import join_people, tell_apart, undo_join
from participants.services.own_file import give_link, send_link
from participants.services.participant import (
    correct_participant,
    find_participant,
    register_participant,
    reveal_nik,
)
from participants.services.personal_document import (
    accept_document,
    add_document,
    decline_document,
    read_document,
    remove_document,
)
from participants.services.place import held_up_batches, open_batches
from participants.services.ranking import rank_nominees
from participants.services.referral import (
    nominate,
    resubmit_referral,
    save_draft,
    submit_referral,
    withdraw_referral,
)
from participants.services.referral_import import (
    confirm_import,
    discard_import,
    reopen_import,
    upload_referrals,
)
from participants.services.reminder import remind_regency
from participants.services.reregistration import (
    release_silent,
    reregister_enrollment,
    set_reregistration,
)
from participants.services.reserve import fill_seats
from participants.services.score import note_points
from participants.services.selection import (
    miss_referral,
    reject_referral,
    reserve_referral,
    return_referral,
    select_referral,
    verify_referral,
)
from participants.services.selection_step import plan_selection
from participants.services.teaching import assign_days
from participants.services.timetable import plan_days
from participants.services.training import (
    arrive_class,
    complete_class,
    graduate_class,
    start_class,
)
from participants.services.transfer import (
    ask_transfer,
    decline_transfer,
    grant_transfer,
    withdraw_transfer,
)
from participants.services.travel import note_trips
from participants.services.unit_result import note_results, take_back_result

__all__ = [
    "note_trips",
    "ask_about_data",
    "decline_data_request",
    "fulfil_data_request",
    "give_link",
    "mind_data_requests",
    "send_link",
    "withdraw_data_request",
    "remind_regency",
    "assign_days",
    "add_class_paper",
    "remove_class_paper",
    "ask_transfer",
    "decline_transfer",
    "grant_transfer",
    "withdraw_transfer",
    "join_people",
    "tell_apart",
    "undo_join",
    "accept_document",
    "add_document",
    "read_document",
    "decline_document",
    "remove_document",
    "change_bed",
    "give_leave",
    "note_return",
    "swap_beds",
    "replace_certificate",
    "approve_certificates",
    "propose_certificates",
    "return_proposal",
    "withdraw_proposal",
    "take_back_assessment",
    "plan_sitting",
    "note_recommendations",
    "note_decisions",
    "cancel_sitting",
    "arrive_class",
    "arrive_enrollment",
    "complete_class",
    "complete_enrollment",
    "confirm_import",
    "correct_participant",
    "discard_import",
    "expel_enrollment",
    "expire_certificates",
    "fail_enrollment",
    "fill_seats",
    "find_participant",
    "give_consent",
    "graduate_class",
    "graduate_enrollment",
    "held_up_batches",
    "issue_certificate",
    "miss_enrollment",
    "miss_referral",
    "nominate",
    "note_points",
    "note_results",
    "open_batches",
    "plan_days",
    "plan_selection",
    "rank_nominees",
    "record_outcome",
    "register_participant",
    "reject_referral",
    "reopen_import",
    "reserve_referral",
    "release_silent",
    "reregister_enrollment",
    "resubmit_referral",
    "return_referral",
    "reveal_nik",
    "revoke_certificate",
    "save_draft",
    "select_referral",
    "set_reregistration",
    "settle_differences",
    "start_class",
    "start_enrollment",
    "submit_referral",
    "take_back_result",
    "take_roll",
    "undo_import",
    "upload_referrals",
    "verify_referral",
    "withdraw_consent",
    "withdraw_enrollment",
    "withdraw_referral",
]
