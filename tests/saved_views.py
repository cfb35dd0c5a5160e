"""Saved views of dashboards as a test needs them."""

from reports.models import SavedView


def make_view(user, turn=1, **about):
    facts = {"name": "Tahun ini", "region": "", "query": {"show": "map"}} | about
    return SavedView.objects.create(user=user, turn=turn, **facts)
