"""Which roles may use which verb."""

from accounts import roles
from accounts.roles import Role

CENTER_PLANNERS = frozenset({Role.CENTER_ORGANIZER, *roles.MINISTRY_WRITERS})
READERS_OF_AGREEMENTS = frozenset({*roles.MINISTRY, *roles.OFFICERS, *roles.CENTER})
OFFICER, PROVINCE = frozenset({Role.REGENCY_OFFICER}), frozenset({Role.PROVINCE_OFFICER})
REGION_OR_MINISTRY = OFFICER | roles.MINISTRY_WRITERS
BOTH_SIDES = OFFICER | CENTER_PLANNERS
READERS_OF_PAPERS = frozenset({*roles.MINISTRY, *roles.OFFICERS, Role.CENTER_ORGANIZER})

MAY = {
    # the catalog, without signing in; through the API with any account
    "view_catalog": roles.EVERYBODY,
    "view_batches": roles.EVERYBODY,
    # batches
    "plan_batch": CENTER_PLANNERS,
    "correct_batch": CENTER_PLANNERS,
    "open_batch": CENTER_PLANNERS,
    "start_selection": CENTER_PLANNERS,
    "confirm_batch": CENTER_PLANNERS,
    "start_batch": CENTER_PLANNERS,
    "start_assessment": CENTER_PLANNERS,
    "start_graduation": CENTER_PLANNERS,
    "close_batch": CENTER_PLANNERS,
    "postpone_batch": CENTER_PLANNERS,
    "cancel_batch": CENTER_PLANNERS,
    # a center's own rules for a program; without them the program's count
    "set_rules": CENTER_PLANNERS,
    "drop_rules": CENTER_PLANNERS,
    # agreements and quotas: the ministry grants, the parties read
    "view_agreements": READERS_OF_AGREEMENTS,
    "draft_agreement": roles.MINISTRY_WRITERS,
    "correct_agreement": roles.MINISTRY_WRITERS,
    "activate_agreement": roles.MINISTRY_WRITERS,
    "end_agreement": roles.MINISTRY_WRITERS,
    "set_costs": roles.MINISTRY_WRITERS,
    # its papers: both sides add; the side that added a paper, or the ministry, removes it
    "read_agreement_paper": READERS_OF_PAPERS,
    "add_agreement_paper": BOTH_SIDES,
    "remove_agreement_paper": BOTH_SIDES,
    # the region asks for the next one; the center or the ministry answers
    "view_renewals": READERS_OF_PAPERS,
    "ask_renewal": OFFICER,
    "withdraw_renewal": OFFICER,
    "renew_agreement": CENTER_PLANNERS,
    "refuse_renewal": CENTER_PLANNERS,
    "grant_quota": roles.MINISTRY_WRITERS,
    "change_quota": roles.MINISTRY_WRITERS,
    # the ledger, and seats that one region passes on to another
    "offer_seats": REGION_OR_MINISTRY,
    "claim_seats": REGION_OR_MINISTRY,
    "take_back_seats": REGION_OR_MINISTRY,
    # what the regions need: they say it, the province supports it, the ministry answers
    "view_needs": READERS_OF_AGREEMENTS,
    "draft_need": OFFICER,
    "correct_need": OFFICER,
    "submit_need": OFFICER,
    "withdraw_need": OFFICER,
    "move_need": OFFICER,
    "review_need": PROVINCE,
    "return_need": PROVINCE | roles.MINISTRY_WRITERS,
    "plan_need": roles.MINISTRY_WRITERS,
    "defer_need": roles.MINISTRY_WRITERS,
    "reject_need": roles.MINISTRY_WRITERS,
    "appoint_staff": roles.MINISTRY_WRITERS,
    "dismiss_staff": roles.MINISTRY_WRITERS,
}
