"""What accounts do when somebody has signed in, by whichever door."""

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest


@receiver(user_logged_in, dispatch_uid="accounts.start_clock")
def start_clock(sender: type, request: HttpRequest, **kwargs: Any) -> None:
    """The session's age and silence count from here; the next request need not write it."""
    request.session["started_at"] = request.session["last_seen"] = int(time.time())
