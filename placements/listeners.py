"""What employers do when somebody else has done something."""

from typing import Any

from django.dispatch import receiver

from accounts.models import User
from accounts.roles import Role
from accounts.signals import user_invited
from participants.signals import person_erased
from placements.services import join_employer
from placements.services.forum import tell_guests
from placements.services.hire_request import forget_person
from placements.services.pledge import lapse_pledges, must_hold_its_pledges
from placements.services.proof import drop_papers
from programs.signals import batch_cancelled, batch_corrects
from regions.signals import meeting_cancelled


@receiver(user_invited, dispatch_uid="placements.add_contact")
def add_contact(sender: type, user: User, by: Any, **kwargs: Any) -> None:
    if user.role == Role.EMPLOYER:
        join_employer(user, by=by)


@receiver(person_erased, dispatch_uid="placements.forget_person")
def drop_names(sender: type, person: Any, by: Any, **kwargs: Any) -> None:
    forget_person(person, by=by)
    drop_papers(person)


@receiver(batch_cancelled, dispatch_uid="placements.lapse_pledges")
def end_pledges(sender: type, batch: Any, by: Any, reason: str, **kwargs: Any) -> None:
    lapse_pledges(batch, reason=reason, by=by)


@receiver(batch_corrects, dispatch_uid="placements.hold_pledges")
def keep_room(sender: type, batch: Any, changed: Any, **kwargs: Any) -> None:
    if "capacity" in changed:
        must_hold_its_pledges(batch, changed["capacity"])


@receiver(meeting_cancelled, dispatch_uid="placements.tell_guests")
def call_off(sender: type, meeting: Any, reason: str, by: Any, **kwargs: Any) -> None:
    tell_guests(meeting, reason=reason, by=by)
