"""A firm keeps a search, runs it again, and is told when it finds new people."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Certificate, Consent
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate, SavedSearch
from placements.models.saved_search import MOST_SEARCHES
from placements.services.hire_request import verified_firm_of

MOST_NEW = 1_000
NAME_TAKEN = "search_name_taken"


@transaction.atomic
def save_search(
    query: dict[str, str], *, name: str, is_mailed: bool = True, by: Any
) -> SavedSearch:
    """From now on the firm can run it; whoever saved it is written to, if that is wished."""
    firm = verified_firm_of(by)
    if problems_in(query) or not any(each != "sort" for each in query):
        raise Refusal(
            _("Set at least one filter, and only filters that the search has."),
            code="search_asks_nothing",
        )
    try:
        with transaction.atomic():
            return SavedSearch.objects.create(
                employer=firm,
                saved_by=by,
                place=_free_place(by),
                name=_own_name(name, by),
                query=query,
                is_mailed=is_mailed,
                seen_at=timezone.now(),
                **_marks(),
            )
    except IntegrityError:
        raise Refusal(
            _("Another search of yours was saved in the same moment. Save this one again."),
            code="search_saved_at_once",
        ) from None


@transaction.atomic
def change_search(search: SavedSearch, *, name: str, is_mailed: bool, by: Any) -> SavedSearch:
    search.name = _own_name(name, search.saved_by, besides=search.pk)
    search.is_mailed = is_mailed
    search.save(update_fields=["name", "is_mailed"])
    return search


def drop_search(search: SavedSearch, *, by: Any) -> None:
    search.delete()


def look_at(search: SavedSearch, *, by: Any) -> list[str]:
    """Somebody of the firm looks now; what stands in the way, in words, or nothing."""
    problems = problems_in(search.query)
    seen: dict[str, Any] = {"is_broken": bool(problems)}
    if not problems:
        seen |= {"seen_at": timezone.now(), "unseen": 0, **_marks()}
    SavedSearch.objects.filter(pk=search.pk).update(**seen)
    return problems


def count_new(search: SavedSearch, *, by: Any) -> int:
    """People on offer as of now who were not when somebody last looked or was told."""
    agreed = Consent.objects.live().filter(
        participant=OuterRef("participant"),
        purpose=Consent.Purpose.TALENT_SEARCH,
        pk__gt=search.last_consent,
    )
    found = GraduateFilter(search.query, Graduate.objects.visible_to(by)).everybody()
    new = found.filter(Q(pk__gt=search.last_certificate) | Q(Exists(agreed)))
    return len(new.values("participant").distinct()[:MOST_NEW])


@transaction.atomic
def note_new(search: SavedSearch, number: int) -> None:
    search.unseen += number
    SavedSearch.objects.filter(pk=search.pk).update(unseen=search.unseen, **_marks())


def problems_in(query: dict[str, str]) -> list[str]:
    """In words, each filter of the question that can no longer be asked."""
    filters = GraduateFilter.base_filters
    gone = [
        _("“%(name)s” is not a filter of the search any more.") % {"name": name}
        for name in query
        if name not in filters
    ]
    asked = GraduateFilter(query, Graduate.objects.none())
    for name in asked.form.errors:
        facts = {"label": filters[name].label, "value": query.get(name, "")}
        gone.append(_("%(label)s: the choice “%(value)s” does not exist any more.") % facts)
    return gone


def still_asked(query: dict[str, str]) -> dict[str, str]:
    """The same question without what can no longer be asked."""
    known = {name: value for name, value in query.items() if name in GraduateFilter.base_filters}
    wrong = GraduateFilter(known, Graduate.objects.none()).form.errors
    return {name: value for name, value in known.items() if name not in wrong}


def _own_name(name: str, owner: Any, besides: int = 0) -> str:
    words = " ".join(name.split())
    if not words:
        raise Refusal(_("Give the search a name by which you know it."), code="search_no_name")
    if SavedSearch.objects.filter(saved_by=owner, name=words).exclude(pk=besides).exists():
        raise Refusal(
            _("You have a search “%(name)s” already. Give this one another name.")
            % {"name": words},
            code=NAME_TAKEN,
        )
    return words


def _free_place(owner: Any) -> int:
    taken = set(SavedSearch.objects.filter(saved_by=owner).values_list("place", flat=True))
    for place in range(1, MOST_SEARCHES + 1):
        if place not in taken:
            return place
    raise Refusal(
        _("You have saved %(most)d searches, and no more are kept. Delete one of them first.")
        % {"most": MOST_SEARCHES},
        code="too_many_searches",
    )


def _marks() -> dict[str, int]:
    """The highest numbers that the reader may see now."""
    certificate = Certificate.objects.order_by("-pk").values_list("pk", flat=True).first()
    consents = Consent.objects.order_by("-pk").values_list("pk", flat=True)
    return {"last_certificate": certificate or 0, "last_consent": consents.first() or 0}
