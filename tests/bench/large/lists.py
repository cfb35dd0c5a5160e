"""How much longer a list takes among a million people than among ten thousand.

The two counts, the questions and who asks them; each page is made in one process as in ``pages``.
"""

from tests.bench.large.pages import WHO, client_of, person, slowest
from tests.people import Role

FEW, MANY = 10_000, 1_000_000
# what is measured → (who asks, address)
LISTS = {
    "region_people": ("officer", "/participants/"),
    "region_people_by_name": ("officer", "/participants/?q=dewi+a"),
    "region_certificates": ("officer", "/participants/certificates/"),
    "region_placements": ("officer", "/placements/placements/"),
    "region_follow_ups": ("officer", "/placements/follow-ups/"),
    "region_home": ("officer", "/"),
    "province_people": ("province", "/participants/"),
    "province_certificates": ("province", "/participants/certificates/"),
    "center_batches": ("organizer", "/programs/batches/"),
    "center_people": ("organizer", "/participants/"),
    "center_certificates": ("organizer", "/participants/certificates/"),
    "ministry_people": ("manager", "/participants/"),
    "ministry_people_by_name": ("manager", "/participants/?q=dewi+ab"),
    "ministry_people_of_a_year": ("manager", "/participants/?year=2024"),
    "ministry_certificates": ("manager", "/participants/certificates/"),
    "ministry_placements": ("manager", "/placements/placements/"),
    "ministry_batches": ("manager", "/programs/batches/"),
    "ministry_home": ("manager", "/"),
    "admin_people": ("manager", "/admin/participants/participant/"),
    "admin_people_by_name": ("manager", "/admin/participants/participant/?q=dewi+ab"),
    "admin_nominations": ("manager", "/admin/participants/referral/"),
    "admin_enrollments": ("manager", "/admin/participants/enrollment/"),
    "admin_certificates": ("manager", "/admin/participants/certificate/"),
    "admin_placements": ("manager", "/admin/placements/placement/"),
    "admin_batches": ("manager", "/admin/programs/batch/"),
}
MANAGER = person("kelola@bench.test", Role.MINISTRY_MANAGER)


def measure() -> dict[str, float]:
    """Seconds in which 19 of 20 are made, by list."""
    clients = {name: client_of(make) for name, make in {**WHO, "manager": MANAGER}.items()}
    return {name: slowest(clients[who], address) for name, (who, address) in LISTS.items()}
