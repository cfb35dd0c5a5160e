"""Who wants to be written to when the report of a place is made."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.login_role import as_login_role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports.models import ReportSubscription
from reports.services.asking import check_may_ask
from reports.services.regional_report import places_of

SIGNER = signing.Signer(salt="reports.subscription")
MOST = 50
PLACE = ("province", "regency", "center")


@transaction.atomic
def subscribe(*, cadence: str, level: str, place: str, by: Any) -> ReportSubscription:
    """Asked twice it is one, and one that was paused goes on."""
    check_may_ask(by, level, place)
    own = ReportSubscription.objects.visible_to(by)
    about = {**places_of(level, place, None), "level": level, "cadence": cadence}
    if found := own.filter(**about).first():
        return resume(found, by=by)
    if own.count() >= MOST:
        raise Refusal(
            _("You follow %(most)d reports, and more is not possible. End one of them first.")
            % {"most": MOST},
            code="too_many_subscriptions",
        )
    return ReportSubscription.objects.get_or_create(user=by, **about)[0]


def pause(subscription: ReportSubscription, *, by: Any) -> ReportSubscription:
    return _set(subscription, timezone.now())


def resume(subscription: ReportSubscription, *, by: Any) -> ReportSubscription:
    return _set(subscription, None)


def unsubscribe(subscription: ReportSubscription, *, by: Any) -> None:
    """The reports stay; only the letters and their history end."""
    subscription.delete()


def stop_address(subscription: ReportSubscription) -> str:
    """Goes with each letter: whoever has it can stop the letters, and read nothing."""
    link = SIGNER.sign_object([subscription.pk, subscription.user_id])
    return settings.PUBLIC_URL + reverse("reports:stop_letters", args=[link])


@contextmanager
def opened(link: str) -> Iterator[ReportSubscription | None]:
    """Act for the owner of the subscription; None for a link that is none or has ended."""
    try:
        key, user_id = SIGNER.unsign_object(link)
    except (signing.BadSignature, ValueError):
        yield None
        return
    with as_login_role():
        user = User.objects.filter(pk=user_id, is_active=True).first()
    with acting_as(user) if user else nullcontext():
        own = ReportSubscription.objects.visible_to(user).select_related(*PLACE)
        yield own.filter(pk=key).first()


def _set(subscription: ReportSubscription, moment: Any) -> ReportSubscription:
    subscription.paused_at = moment
    subscription.save(update_fields=["paused_at"])
    return subscription
