"""Renewals of agreements that wait: for the region to ask or to read, for others to answer."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import WorkItem
from programs.filters import ENDING
from programs.models import Agreement, Renewal
from programs.services.renewal import RENEWABLE, renewal_of
from programs.states import AgreementStatus, RenewalStatus

MOST = 20


def renewal_work(user: Any) -> list[WorkItem]:
    """For the desk of a center, which answers beside the ministry. One query."""
    if not may_do(user, "programs.renew_agreement"):
        return []
    return [renewal_item(*facts) for _kind, *facts in asked_renewals(user)]


def asked_renewals(user: Any) -> QuerySet:
    """At most one row ("renewal", an agreement, "", how many, the first that ends)."""
    rows = Renewal.objects.visible_to(user).waiting().order_by()
    facts = rows.annotate(kind=Value("renewal"), name=Value("")).values("kind", "name")
    facts = facts.annotate(key=Min("agreement"), n=Count("pk"), day=Min("agreement__ends_on"))
    return facts.filter(n__gt=0).values_list("kind", "key", "name", "n", "day")


def renewal_item(key: int, _name: str, number: int, day: date) -> WorkItem:
    text = ngettext(
        "%(n)d request for renewal of an agreement waits for an answer",
        "%(n)d requests for renewal of an agreement wait for an answer",
        number,
    )
    several = f"{reverse('programs:list_agreements')}?renewal={RenewalStatus.ASKED}"
    return WorkItem(
        "clock",
        text % {"n": number},
        _("Nobody can be nominated under an agreement after its last day."),
        day,
        reverse("programs:show_agreement", args=[key]) if number == 1 else several,
        _("Answer the request"),
    )


def renewals_to_follow(user: Any) -> QuerySet:
    """Rows (kind, agreement, its number, 1, day) of a region: what ends and was not asked for,
    what was refused, and what is drafted for it to read."""
    rows = Agreement.objects.visible_to(user).annotate(renewal=renewal_of(user))
    drafted = Q(status=AgreementStatus.DRAFT, predecessor__isnull=False)
    is_open = Q(renewal__isnull=True) | Q(renewal=RenewalStatus.REFUSED)
    kind = Case(
        When(drafted, then=Value("renewal_drafted")),
        When(renewal=RenewalStatus.REFUSED, then=Value("renewal_refused")),
        default=Value("renewal_wanted"),
    )
    day = Case(When(drafted, then="starts_on"), default="ends_on")
    facts = rows.filter(drafted | (_is_to_follow() & is_open)).order_by("ends_on")
    facts = facts.annotate(kind=kind, name=F("number"), n=Value(1), day=day)
    return facts.values_list("kind", "pk", "name", "n", "day")[:MOST]


def _is_to_follow() -> Q:
    """Near its end, or refused lately; not where both sides have signed another one."""
    today, lately = timezone.localdate(), timezone.now() - ENDING
    refused = Renewal.objects.filter(
        agreement=OuterRef("pk"), status=RenewalStatus.REFUSED, answered_at__gte=lately
    )
    later = Agreement.objects.filter(
        regency=OuterRef("regency"),
        center=OuterRef("center"),
        status__in=(AgreementStatus.DRAFT, AgreementStatus.ACTIVE),
        ends_on__gt=OuterRef("ends_on"),
    )
    ends = Q(ends_on__range=(today - ENDING, today + ENDING))
    return Q(status__in=RENEWABLE) & (ends | Exists(refused)) & ~Exists(later)


def wanted_item(key: int, number: str, _n: int, day: date) -> WorkItem:
    if day < timezone.localdate():
        text = _("Agreement %(number)s has ended, and no renewal is asked for")
    else:
        text = _("Agreement %(number)s ends soon, and no renewal is asked for")
    return WorkItem(
        "clock",
        text % {"number": number},
        _("Nobody can be nominated under an agreement after its last day."),
        day,
        reverse("programs:ask_renewal", args=[key]),
        _("Ask for renewal"),
    )


def refused_item(key: int, number: str, _n: int, day: date) -> WorkItem:
    return WorkItem(
        "warning",
        _("Renewal of agreement %(number)s was refused") % {"number": number},
        _("Read why; you can ask again with other days."),
        day,
        reverse("programs:show_agreement", args=[key]),
        _("Read the answer"),
    )


def drafted_item(key: int, number: str, _n: int, day: date) -> WorkItem:
    return WorkItem(
        "document",
        _("The next agreement is drafted: %(number)s") % {"number": number},
        _("The ministry puts it into force. Read whether days, scope and costs are right."),
        day,
        reverse("programs:show_agreement", args=[key]),
        _("Read the draft"),
    )


FOLLOWED = {
    "renewal_wanted": wanted_item,
    "renewal_refused": refused_item,
    "renewal_drafted": drafted_item,
}
