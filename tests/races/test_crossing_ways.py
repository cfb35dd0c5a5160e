"""One ends what others are filling at the same moment: nobody waits for ever, all sums hold."""

from tests.races.racing import race, statuses

ROUNDS = 3
COUNT = 6


def lay_out(portal):
    return portal.lay_out(f"from tests.live.extra import full_of_life; full_of_life({COUNT})")


def held(portal, batch):
    return portal.lay_out(f"from tests.live.extra import held; held({batch})")


def work_of(made):
    """Regions submit, the center selects, and some who were expected do not come."""
    return [
        *[("officer", "POST", f"/api/v1/referrals/{pk}/submit/") for pk in made["drafts"]],
        *[("organizer", "POST", f"/api/v1/referrals/{pk}/select/") for pk in made["verified"]],
        *[("organizer", "POST", f"/api/v1/enrollments/{pk}/miss/") for pk in made["confirmed"]],
    ]


def test_a_batch_is_cancelled_while_others_nominate_and_select(portal):
    for _round in range(ROUNDS):
        made = lay_out(portal)
        why = {"reason": "Bengkel las terbakar"}
        cancel = ("ministry", "POST", f"/api/v1/batches/{made['batch']}/cancel/", why)
        work = work_of(made)
        half = len(work) // 2
        answers = race(portal, [*work[:half], cancel, *work[half:]])
        assert set(statuses(answers)) <= {200, 409}, [a.body for a in answers if a.status > 409]
        assert answers[half].status == 200, answers[half].body
        found = held(portal, made["batch"])
        assert found["status"] == "CANCELLED"
        assert found["waiting"] == found["of_quota"] == found["of_batch"] == found["active"] == 0
        assert found["nominated"] == found["live"]


def test_a_quota_is_lowered_while_others_select(portal):
    for _round in range(ROUNDS):
        made = lay_out(portal)
        size = {"seats": COUNT + 2, "nominees": 3 * COUNT}
        lower = ("ministry", "POST", f"/api/v1/quotas/{made['quota']}/change/", size)
        work = work_of(made)
        half = len(work) // 2
        answers = race(portal, [*work[:half], lower, *work[half:]])
        assert set(statuses(answers)) <= {200, 409}, [a.body for a in answers if a.status > 409]
        found = held(portal, made["batch"])
        assert found["of_quota"] <= found["seats"]
        assert found["of_quota"] == found["of_batch"] == found["active"]
        assert found["nominated"] == found["live"]
