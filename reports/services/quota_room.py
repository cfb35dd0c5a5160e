"""What a proposal uses once the ministry has changed its numbers, and where that is too much."""

from collections import Counter
from dataclasses import replace

from reports.services.quota_proposal import Proposal, Use, uses_of


def uses_as_decided(proposal: Proposal) -> list[Use]:
    """With as many classes of a program as hold its people."""
    seats = {line.wish.need.pk: line.decided for line in proposal.lines}
    people: Counter[int] = Counter()
    sizes = {}
    for line in proposal.lines:
        people[line.wish.program.pk] += line.decided
        sizes[line.wish.program.pk] = line.wish.program.class_size
    classes = {program: -(-number // sizes[program]) for program, number in people.items()}
    division = replace(proposal.division, seats=seats, classes=classes)
    return uses_of(proposal.limits, [line.wish for line in proposal.lines], division)


def overdrawn(uses: list[Use]) -> list[Use]:
    return [use for use in uses if use.used > use.of]
