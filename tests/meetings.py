"""A coordination meeting of a province, called for today."""

from django.utils import timezone

from placements.models import Employer, ForumGuest
from regions.models import Meeting
from tests.chain import anybody
from tests.people import make_employer


def make_meeting(province="62", **fields):
    defaults = {
        "title": "Rakor triwulan",
        "held_on": timezone.localdate(),
        "place": "Aula Disnaker",
        "called_by": fields.pop("by", None) or anybody(),
    }
    return Meeting.objects.create(province_id=province, **defaults | fields)


def make_forum(province="32", center="", **fields):
    """A forum of today; ``center`` is the key of the center that called it."""
    kind = Meeting.Kind.FKLPI
    return make_meeting(province, kind=kind, center_id=center, **{"title": "FKLPI"} | fields)


def make_guest(employer=None, forum=None, **fields):
    """A firm that is invited."""
    firm = employer or Employer.objects.first() or make_employer()
    forum = forum or make_forum()
    return ForumGuest.objects.create(
        meeting=forum, employer=firm, invited_by=forum.called_by, **fields
    )
