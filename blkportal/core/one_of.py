"""A condition that PostgreSQL cannot turn into a join.

The array is made first, from one index; of a join the plan may walk the larger table instead.
"""

from django.db.models import BooleanField, Func


class IsOneOf(Func):
    """``column = ANY (array)``: ``filter(IsOneOf(F("pk"), ArraySubquery(keys)))``."""

    arg_joiner = " = ANY ("
    template = "%(expressions)s)"
    output_field = BooleanField()
