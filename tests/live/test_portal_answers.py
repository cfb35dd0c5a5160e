"""The running portal answers, and says when it is ready."""


def test_the_portal_is_live_and_ready(portal):
    assert portal.ask(None, "GET", "/livez").status == 200
    assert portal.ask(None, "GET", "/readyz").status == 200


def test_a_wrong_token_is_refused(portal):
    answer = portal.ask(None, "GET", "/api/v1/referrals/", headers={"Authorization": "Bearer no"})
    assert answer.status in {401, 404}


def test_one_portal_serves_all_its_tests(portal, request):
    """On one worker: how they are kept together depends on how two packages name a test."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@portal")
