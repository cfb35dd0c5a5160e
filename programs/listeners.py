"""What centers do when somebody else has done something."""

from typing import Any

from django.dispatch import receiver

from accounts import roles
from accounts.models import User
from accounts.signals import user_invited
from programs.services import join_center


@receiver(user_invited, dispatch_uid="programs.add_staff")
def add_staff(sender: type, user: User, by: Any, **kwargs: Any) -> None:
    if user.role in roles.CENTER:
        join_center(user, by=by)
