"""What employers do when somebody else has done something."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.roles import Role
from accounts.signals import user_invited
from placements.services import join_employer


@receiver(user_invited, dispatch_uid="placements.add_contact")
def add_contact(sender: type, user: User, by: Any, **kwargs: Any) -> None:
    if user.role == Role.EMPLOYER:
        join_employer(user, by=by)
