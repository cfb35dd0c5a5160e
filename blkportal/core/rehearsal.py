"""What a verb would do to many rows, found out by doing it and taking it all back."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal


class Outcome(NamedTuple):
    """``refused`` holds each row that stays as it is, with the sentence that says why."""

    done: list[Any]
    refused: list[tuple[Any, str]]


def do_rows(rows: Iterable[Any], service: Callable[..., Any], by: Any) -> Outcome:
    """The service for each row by itself; a refused row stops no other."""
    outcome = Outcome([], [])
    for row in rows:
        try:
            with transaction.atomic():
                service(row, by=by)
            outcome.done.append(row)
        except Refusal as refusal:
            outcome.refused.append((row, str(refusal.text)))
        except PermissionDenied:
            text = _("your role does not include this step for this row.")
            outcome.refused.append((row, text))
    return outcome


def rehearse(rows: Iterable[Any], service: Callable[..., Any], by: Any) -> Outcome:
    """As ``do_rows``, and nothing stays: no row, no letter, no background work.

    A later row sees what the earlier ones did, so the last seat is promised once only.
    """
    with transaction.atomic():
        outcome = do_rows(rows, service, by)
        transaction.set_rollback(True)
    return outcome
