"""Lays out what must exist before the first nomination, and prints keys and tokens as JSON."""

import json
import sys


def lay_out() -> dict:
    from accounts.roles import Role
    from accounts.services.api_token import create_token
    from tests import assessing, chain, learning, people

    center = people.make_center()
    batch = chain.make_batch(center)
    chain.make_quota(batch, "62.10", seats=5, nominees=5)
    chain.make_quota(batch, "62.11", seats=2, nominees=2)
    beds = [learning.make_bed(center, sex).pk for sex in ("FEMALE", "MALE") for _ in range(3)]
    users = {
        "ministry": people.make_user("ratna@kemnaker.test", Role.MINISTRY_MANAGER),
        "officer": people.make_officer("yunita@gunungmas.test", "62.10"),
        "neighbour": people.make_officer("darius@pulangpisau.test", "62.11"),
        "organizer": people.make_center_user("sinta@bekasi.test", center),
        "certifier": people.make_center_user("maya@bekasi.test", center, Role.CENTER_CERTIFIER),
        "placer": people.make_center_user("tono@bekasi.test", center, Role.CENTER_PLACER),
        "recruiter": people.make_contact("dewi@baja.test", people.make_employer()),
    }
    return {
        "batch": batch.pk,
        "program": batch.program_id,
        "center": center.code,
        "body": assessing.make_body().pk,
        "beds": beds,
        "units": [unit.pk for unit in batch.program.units.all()],
        "tokens": {name: create_token(user) for name, user in users.items()},
    }


def tell_world():
    sys.stdout.write(json.dumps(lay_out()))
