"""A quota that was committed is told of no other moment; only seen across two transactions."""


def test_a_quota_that_stands_is_told_nothing_of_other_days(portal):
    batch = portal.lay_out("from tests.live.extra import open_class; open_class(places=3)")
    ask = f"from tests.live.extra import told_of_another_moment; told_of_another_moment({batch})"
    assert portal.lay_out(ask) == "InsufficientPrivilege"
