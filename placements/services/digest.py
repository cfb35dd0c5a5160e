"""Once a day: which saved searches have found new people. The letter holds numbers and links."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from blkportal.core.jobs import start_job
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from blkportal.core.telling import tell
from placements import emails
from placements.models import SavedSearch
from placements.services.saved_search import count_new, note_new, problems_in

DIGEST = "send_digest"
FIRST_HOUR = 6  # in Jakarta, so that the letter lies there when work begins


def start_digests() -> int:
    """A job for every account that wants to be told; told again on the same day it is the same."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return 0
    with acting_in(SYSTEM):
        owners = SavedSearch.objects.filter(is_mailed=True).values("saved_by")
        people = list(User.objects.filter(pk__in=owners, is_active=True).order_by("pk"))
    for user in people:
        with acting_as(user):
            start_job(DIGEST, by=user, key=f"{DIGEST}:{user.pk}:{now:%Y-%m-%d}")
    return len(people)


def send_digest(user: User) -> dict[str, Any]:
    """Counted in the scope of whoever is written to, so that only who is on offer now counts."""
    mine = SavedSearch.objects.visible_to(user).filter(saved_by=user, is_mailed=True)
    found = {search: _new_of(search, user) for search in mine}
    new = {search: number for search, number in found.items() if number}
    for search, number in new.items():
        note_new(search, number)
    if new:
        tell(new, "find", by=None)
        emails.send_digest(user, new)
    return {"searches": len(new)}


def _new_of(search: SavedSearch, user: User) -> int:
    """Of a question that can no longer be asked nothing is told; its page says why."""
    if problems_in(search.query):
        SavedSearch.objects.filter(pk=search.pk).update(is_broken=True)
        return 0
    return count_new(search, by=user)
