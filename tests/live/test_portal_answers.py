"""The running portal answers, and says when it is ready."""


def test_the_portal_is_live_and_ready(portal):
    assert portal.ask(None, "GET", "/livez").status == 200
    assert portal.ask(None, "GET", "/readyz").status == 200


def test_a_wrong_token_is_refused(portal):
    answer = portal.ask(None, "GET", "/api/v1/referrals/", headers={"Authorization": "Bearer no"})
    assert answer.status in {401, 404}
