"""How long pages take to be made, in one process, without a web server or a network."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.test import Client

from blkportal.core.scope import SYSTEM, acting_in
from tests import people

FOUR_YEARS = "since=2021-01-01&until=2024-12-31"
HALF_MONTHS = "since=2021-01-15&until=2024-12-14"
DASHBOARD = "/reports/dashboard/"
# what is measured → (who asks, address)
PAGES = {
    "nation": ("reader", f"{DASHBOARD}?{FOUR_YEARS}"),
    "nation_from_day_to_day": ("reader", f"{DASHBOARD}?{HALF_MONTHS}"),
    "nation_women": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&sex=FEMALE"),
    "nation_one_program": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&program=p7"),
    "nation_one_center": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&center=c7"),
    "nation_map": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&show=map"),
    "nation_after_graduation": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&show=cohort"),
    "nation_among_equals": ("reader", f"{DASHBOARD}?{FOUR_YEARS}&show=league"),
    "province": ("province", f"{DASHBOARD}62/?{FOUR_YEARS}"),
    "regency": ("officer", f"{DASHBOARD}62.10/?{FOUR_YEARS}"),
    "regency_one_year": ("officer", f"{DASHBOARD}62.10/?since=2024-01-01&until=2024-12-31"),
    "center": ("organizer", f"{DASHBOARD}?{FOUR_YEARS}"),
}
ROUNDS = 21


def measure() -> dict[str, float]:
    """Seconds in which 19 of 20 are made, by page."""
    settings.ALLOWED_HOSTS = ["*"]
    clients = {name: client_of(make) for name, make in WHO.items()}
    return {name: slowest(clients[who], address) for name, (who, address) in PAGES.items()}


def client_of(make: Callable[[], Any]) -> Client:
    with acting_in(SYSTEM):
        client = Client(SERVER_NAME="localhost")
        client.force_login(make())
    return client


def slowest(client: Client, address: str) -> float:
    taken = []
    for _round in range(ROUNDS + 1):
        begun = time.perf_counter()
        answer = client.get(address)
        taken.append(time.perf_counter() - begun)
        assert answer.status_code == 200, (address, answer.status_code)
    return round(sorted(taken[1:])[-2], 4)


def once(email: str, make: Callable[[], Any]) -> Callable[[], Any]:
    def found() -> Any:
        return people.User.objects.filter(email=email).first() or make()

    return found


def person(email: str, role: str, scope_key: str = "") -> Callable[[], Any]:
    return once(email, lambda: people.make_user(email, role, scope_key))


Role = people.Role
WHO = {
    "reader": person("baca@bench.test", Role.MINISTRY_READER),
    "province": once("p@bench.test", lambda: people.make_officer("p@bench.test", "62")),
    "officer": once("r@bench.test", lambda: people.make_officer("r@bench.test", "62.10")),
    "organizer": once(
        "c@bench.test",
        lambda: people.make_center_user("c@bench.test", people.make_center("c7", "Balai 7")),
    ),
}
