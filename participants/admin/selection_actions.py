"""The center's verbs on referrals as list actions, for the referrals' admin.

A return and a rejection need a reason of their own, so they are done on the page of the class.
"""

from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import acting
from participants import services

verify_referrals = acting(
    "participants.verify_referral",
    _("Papers in order"),
    services.verify_referral,
)
select_referrals = acting(
    "participants.select_referral",
    _("Select: takes a seat and a bed"),
    services.select_referral,
)
reserve_referrals = acting(
    "participants.reserve_referral",
    _("Put on the reserve list"),
    services.reserve_referral,
)
miss_referrals = acting(
    "participants.miss_referral",
    _("Did not come to the selection"),
    services.miss_referral,
)
SELECTION_ACTIONS = [verify_referrals, select_referrals, reserve_referrals, miss_referrals]
