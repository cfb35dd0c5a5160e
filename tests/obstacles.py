"""What stands in the way, what is said about it, and what helped."""

from datetime import timedelta

from django.utils import timezone

from regions.models import Lesson, Mention, Obstacle, ObstacleComment
from tests.chain import anybody


def make_obstacle(regency="62.10", center_id="", text="Bus rombongan dibatalkan", **fields):
    return Obstacle.objects.create(
        regency_id=regency,
        center_id=center_id,
        text=text,
        **{
            "category": "TRANSPORT",
            "title": text,
            "due_on": timezone.localdate() + timedelta(days=3),
            "raised_by": anybody(),
            **fields,
        },
    )


def make_comment(obstacle, text="Bus pengganti sudah dicari"):
    return ObstacleComment.objects.create(
        obstacle=obstacle,
        regency_id=obstacle.regency_id,
        center_id=obstacle.center_id,
        text=text,
        by=obstacle.raised_by,
        by_name=obstacle.raised_by.name,
    )


def make_mention(comment=None, who="REGENCY", name="Dinas", **fields):
    comment = comment or make_comment(make_obstacle())
    return Mention.objects.create(
        comment=comment,
        regency_id=comment.regency_id,
        center_id=comment.center_id,
        who=who,
        name=name,
        **fields,
    )


def make_lesson(obstacle=None, problem="Bus rombongan dibatalkan", **fields):
    obstacle = obstacle or make_obstacle(
        status="SOLVED", answer="Disewa bus lain", closed_on=timezone.localdate()
    )
    return Lesson.objects.create(
        obstacle=obstacle,
        category=obstacle.category,
        problem=problem,
        learned_on=timezone.localdate(),
        **{"solution": "Menyewa bus dari provinsi", **fields},
    )
