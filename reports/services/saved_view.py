"""Dashboards that a person keeps under a name: the question, never its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from reports.models import SavedView
from reports.models.saved_view import MOST_VIEWS

LONGEST = 200
KNOWN = (
    *("since", "until", "center", "program", "sex", "compare", "other"),
    *("show", "class", "measure", "by", "group", "sort"),
)


@transaction.atomic
def save_view(*, name: str, region: str, query: dict[str, str], by: Any) -> SavedView:
    own = SavedView.objects.visible_to(by)
    words = free_name(own, name)
    taken = set(own.values_list("turn", flat=True))
    turn = next((each for each in range(1, MOST_VIEWS + 1) if each not in taken), None)
    if turn is None:
        raise Refusal(
            _("You have saved %(most)d views, and no more are kept. Remove one of them first.")
            % {"most": MOST_VIEWS},
            code="too_many_views",
        )
    kept = {each: query[each][:LONGEST] for each in KNOWN if query.get(each)}
    with _alone():
        return SavedView.objects.create(user=by, turn=turn, name=words, region=region, query=kept)


@transaction.atomic
def rename_view(view: SavedView, *, name: str, by: Any) -> SavedView:
    view.name = free_name(SavedView.objects.visible_to(by).exclude(pk=view.pk), name)
    with _alone():
        view.save(update_fields=["name"])
    return view


def remove_view(view: SavedView, *, by: Any) -> None:
    view.delete()


@contextmanager
def _alone() -> Iterator[None]:
    """Of two that are written at once with one name or in one place, the second asks again."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refusal(
            _("Another view of yours was saved in the same moment. Save this one again."),
            code="view_saved_at_once",
        ) from None


def free_name(others: Any, name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise Refusal(_("Give the view a name by which you know it."), code="view_no_name")
    if others.filter(name=words).exists():
        raise Refusal(
            _("You have a view “%(name)s” already. Give this one another name.") % {"name": words},
            code="view_name_taken",
        )
    return words
