"""Answers, replacements and changes of bed at the same moment: one of each counts."""

from tests.races.racing import race, statuses

ROUNDS = 2
WHY = {"reason": "Nama salah eja"}


def extra(portal, call):
    return portal.lay_out(f"import tests.live.extra as extra; extra.{call}")


def test_of_many_answers_to_one_proposal_one_counts(portal):
    for _round in range(ROUNDS):
        proposal = extra(portal, "proposed(6)")["proposal"]
        address = f"/api/v1/certificate-proposals/{proposal}"
        calls = [
            ("certifier", "POST", f"{address}/approve/"),
            ("ministry", "POST", f"{address}/approve/"),
            ("certifier", "POST", f"{address}/return/", WHY),
            ("ministry", "POST", f"{address}/withdraw/", WHY),
        ] * 2
        answers = race(portal, calls)
        assert statuses(answers) == {200: 1, 409: len(calls) - 1}, [a.body for a in answers]
        found = extra(portal, f"issued({proposal})")
        assert found["certificates"] == (6 if found["status"] == "ISSUED" else 0)


def test_a_certificate_has_one_successor(portal):
    for _round in range(ROUNDS):
        certificate = extra(portal, "certified()")
        call = ("certifier", "POST", f"/api/v1/certificates/{certificate}/replace/", WHY)
        answers = race(portal, [call] * 6)
        assert statuses(answers) == {201: 1, 409: 5}, [a.body for a in answers]


def test_two_who_change_places_while_they_are_moved_keep_one_bed_each(portal):
    for _round in range(ROUNDS):
        made = extra(portal, "beds_of_two()")
        first, second = made["people"]
        swap = ("organizer", "POST", f"/api/v1/enrollments/{first}/swap-beds/", {"other": second})
        back = ("organizer", "POST", f"/api/v1/enrollments/{second}/swap-beds/", {"other": first})
        moves = [
            ("organizer", "POST", f"/api/v1/enrollments/{pk}/change-bed/", {"bed": made["bed"]})
            for pk in made["people"]
        ]
        answers = race(portal, [swap, back, *moves])
        assert set(statuses(answers)) <= {200, 409}, [a.body for a in answers]
        assert extra(portal, f"nights({made['people']})") == {"stays": 2, "beds": 2}
