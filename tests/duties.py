"""What a region or a center has said to a figure."""

from django.utils import timezone

from reports.models import DutyAnswer


def make_answer(by, duty="arrivals", text="Bus rombongan terlambat.", **fields):
    """``by`` is an officer of a regency or belongs to a center."""
    side = "regency_id" if "." in by.scope_key else "center_id"
    defaults = {"year": timezone.localdate().year, side: by.scope_key}
    return DutyAnswer.objects.create(
        duty=duty, text=text, by=by, by_name=by.name, **defaults | fields
    )
