from django.db.models import Aggregate


class Median(Aggregate):
    """The middle value; of two in the middle the smaller, so that it is one that occurred."""

    function = "percentile_disc"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    allow_distinct = False
