"""Which walks over all addresses ``make test`` goes, and which are left to ``make walks``.

A walk asks every address of the portal the same thing, as one person or of one app. ``make test``
goes a walk once, but for seven that are left whole; the rest of them takes two thirds as long as
all other tests together (decision 84).
"""

import pytest

walk = pytest.mark.walk


def once(everybody, *here):
    """All of them as parameters, of which ``make test`` takes those named."""
    return [each if each in here else pytest.param(each, marks=walk) for each in everybody]
