"""Which walks over all addresses ``make test`` goes, and which are left to ``make walks``.

A walk asks every address of the portal the same thing, as one person or of one app. ``make test``
goes each walk once; the rest of them take as long again as all other tests together.
"""

import pytest

walk = pytest.mark.walk


def once(everybody, *here):
    """All of them as parameters, of which ``make test`` takes those named."""
    return [each if each in here else pytest.param(each, marks=walk) for each in everybody]
