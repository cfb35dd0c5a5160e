"""The number of a proposal in words: what earned how many points, and what held it back."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from reports.services.quota_proposal import Line
from reports.services.quota_wishes import Wish

LONGEST = 500  # an answer to a need


def arithmetic(line: Line) -> str:
    """For example “Seats: 14 of 16 wanted. … = 93 points. …”; under 500 characters."""
    wish = line.wish
    words = _(
        "Seats: %(seats)s of %(wanted)s wanted. %(parts)s = %(total)s points. Limit: %(why)s."
    )
    return words % {
        "seats": line.seats,
        "wanted": wish.need.seats,
        "parts": " + ".join(parts_of(wish)),
        "total": wish.points.total,
        "why": line.why.label,
    }  # fmt: skip


def arithmetic_as_decided(line: Line) -> str:
    """What the region reads: how the number was reckoned, and why another one was decided."""
    if not line.is_changed:
        return arithmetic(line)
    words = _("The ministry has decided on %(seats)s: %(reason)s") % {
        "seats": line.decided,
        "reason": line.reason,
    }
    return Truncator(f"{arithmetic(line)} {words}").chars(LONGEST)


def parts_of(wish: Wish) -> list[str]:
    need, points = wish.need, wish.points
    return [
        _("priority %(rank)s: %(points)s") % {"rank": need.rank or "–", "points": points.rank},
        _("vacancies %(number)s: %(points)s")
        % {"number": _known(need.vacancies), "points": points.vacancies},
        _alumni(wish),
        _("placements promised %(number)s: %(points)s")
        % {"number": _known(need.placements), "points": points.promises},
    ]


def _alumni(wish: Wish) -> str:
    if not wish.alumni.graduated:
        return _("no alumni yet, so as in the nation: %(points)s") % {"points": wish.points.alumni}
    return _("alumni placed %(placed)s of %(graduated)s graduates: %(points)s") % {
        "placed": wish.alumni.placed,
        "graduated": wish.alumni.graduated,
        "points": wish.points.alumni,
    }


def _known(number: int | None) -> str:
    return _("not known") if number is None else str(number)
