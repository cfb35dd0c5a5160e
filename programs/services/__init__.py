"""What people do with batches, agreements and quotas, in the order they do it."""

from programs.services.agreement import (
    activate_agreement,
    correct_agreement,
    draft_agreement,
    end_agreement,
    expire_agreements,
)
from programs.services.agreement_cost import set_costs
from programs.services.agreement_paper import (
    add_agreement_paper,
    read_agreement_paper,
    remove_agreement_paper,
)
from programs.services.batch import (
    cancel_batch,
    close_batch,
    confirm_batch,
    correct_batch,
    open_batch,
    plan_batch,
    postpone_batch,
    start_assessment,
    start_batch,
    start_graduation,
    start_selection,
)
from programs.services.need_answer import (
    defer_need,
    plan_need,
    plan_needs,
    reject_need,
    return_need,
    review_need,
)
from programs.services.quota import change_quota, grant_quota, quota_for
from programs.services.quota_grants import grant_quotas
from programs.services.renewal import (
    ask_renewal,
    refuse_renewal,
    renew_agreement,
    withdraw_renewal,
)
from programs.services.rule_set import drop_rules, rules_that_count, set_rules
from programs.services.seat import (
    free_batch_seat,
    free_quota_seat,
    hold_seats,
    take_batch_seat,
    take_quota_seat,
)
from programs.services.seat_claim import claim_seats
from programs.services.seat_offer import lapse_offers, offer_seats, take_back_seats
from programs.services.staff import appoint_staff, dismiss_staff, join_center
from programs.services.training_need import (
    correct_need,
    draft_need,
    draft_needs,
    move_need,
    submit_need,
    withdraw_need,
)

__all__ = [
    "drop_rules",
    "rules_that_count",
    "set_rules",
    "add_agreement_paper",
    "ask_renewal",
    "read_agreement_paper",
    "refuse_renewal",
    "remove_agreement_paper",
    "renew_agreement",
    "withdraw_renewal",
    "correct_need",
    "defer_need",
    "draft_need",
    "draft_needs",
    "move_need",
    "plan_need",
    "plan_needs",
    "reject_need",
    "return_need",
    "review_need",
    "submit_need",
    "withdraw_need",
    "set_costs",
    "activate_agreement",
    "appoint_staff",
    "cancel_batch",
    "change_quota",
    "claim_seats",
    "close_batch",
    "confirm_batch",
    "correct_agreement",
    "correct_batch",
    "dismiss_staff",
    "draft_agreement",
    "end_agreement",
    "expire_agreements",
    "free_batch_seat",
    "free_quota_seat",
    "grant_quota",
    "grant_quotas",
    "hold_seats",
    "join_center",
    "lapse_offers",
    "offer_seats",
    "open_batch",
    "plan_batch",
    "postpone_batch",
    "quota_for",
    "start_assessment",
    "start_batch",
    "start_graduation",
    "start_selection",
    "take_back_seats",
    "take_batch_seat",
    "take_quota_seat",
]
