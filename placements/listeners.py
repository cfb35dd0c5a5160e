"""What employers do when somebody else has done something."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.roles import Role
from accounts.signals import user_invited
from participants.signals import person_erased
from placements.services import join_employer
from placements.services.hire_request import forget_person
from placements.services.proof import drop_papers


@receiver(user_invited, dispatch_uid="placements.add_contact")
def add_contact(sender: type, user: User, by: Any, **kwargs: Any) -> None:
    if user.role == Role.EMPLOYER:
        join_employer(user, by=by)


@receiver(person_erased, dispatch_uid="placements.forget_person")
def drop_names(sender: type, person: Any, by: Any, **kwargs: Any) -> None:
    forget_person(person, by=by)
    drop_papers(person)
