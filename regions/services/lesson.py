"""Solved before like this: what helped elsewhere, found by the words of the obstacle."""

from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, FloatField, Value, When

from regions.models import Lesson, Obstacle

LEAST, SAME_CATEGORY, MOST = 0.3, 0.1, 3


def lessons_for(obstacle: Obstacle, user: Any) -> list[Lesson]:
    return find_lessons(obstacle.title, obstacle.category, user)


def find_lessons(text: str, category: str, user: Any) -> list[Lesson]:
    """At most three, the likeliest first; the same category counts a little."""
    same = Case(
        When(category=category, then=Value(SAME_CATEGORY)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    likeness = TrigramWordSimilarity(text, "problem")
    near = Lesson.objects.visible_to(user).alias(likeness=likeness).filter(likeness__gte=LEAST)
    return list(near.alias(rank=likeness + same).order_by("-rank", "-pk")[:MOST])
