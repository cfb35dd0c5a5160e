"""What regions do when somebody else has done something."""

from typing import Any

from django.dispatch import receiver

from accounts import roles
from accounts.models import User
from accounts.signals import user_invited
from regions.services.officer import join_agency


@receiver(user_invited, dispatch_uid="regions.add_officer")
def add_officer(sender: type, user: User, by: Any, **kwargs: Any) -> None:
    if user.role in roles.OFFICERS:
        join_agency(user, by=by)
