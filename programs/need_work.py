"""Training needs that wait for a person: drafts of the own region, then whoever answers next."""

from typing import Any

from django.db.models import Count, DateField, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role
from blkportal.core.work import WorkItem
from programs.models import TrainingNeed
from programs.need_filters import UNANSWERED
from programs.states import UNANSWERED_NEEDS, NeedStatus

WAITS: dict[str, tuple[Any, ...]] = {
    Role.REGENCY_OFFICER: (NeedStatus.DRAFT,),
    Role.PROVINCE_OFFICER: (NeedStatus.SUBMITTED,),
}


def waiting_needs(user: Any) -> QuerySet:
    """At most one row ("need", 0, "", how many, no day)."""
    states = WAITS.get(user.role, UNANSWERED_NEEDS)
    rows = TrainingNeed.objects.visible_to(user).filter(status__in=states)
    facts = rows.annotate(kind=Value("need"), key=Value(0), name=Value("")).order_by()
    facts = facts.values("kind", "key", "name").annotate(n=Count("pk")).filter(n__gt=0)
    facts = facts.annotate(day=Value(None, output_field=DateField()))
    return facts.values_list("kind", "key", "name", "n", "day")


def need_item(user: Any, number: int) -> WorkItem:
    if user.role == Role.REGENCY_OFFICER:
        text = ngettext(
            "%(n)d training need is not yet submitted",
            "%(n)d training needs are not yet submitted",
            number,
        )
        reason, state = _("The ministry plans next year's seats by them."), NeedStatus.DRAFT
    else:
        text = ngettext(
            "%(n)d training need waits for an answer",
            "%(n)d training needs wait for an answer",
            number,
        )
        reason = _("The region plans by what you say.")
        state = WAITS.get(user.role, (UNANSWERED,))[0]
    url = f"{reverse('programs:list_needs')}?state={state}"
    return WorkItem("chart", text % {"n": number}, reason, None, url, _("Look"))
