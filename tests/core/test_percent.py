"""A share as it is read: rounded, with both numbers, and never of nothing."""

import pytest
from django.utils.translation import override

from blkportal.core.templatetags.ui import percent


@pytest.mark.parametrize(
    "part, whole, shown",
    [(22, 23, "95.7%"), (10, 22, "45.5%"), (0, 7, "0.0%"), (7, 7, "100.0%"), (1, 3, "33.3%")],
)
def test_a_share_is_rounded_not_cut_off(part, whole, shown):
    with override("en"):
        assert percent(part, whole) == f"{shown} ({part} of {whole})"


def test_a_share_of_nothing_or_of_the_unknown_is_said_in_words():
    with override("en"):
        assert "total is 0" in percent(0, 0)
        assert percent(None, 7) == "not yet known"
