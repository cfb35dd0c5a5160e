"""What a center does with the people of a class: words for buttons, pages and messages."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from participants.states import EnrollmentStatus as E
from participants.states import ReferralStatus as R


class ClassVerb(NamedTuple):
    verb: str  # of one enrollment: also its permission and its service
    service: str  # of the whole class
    source: str  # the status from which people move
    label: Any
    tells: Any  # what will happen, in numbers
    done: Any
    asks_day: bool = False


CLASS_VERBS = {
    "start": ClassVerb(
        "start_enrollment",
        "start_class",
        E.ARRIVED,
        _("Start the training"),
        ngettext_lazy(
            "%(n)s person who has arrived starts the training.",
            "%(n)s people who have arrived start the training.",
            "n",
        ),
        ngettext_lazy("%(n)s person is in training.", "%(n)s people are in training.", "n"),
    ),
    "complete": ClassVerb(
        "complete_enrollment",
        "complete_class",
        E.IN_TRAINING,
        _("Complete the training"),
        ngettext_lazy(
            "%(n)s person in training completes it.",
            "%(n)s people in training complete it.",
            "n",
        ),
        ngettext_lazy(
            "%(n)s person has completed the training.",
            "%(n)s people have completed the training.",
            "n",
        ),
        asks_day=True,
    ),
    "graduate": ClassVerb(
        "graduate_enrollment",
        "graduate_class",
        E.COMPLETED,
        _("Let the class graduate"),
        ngettext_lazy(
            "%(n)s person who has completed the training graduates.",
            "%(n)s people who have completed the training graduate.",
            "n",
        ),
        ngettext_lazy("%(n)s person has graduated.", "%(n)s people have graduated.", "n"),
        asks_day=True,
    ),
}


class ReferralVerb(NamedTuple):
    verb: str
    sources: frozenset[str]
    label: Any
    done: Any
    style: str = ""
    asks: str = ""  # for a "reason", or for a "look" at the numbers before it is done


REFERRAL_VERBS = {
    "verify": ReferralVerb(
        "verify_referral",
        frozenset({R.SUBMITTED}),
        _("Papers in order"),
        ngettext_lazy("%(n)s nomination verified.", "%(n)s nominations verified.", "n"),
    ),
    "select": ReferralVerb(
        "select_referral",
        frozenset({R.VERIFIED, R.RESERVE}),
        _("Select"),
        ngettext_lazy("%(n)s person selected.", "%(n)s people selected.", "n"),
        "primary",
        "look",
    ),
    "reserve": ReferralVerb(
        "reserve_referral",
        frozenset({R.VERIFIED}),
        _("Reserve list"),
        ngettext_lazy(
            "%(n)s person put on the reserve list.",
            "%(n)s people put on the reserve list.",
            "n",
        ),
    ),
    "return": ReferralVerb(
        "return_referral",
        frozenset({R.SUBMITTED, R.VERIFIED}),
        _("Return to the region"),
        ngettext_lazy(
            "%(n)s nomination returned to its region.",
            "%(n)s nominations returned to their regions.",
            "n",
        ),
        "",
        "reason",
    ),
    "miss": ReferralVerb(
        "miss_referral",
        frozenset({R.SUBMITTED, R.VERIFIED}),
        _("Did not come"),
        ngettext_lazy(
            "%(n)s person noted as absent from the selection.",
            "%(n)s people noted as absent from the selection.",
            "n",
        ),
        "",
        "look",
    ),
    "reject": ReferralVerb(
        "reject_referral",
        frozenset({R.SUBMITTED, R.VERIFIED, R.RESERVE}),
        _("Not selected"),
        ngettext_lazy("%(n)s person turned down.", "%(n)s people turned down.", "n"),
        "danger",
        "reason",
    ),
}
