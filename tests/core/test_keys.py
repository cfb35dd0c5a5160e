"""A key is what fits a column, written as our own pages write it."""

import pytest

from blkportal.core.keys import key_in, keys_in


@pytest.mark.parametrize("text, key", [("7", 7), ("0", 0), ("007", 7), ("9" * 18, 10**18 - 1)])
def test_plain_digits_are_a_key(text, key):
    assert key_in(text) == key


TEXTS = ["", " 7", "7 ", "-7", "+7", "7.0", "1e3", "²", "٣", "７", "9" * 19]


@pytest.mark.parametrize("text", TEXTS)
def test_anything_else_is_none(text):
    assert key_in(text) is None


def test_what_is_no_key_is_left_out():
    assert keys_in(["3", "²", "", "4"]) == [3, 4]
