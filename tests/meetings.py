"""A coordination meeting of a province, called for today."""

from django.utils import timezone

from regions.models import Meeting
from tests.chain import anybody


def make_meeting(province="62", **fields):
    defaults = {
        "title": "Rakor triwulan",
        "held_on": timezone.localdate(),
        "place": "Aula Disnaker",
        "called_by": fields.pop("by", None) or anybody(),
    }
    return Meeting.objects.create(province_id=province, **defaults | fields)
