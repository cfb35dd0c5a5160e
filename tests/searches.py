"""Saved searches as a test needs them."""

from django.utils import timezone

from placements.models import SavedSearch
from tests.people import make_contact, make_employer


def make_search(owner=None, place=1, **facts):
    owner = owner or make_contact("cari@firma.test", make_employer("PT Cari", "WLKP-CARI"))
    facts = {"name": "Juru las", "query": {"level": "2"}, "seen_at": timezone.now()} | facts
    firm = int(owner.scope_key)
    return SavedSearch.objects.create(saved_by=owner, employer_id=firm, place=place, **facts)
