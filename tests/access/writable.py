"""Which fields each verb takes, through the page and through the API."""

from tests.access import writable_api, writable_pages

FIELDS = writable_pages.FIELDS | writable_api.FIELDS
# (person, address) → what this person is asked for beyond that
ALSO = {
    ("organizer", "accounts:invite_user"): "role",
    ("admin", "accounts:invite_user"): "role scope_key",
    ("manager", "programs:set_rules"): "center",  # a center sets its own
    ("admin", "programs:set_rules"): "center",
    ("manager", "placements:correct_employer"): "is_direct kbli name registry_number",
    ("admin", "placements:correct_employer"): "is_direct kbli name registry_number",
    ("province", "reports:follow_reports"): "place",
    ("manager", "reports:follow_reports"): "place",
    ("admin", "reports:follow_reports"): "place",
    ("officer", "reports:rename_view"): "name",  # whose view it is
    ("officer", "saved-views-rename"): "name",
    ("officer", "reports:request_report"): "center",
    ("province", "reports:request_report"): "center place",
    ("manager", "reports:request_report"): "center place",
    ("admin", "reports:request_report"): "center place",
}
